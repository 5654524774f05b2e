"""What the hub keeps of one person, found by the shape of the private store itself: a new table cannot be forgotten here.

A column that proves something (`info={"secret": True}`) is left out: it is of no use to the person and of much to a thief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from hub import private_tables as t
from hub.clock import moment
from hub.log import Log
from hub.private import Private

BATCH = 5_000


class Kept(NamedTuple):
    """One table of the private store with the rows of a person, without secrets; instants are aware moments."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


class Told(NamedTuple):
    """One event that names a person: as the one who did it, or in what is told."""

    position: int
    topic: str
    at: datetime
    acted: bool


def kept(private: Private, person_id: str) -> list[Kept]:
    """All tables that can hold something of a person, those with nothing too."""
    with private.reading() as db:
        owned = ((table, _owner(table)) for table in t.metadata.sorted_tables)
        return [_of(db, table, owner == person_id) for table, owner in owned if owner is not None]


def _owner(table: sa.Table) -> sa.Column[str] | None:
    """The column that says whose row it is."""
    return table.c.id if table is t.person else table.c.get("person_id")


def _of(db: sa.Connection, table: sa.Table, theirs: sa.ColumnElement[bool]) -> Kept:
    shown = [column for column in table.c if not column.info.get("secret")]
    asked = sa.select(*shown).where(theirs).order_by(*table.primary_key)
    rows = [tuple(map(_told, shown, row)) for row in db.execute(asked)]
    return Kept(table.name, tuple(column.name for column in shown), rows)


def _told(column: sa.Column[object], value: object) -> object:
    """Instants are kept as microseconds in columns called `at`, `…_at` or `until`."""
    instant = column.name in {"at", "until"} or column.name.endswith("_at")
    return moment(value) if instant and isinstance(value, int) else value


def told(log: Log, person_id: str) -> Iterator[Told]:
    """Every event of the log in which the person's id stands: as a value, or as the key of the stream, `membership:P1/p-1`."""
    named, after = re.compile(rb'["/:]' + re.escape(person_id.encode()) + rb'"').search, 0
    while entries := log.read(after, BATCH):
        for entry in entries:
            if named(entry.meta) or named(entry.state):
                yield Told(entry.position, entry.topic, moment(entry.recorded_at), entry.by.actor == person_id)
        after = entries[-1].position
