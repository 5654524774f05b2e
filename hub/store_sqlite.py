"""An event, its record and the command's receipt become durable together, in one transaction of one SQLite file.

The chain: each record's hash is SHA-256 over the hash before it and the length-prefixed stored bytes, so an edit, a deletion or a
reordering breaks it. The receipt makes a command that is sent twice harmless. Side tables, because the library inserts by position.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder

from domain.model import decode, encode
from hub.keyring import Keyring

GENESIS = bytes(32)


def link(before: bytes, position: int, recorded_at: int, stored: StoredEvent, meta: bytes) -> bytes:
    """The chain's next hash: of the stored bytes, never of re-encoded JSON."""
    digest = hashlib.sha256(before)
    numbers = b"%d %d %d" % (position, recorded_at, stored.originator_version)
    for part in (numbers, str(stored.originator_id).encode(), stored.topic.encode(), stored.state, meta):
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.digest()


class Told(NamedTuple):
    """A stored event with its record, to be told again: `recorded_at` in microseconds since 1970, UTC; `meta` as stored JSON."""

    stream: str
    version: int
    topic: str
    state: bytes
    recorded_at: int
    meta: bytes


TOLD = (
    "SELECT originator_id, originator_version, topic, state, recorded_at, meta FROM stored_events s"
    " JOIN record ON position = s.rowid"
)


def linked(before: bytes, position: int, each: Told) -> bytes:
    """The hash that this event's record has at this position, behind a record of that hash."""
    return link(before, position, each.recorded_at, StoredEvent(*each[:4]), each.meta)


def told(db: sqlite3.Connection) -> Iterator[Told]:
    """All that a log holds, in order."""
    return map(Told._make, db.execute(f"{TOLD} ORDER BY position"))


def retell(db: sqlite3.Connection, events: Iterable[Told]) -> int:
    """Write a whole log, which is empty, in one transaction, with the times and authors that its events had; how many there are.

    Receipts are not told again: no command is waited for any more.
    """
    position, at, digest = 0, 0, GENESIS
    db.execute("BEGIN IMMEDIATE")
    for position, each in enumerate(events, 1):
        at, digest = each.recorded_at, linked(digest, position, each)
        db.execute("INSERT INTO stored_events VALUES (?,?,?,?)", each[:4])
        db.execute("INSERT INTO record VALUES (?,?,?,?)", (position, at, each.meta, digest))
    db.execute("UPDATE head SET position = ?, recorded_at = ?, hash = ?", (position, at, digest))
    db.execute("COMMIT")
    return position


class AlreadyDone(Exception):
    """This command is on record; `first` and `last` are the positions of what it wrote."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


class ChainBroken(Exception):
    """The log is not what was written; the message names the first position that shows it."""


class StructMapper(Mapper[str]):
    """Events to stored bytes and back. What cannot be read back is not written: a Struct checks no types when made."""

    keys: Keyring

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        topic, state = encode(domain_event, self.keys.seal)
        decode(topic, state)
        return StoredEvent(domain_event.originator_id, domain_event.originator_version, topic, state)

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        return decode(stored_event.topic, stored_event.state, self.keys.revive)


class SQLiteRecorder(SQLiteApplicationRecorder):
    """The library's recorder with position, time, author, hash chain and receipt."""

    clock: Callable[[], int]
    """Microseconds since 1970, UTC; set by the log."""

    def construct_create_table_statements(self) -> list[str]:
        return [
            *super().construct_create_table_statements(),
            "CREATE TABLE IF NOT EXISTS record"
            " (position INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, meta BLOB NOT NULL, hash BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS head"
            " (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER, recorded_at INTEGER, hash BLOB)",
            "INSERT OR IGNORE INTO head VALUES (1, 0, 0, zeroblob(32))",
            "CREATE TABLE IF NOT EXISTS receipt"
            " (command_id TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID",
        ]

    def _insert_events(
        self,
        c: Any,
        stored_events: Sequence[StoredEvent],
        *,
        command_id: str = "",
        meta: bytes = b"{}",
        **_: Any,
    ) -> Sequence[int] | None:
        c.execute("DELETE FROM head WHERE one = 0")  # a write first, of nothing: the lock and a fresh snapshot
        c.execute("SELECT position, recorded_at, hash FROM head")
        position, at, digest = c.fetchone()
        if command_id:
            c.execute("SELECT first, last FROM receipt WHERE command_id = ?", (command_id,))
            if done := c.fetchone():
                raise AlreadyDone(*done)
        ids = list(super()._insert_events(c, stored_events) or ())
        at = max(at, self.clock())  # monotone even when the clock steps back
        for expected, (new, stored) in enumerate(zip(ids, stored_events, strict=True), position + 1):
            if new != expected:
                raise ChainBroken(f"position {new} where {expected} was due: an event has been deleted")
            digest = link(digest, new, at, stored, meta)
            c.execute("INSERT INTO record VALUES (?,?,?,?)", (new, at, meta, digest))
        if ids:
            c.execute("UPDATE head SET position = ?, recorded_at = ?, hash = ?", (ids[-1], at, digest))
            if command_id:
                c.execute("INSERT INTO receipt VALUES (?,?,?)", (command_id, ids[0], ids[-1]))
        return ids
