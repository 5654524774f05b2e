"""The hub as it was: a copied log is cut behind a position, so that a backup comes back as of a day.

Only ever done to a copy that nobody uses. The private store beside it stays as it is: names are today's, and what was erased since stays erased.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from hub.clock import moment
from hub.notary import records


class NotThere(Exception):
    """The log holds nothing as of that moment or position; the message says what it holds."""


class Point(NamedTuple):
    """Up to where: a position, or an instant (microseconds since 1970, UTC) up to which everything recorded stays."""

    position: int = 0
    instant: int = 0


def cut(log: Path, point: Point) -> int:
    """Remove from a copied log what stands behind the point; the position of the last event that stays. Raises NotThere."""
    with closing(sqlite3.connect(log, isolation_level=None)) as db:
        last = _position(db, point)
        db.execute("PRAGMA secure_delete = ON")
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM stored_events WHERE rowid > ?", (last,))
        db.execute("DELETE FROM record WHERE position > ?", (last,))
        db.execute("DELETE FROM receipt WHERE last > ?", (last,))
        sql = "UPDATE head SET (position, recorded_at, hash) = (SELECT position, recorded_at, hash FROM record WHERE position = ?)"
        db.execute(sql, (last,))
        db.execute("COMMIT")
    return last


def _position(db: sqlite3.Connection, point: Point) -> int:
    end = records.end(db)
    if point.position:
        if point.position > end:
            raise NotThere(f"there is no position {point.position} in it: its log ends at {end}")
        return point.position
    row = db.execute("SELECT max(position) FROM record WHERE recorded_at <= ?", (point.instant,)).fetchone()
    if not row[0]:
        when = f": the first record is of {moment(records.recorded_at(db, 1)):%Y-%m-%d %H:%M} UTC" if end else ""
        raise NotThere(f"nothing had been recorded by then{when}")
    return int(row[0])
