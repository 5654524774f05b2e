"""Does the hub keep up? One look at the log, the read database and the last tick, for people who watch over it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from hub import backed_up
from hub.background import TickLock
from hub.compose import Hub

PARTS = (("log.db", "log"), ("private.db", "private"), ("read-", "read"))
MOST_LAG = 5_000
"""Events that the read database may be behind before the hub is called unready: about a tenth of a second of work."""


class State(NamedTuple):
    """Positions of the log and the read database; the last tick and the last good backup as ISO 8601, UTC, "" for none.

    `trouble` is "" when all is well.
    """

    log: int
    read: int
    head: str
    last_tick: str
    trouble: str = ""
    last_backup: str = ""

    @property
    def lag(self) -> int:
        return self.log - self.read

    @property
    def ready(self) -> bool:
        return not self.trouble and self.lag <= MOST_LAG

    def told(self) -> dict[str, object]:
        """For JSON."""
        return {"status": "ready" if self.ready else "not ready", **self._asdict(), "lag": self.lag}


def look(hub: Hub) -> State:
    """The state now; trouble with a file is part of the answer."""
    last, kept = TickLock(hub.settings.data).last(), backed_up.last(hub.settings.data)
    saved = kept.made_at if kept else ""
    try:
        read, head = hub.position(), hub.log.head()  # in this order the lag is never below 0
    except (sqlite3.Error, OSError) as cause:
        return State(0, 0, "", last, f"{type(cause).__name__}: {cause}", saved)
    return State(head.position, read, head.hash.hex()[:12], last, last_backup=saved)


def sizes(hub: Hub) -> dict[str, int]:
    """Bytes on the disk: the log, the private store, what is computed from the log, and whatever else lies there."""
    found = dict.fromkeys((*(name for _, name in PARTS), "other"), 0)
    for path in hub.settings.data.rglob("*"):
        if path.is_file():
            name = next((part for prefix, part in PARTS if path.name.startswith(prefix)), "other")
            found[name] += path.stat().st_size
    return found
