"""导出记录: who took which list out of the hub, when, with which filters and how many rows; kept beside the log."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import Clock, micros

if TYPE_CHECKING:
    from hub.private import Private

KEPT = timedelta(days=3 * 365)
"""A programme of two years and the year after it; then nobody needs to know any more who took what."""
LONGEST = 2_000
"""Characters of the filters that are kept; no address of a page of ours is longer."""


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """One list handed out. `person_id` None: the person has been erased since; `at`: microseconds since 1970, UTC."""

    person_id: str | None
    list: str
    form: str
    filters: str
    at: int
    rows: int


def purge(private: Private, now: datetime) -> int:
    """Forget exports that lie further back than they are kept; how many."""
    with private.writing() as db:
        return db.execute(sa.delete(t.export_log).where(t.export_log.c.at < micros(now - KEPT))).rowcount


class Exports:
    """The record of all exports; nobody gets a list without a line in it."""

    def __init__(self, private: Private, clock: Clock) -> None:
        self._private, self._clock = private, clock

    def record(self, person_id: str, *, of: str, form: str, filters: str, rows: int) -> None:
        """Write down an export before it is handed out. `of`: the list, as its routes are named; `form`: xlsx or csv."""
        row: dict[str, object] = {"id": uuid.uuid4().hex, "person_id": person_id, "list": of, "form": form}
        row |= {"filters": filters[:LONGEST], "at": micros(self._clock()), "rows": rows}
        with self._private.writing() as db:
            db.execute(sa.insert(t.export_log).values(row))

    def latest(self, limit: int = 50) -> list[Export]:
        """The last exports of anybody, the newest first."""
        columns = [t.export_log.c[name] for name in Export.__struct_fields__]
        asked = sa.select(*columns).order_by(t.export_log.c.at.desc(), t.export_log.c.id).limit(limit)
        with self._private.reading() as db:
            return [Export(**row) for row in db.execute(asked).mappings()]
