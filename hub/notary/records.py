"""What evidence is made of, read from the file of the log in one look: hashes of records, and events as they were stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hub.store_sqlite import GENESIS, TOLD, Told


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection of its own, in one transaction: whoever writes meanwhile is not seen."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=15)) as db:
        db.execute("BEGIN")
        yield db


def hashes(db: sqlite3.Connection, stop: int) -> list[bytes]:
    """The hashes of all records up to a position, in order."""
    rows = db.execute("SELECT hash FROM record WHERE position <= ? ORDER BY position", (stop,))
    return [digest for (digest,) in rows]


def stored(db: sqlite3.Connection, position: int) -> Told | None:
    """One event with its record, as its hash covers it; None where there is none."""
    row = db.execute(f"{TOLD} WHERE position = ?", (position,)).fetchone()
    return Told._make(row) if row else None


def hash_at(db: sqlite3.Connection, position: int) -> bytes:
    """The hash of the record at a position that there is; before the first one all zeros."""
    row = db.execute("SELECT hash FROM record WHERE position = ?", (position,)).fetchone()
    return bytes(row[0]) if row else GENESIS


def recorded_at(db: sqlite3.Connection, position: int) -> int:
    """When the record at a position that there is was written: microseconds since 1970, UTC."""
    return int(db.execute("SELECT recorded_at FROM record WHERE position = ?", (position,)).fetchone()[0])


def end(db: sqlite3.Connection) -> int:
    """The position of the last record."""
    return int(db.execute("SELECT max(position) FROM record").fetchone()[0] or 0)
