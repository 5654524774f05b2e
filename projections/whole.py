"""A thing as it stands, whole: a row of JSON, and beside it the columns by which it is looked for and sorted.

Rows are held while a batch is applied and written once when it ends, however many events changed them. Numbers run from 1 for each
kind; `year` is that of the first event, in the district's time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec

from domain.model import DomainEvent, revive
from domain.record import Entry
from domain.words import Party
from projections.book import Book, decoder, sealed_form
from projections.read import Reader, tables
from projections.story import day_at

_encode = msgspec.json.Encoder(enc_hook=sealed_form, order="deterministic").encode


class Whole(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What every such row has. `position`, `changed_at`: of its newest event; `began`: position of the first. Pages never change one."""

    no: int
    key: str
    year: int
    version: int
    position: int
    changed_at: int
    began: int


MOST_NO = 1 << 63
"""From here on a number does not fit into a column: no thing has it."""
R = TypeVar("R", bound=Whole)


class _Held(Generic[R]):
    """The rows of one table that a batch has touched, by key."""

    def __init__(self, db: Book, table: str, written: Callable[[R], tuple[Any, ...]]) -> None:
        self._db, self._table, self._written = db, table, written
        self.rows: dict[str, R] = {}
        self.last: int = db.execute(f"SELECT coalesce(max(no), 0) FROM {table}").fetchone()[0]

    def write(self) -> None:
        if rows := [self._written(row) for row in self.rows.values()]:
            self._db.executemany(f"REPLACE INTO {self._table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


class Shelf(Generic[R]):
    """The table of one kind. `columns` are attributes of the row, each with its type in SQL; `indexed` those that are asked for often."""

    def __init__(self, table: str, kind: type[R], columns: Mapping[str, str], indexed: tuple[str, ...] = ()) -> None:
        self._table, self._kind, self._columns = table, kind, tuple(columns)
        declared = "".join(f"{name} {sql}, " for name, sql in columns.items())
        tables(
            f"CREATE TABLE {table} (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,"
            f" began INTEGER NOT NULL, {declared}whole TEXT NOT NULL);\n"
            + "".join(f"CREATE INDEX {table}_{name} ON {table} ({name});\n" for name in indexed)
        )

    # ---- written by handlers

    def begin(self, db: Book, e: DomainEvent, entry: Entry, **fields: Any) -> R:
        """A new row under the next number."""
        stamped = {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at}
        year, held = day_at(entry.recorded_at).year, db.held(self._held)
        held.last += 1
        row = held.rows[e.key] = self._kind(
            no=held.last, key=e.key, year=year, began=entry.position, **stamped, **fields
        )
        return row

    def changing(self, db: Book, e: DomainEvent, entry: Entry) -> R:
        """The row, to be changed by an event. LookupError where there is none."""
        held = db.held(self._held)
        if (row := held.rows.get(e.key)) is None:
            found = db.execute(f"SELECT whole FROM {self._table} WHERE key = ?", (e.key,)).fetchone()
            if found is None:
                raise LookupError(f"no {e.key} in {self._table}")
            row = held.rows[e.key] = decoder(self._kind, revive).decode(found[0])
        row.version, row.position, row.changed_at = e.originator_version, entry.position, entry.recorded_at
        return row

    def _held(self, db: Book) -> _Held[R]:
        return _Held(db, self._table, self._written)

    def _written(self, row: R) -> tuple[Any, ...]:
        named = (plain(getattr(row, name)) for name in self._columns)
        return (row.no, row.key, row.position, row.began, *named, _encode(row).decode())

    # ---- asked by pages

    def select(self, read: Reader, rest: str, *params: object) -> list[R]:
        """Rows; `rest` is what follows `FROM table`."""
        return [self.row(read, whole) for (whole,) in read.rows(f"SELECT whole FROM {self._table} {rest}", *params)]

    def row(self, read: Reader, whole: str) -> R:
        """The row of a column `whole`."""
        return read.struct(self._kind, whole)

    def numbered(self, read: Reader, no: int) -> R | None:
        """The one that people know by this number."""
        return next(iter(self.select(read, "WHERE no = ?", no)), None) if no < MOST_NO else None

    def by_key(self, read: Reader, key: str) -> R | None:
        return next(iter(self.select(read, "WHERE key = ?", key)), None)

    def created_at(self, read: Reader, position: int) -> int | None:
        """The number of the one that began with the event at this position: what a command's receipt names."""
        found: int | None = read.value(f"SELECT no FROM {self._table} WHERE began = ?", position)
        return found


def plain(value: Any) -> Any:
    """A value as a column holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Party):
        return str(value)
    return value.value if isinstance(value, StrEnum) else value
