"""Which streams concern which units: every unit that an event of the stream names, from the first event on that does.

Learnt from the stored bytes, of whatever kind the event is, and kept in memory: 200,000 events take less than a second, once, and later only
what is new is read.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Collection

NAMED = re.compile(rb'"(?:school:|studio:|partner:)?([^"\\]{1,40})"')
"""What may be the code of a unit: a short text in the event's JSON, also with its kind before it."""


class Mentions:
    """By code of a unit: its streams, each with the position that first names it there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: dict[str, dict[str, int]] = {}
        self._codes: frozenset[bytes] = frozenset()
        self._level = 0

    def level(self, db: sqlite3.Connection, codes: frozenset[str]) -> None:
        """Read what is new. Where a code has come that was not known before, everything is read again."""
        known = frozenset(code.encode() for code in codes)
        with self._lock:
            if not known <= self._codes:
                self._streams, self._codes, self._level = {}, known, 0
            sql = "SELECT rowid, originator_id, state FROM stored_events WHERE rowid > ? ORDER BY rowid"
            for position, stream, state in db.execute(sql, (self._level,)):
                for code in self._codes.intersection((stream.partition(":")[2].encode(), *NAMED.findall(state))):
                    self._streams.setdefault(code.decode(), {}).setdefault(stream, position)
                self._level = position

    def of(self, units: Collection[str], stop: int) -> set[str]:
        """The streams of these units, as far as position `stop`."""
        with self._lock:
            found = (self._streams.get(unit, {}) for unit in units)
            return {stream for streams in found for stream, first in streams.items() if first <= stop}
