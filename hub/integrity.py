"""Whoever changes the log, even one bit of one event, is found out: `hub verify` walks the chain from the first event.

Positions 1..n without a hole, every hash right, every event readable, nothing outside the chain; then SQLite's own check of the file.
The chain comes first, because it can name a position.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import msgspec
from eventsourcing.persistence import StoredEvent

from domain import catalogue
from domain.model import Prose, decode
from hub.store_sqlite import GENESIS, ChainBroken, link

Revive = Callable[[type, Any], Prose]

EVERYTHING = (
    "SELECT s.rowid, originator_id, originator_version, topic, state, recorded_at, meta, hash"
    " FROM stored_events s LEFT JOIN record ON position = s.rowid ORDER BY s.rowid"
)


def walk(db: sqlite3.Connection, revive: Revive, *, texts: bool) -> tuple[int, bytes]:
    """Position and hash of the last event. Raises ChainBroken naming the first position that is not as it was written.

    With `texts`, each text must open or have been erased.
    """
    digest, count = GENESIS, 0
    try:
        for row in db.execute(EVERYTHING):
            digest = _linked(digest, count + 1, row)
            _readable(count + 1, row[3], row[4], revive, texts=texts)
            count += 1
    except (sqlite3.DatabaseError, UnicodeDecodeError) as cause:  # SQLite gives whatever bytes stand where a text was
        raise ChainBroken(f"unreadable at position {count + 1}: {cause}") from cause
    if (found := _file(db)) != "ok":
        raise ChainBroken(f"the file is damaged, though its {count} events are whole: {found}")
    return count, digest


def _linked(before: bytes, due: int, row: tuple[Any, ...]) -> bytes:
    position, *stored, at, meta, kept = row
    try:
        whole = position == due and link(before, position, at, StoredEvent(*stored), meta) == kept
    except (TypeError, AttributeError):  # another type than the one that was written
        whole = False
    if not whole:
        raise ChainBroken(f"the chain is broken at position {due}")
    return bytes(kept)


def _readable(position: int, topic: str, state: bytes, revive: Revive, *, texts: bool) -> None:
    try:
        if topic not in catalogue.KINDS:
            raise LookupError(f"unknown topic {topic}")  # noqa: TRY301  # one way out for all that is unreadable
        fact = decode(topic, state, revive)
        if texts:
            msgspec.to_builtins(fact, enc_hook=str)
    except Exception as cause:
        raise ChainBroken(f"unreadable at position {position}: {type(cause).__name__}: {cause}") from cause


def _file(db: sqlite3.Connection) -> str:
    """What SQLite says of the file. A connection that only reads overlooks a damaged schema: it is tried elsewhere."""
    try:
        found = str(db.execute("PRAGMA integrity_check").fetchone()[0]).replace("\n", " ")
        with closing(sqlite3.connect(":memory:")) as trial:
            for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"):
                trial.execute(sql)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as cause:
        return str(cause)
    return found
