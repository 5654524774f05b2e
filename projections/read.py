"""All that people see is one SQLite file whose content is a pure function of the log's first p events.

An area registers its tables with `tables(...)` and its handlers with `@when(...)`. A handler sees the event and its entry; it never
looks at the clock, the network or the keys, and texts pass through it sealed. `progress` says p, and the chain hash there.

The story of one thing is not copied: `Reader.story` reads it from the log, up to the reader's position.

What many events of a batch change may be held in memory until the batch ends (`Book.held`); a handler of another area then asks for
it there, never by SQL.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

import domain
from domain import catalogue
from domain.model import Aggregate, DomainEvent, decode, revive
from domain.record import Entry
from projections.book import Book, Revive, connect, decoder, sealed

EVERYTHING = 1 << 62
BATCH = 2_000

D = TypeVar("D", bound=msgspec.Struct)
H = TypeVar("H", bound=Callable[..., object])


class Source(Protocol):
    """What a read database needs of the log."""

    def read(self, after: int, limit: int, stop: int = ...) -> list[Entry]: ...
    def hash_at(self, position: int) -> bytes | None: ...
    def told(self, stream: str, stop: int = ...) -> list[Entry]: ...


# ---- registry: filled when projections.areas imports the areas

SCHEMA: list[str] = [
    """CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, hash BLOB NOT NULL);
INSERT INTO progress VALUES (1, 0, zeroblob(32));
CREATE TABLE parked (position INTEGER PRIMARY KEY, topic TEXT NOT NULL, error TEXT NOT NULL);
"""
]
Handler = Callable[[Book, Any, Entry], object]
HANDLERS: dict[str, list[Handler]] = {}


def tables(ddl: str) -> None:
    """The tables of an area."""
    SCHEMA.append(ddl)


def when(*kinds: type[DomainEvent]) -> Callable[[H], H]:
    """The decorated function handles these events; handlers of one event run in the order of registration."""

    def keep(handler: H) -> H:
        for kind in kinds:
            HANDLERS.setdefault(kind.TOPIC, []).append(handler)
        return handler

    return keep


def fingerprint() -> str:
    """Twelve hexadecimal digits over the sources of `domain` and `projections`: another code has another file."""
    digest = hashlib.sha256()
    for folder in (Path(domain.__path__[0]), Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


# ---- applying events

STOP = (sqlite3.OperationalError, MemoryError)
"""The machine's fault or the code's, not the event's: never parked."""


def _apply_all(db: Book, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if handlers := HANDLERS.get(entry.topic):  # chosen by topic, before decoding
            fact = decode(entry.topic, entry.state)
            for handler in handlers:
                handler(db, fact, entry)
        elif entry.topic not in catalogue.KINDS:
            raise LookupError("unknown topic")
    db.settle()


def _apply_or_park(db: Book, entries: Sequence[Entry]) -> None:
    """As `_apply_all`, but what cannot be digested is parked: halves of halves find it, so that its neighbours stay a batch."""
    db.execute("SAVEPOINT part")
    try:
        _apply_all(db, entries)
    except STOP:
        raise
    except Exception as cause:  # noqa: BLE001  # whatever a handler cannot digest is shown to people, not lost
        db.forget()
        db.execute("ROLLBACK TO part")
        if len(entries) > 1:
            _halve(db, entries)
        else:
            reason = f"{type(cause).__name__}: {cause}"  # deterministic: a rebuild must park alike
            db.execute("INSERT INTO parked VALUES (?,?,?)", (entries[0].position, entries[0].topic, reason))
    db.execute("RELEASE part")


def _halve(db: Book, entries: Sequence[Entry]) -> None:
    middle = len(entries) // 2
    for half in (entries[:middle], entries[middle:]):
        if half:
            _apply_or_park(db, half)


def catch_up(source: Source, db: Book, stop: int = EVERYTHING, batch: int = BATCH) -> None:
    """Bring `db` level with the log, each event exactly once, whoever else is doing the same."""
    apply: Callable[[Book, Sequence[Entry]], None] = _apply_all
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")  # the lock comes before the position is read: no event is applied twice
            position = db.execute("SELECT position FROM progress").fetchone()[0]
            entries = source.read(position, batch, stop)
            if entries:
                db.execute("UPDATE progress SET position = ?, hash = ?", (entries[-1].position, entries[-1].hash))
            apply(db, entries)
            db.execute("COMMIT")
        except BaseException as cause:
            db.forget()
            db.rollback()
            if apply is _halve or not isinstance(cause, Exception) or isinstance(cause, STOP):
                raise
            apply = _halve  # the same batch again, in savepoints
            continue
        if len(entries) < batch:
            return
        apply = _apply_all


def fresh(path: str | Path = ":memory:", **pragmas: str) -> Book:
    """An empty read database."""
    db = connect(path, **pragmas)
    db.executescript("".join(SCHEMA))
    return db


def dump_digest(db: sqlite3.Connection) -> str:
    """SHA-256 over the whole SQL dump: two databases with the same digest show the same."""
    digest = hashlib.sha256()
    for line in db.iterdump():
        digest.update(line.encode())
    return digest.hexdigest()


# ---- reading


class Reader:
    """One consistent look: a read-only transaction at one position, its texts opened only when somebody asks."""

    def __init__(self, db: sqlite3.Connection, source: Source, hook: Revive = revive, home: object = None) -> None:
        self.home = home
        """Where the connection came from, for whoever takes it back."""
        self._source, self._hook = source, hook
        self._cursor = db.cursor()
        self._cursor.row_factory = self._revived
        self._cursor.execute("BEGIN")
        self.position: int = self._cursor.execute("SELECT position FROM progress").fetchone()[0]

    def _revived(self, _: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """A BLOB is a text that people wrote."""
        return tuple(sealed(cell, self._hook) if type(cell) is bytes else cell for cell in row)

    def story(self, of: type[Aggregate], key: str, *kinds: type[DomainEvent]) -> Iterator[tuple[Entry, Any]]:
        """The events of one thing up to this position, oldest first; of these kinds, where some are named. Texts open as in a row."""
        topics = {kind.TOPIC for kind in kinds}
        for entry in self._source.told(of.stream(key), self.position):
            if not topics or entry.topic in topics:
                yield entry, decode(entry.topic, entry.state, self._hook)

    def struct(self, kind: type[D], whole: str) -> D:
        """A value that a column holds as JSON; its texts open likewise."""
        found: D = decoder(kind, self._hook).decode(whole)
        return found

    def rows(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        return self._cursor.execute(sql, params).fetchall()

    def row(self, sql: str, *params: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._cursor.execute(sql, params).fetchone()
        return found

    def value(self, sql: str, *params: object) -> Any:
        """The first column of the first row; None where there is none."""
        return found[0] if (found := self.row(sql, *params)) else None

    def close(self) -> sqlite3.Connection:
        """End the look; the connection may serve the next one."""
        db = self._cursor.connection
        self._cursor.close()
        db.rollback()
        return db
