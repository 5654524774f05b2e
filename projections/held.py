"""Rows of one table, held while a batch is applied and written once when it ends, however many events changed them."""

from __future__ import annotations

from typing import Any

from projections.book import Book

Row = dict[str, Any]
"""By column, each value as its column holds it."""


class Rows:
    """Rows of one table with a `no` and a `key`."""

    def __init__(self, db: Book, table: str) -> None:
        self._db, self._table = db, table
        self._rows: dict[str, Row] = {}
        self._new: list[Row] = []
        self._names = [name for name, *_ in db.execute(f"SELECT * FROM {table} WHERE no = 0").description]
        self._last: int = db.execute(f"SELECT coalesce(max(no), 0) FROM {table}").fetchone()[0]

    def row(self, key: str) -> Row:
        """A row as it stands, to be changed. LookupError where there is none."""
        if (found := self._rows.get(key)) is None:
            values = self._db.execute(f"SELECT * FROM {self._table} WHERE key = ?", (key,)).fetchone()
            if values is None:
                raise LookupError(f"no {key} in {self._table}")
            found = self._rows[key] = dict(zip(self._names, values, strict=True))
        return found

    def begin(self, row: Row) -> None:
        """A new row, under the next running number; a column that is not named is empty."""
        self._last += 1
        new = self._rows[row["key"]] = dict.fromkeys(self._names) | row | {"no": self._last}
        self._new.append(new)

    def write(self) -> None:
        into = f"INTO {self._table} VALUES ({', '.join('?' * len(self._names))})"
        new = {row["no"] for row in self._new}
        self._db.executemany(f"INSERT {into}", [tuple(row.values()) for row in self._new])
        changed = [tuple(row.values()) for row in self._rows.values() if row["no"] not in new]
        self._db.executemany(f"REPLACE {into}", changed)
