"""The second engine, SQLite's FTS5 over the same tokens: it answers while the first one is being built, and checks it in the tests.

Matching is SQL, everything else is plain Python over the stored facts: slower and simpler than the first engine, on purpose.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from search.answer import answer
from search.composition import Body, Card, CardCoder, Composed, compose
from search.fts_view import FtsView, Loaded
from search.port import (
    Audience,
    Damaged,
    Health,
    Hit,
    OlderPosition,
    SearchDoc,
    SearchPage,
    SearchQuery,
    Suggestion,
    Visible,
    nothing_changed,
)
from search.vocabulary import Vocabulary, cutting

SHAPE: Final = "1"
SCHEMA: Final = """
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), identity TEXT NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE doc (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, card BLOB NOT NULL, body BLOB NOT NULL);
CREATE VIRTUAL TABLE fts USING fts5(text, title, tokenize = "ascii tokenchars '$'", detail = column);
CREATE VIRTUAL TABLE vocab USING fts5vocab(fts, row);
"""

_body: Final = msgspec.msgpack.Encoder().encode
_body_of: Final = msgspec.msgpack.Decoder(Body).decode


class FtsIndex:
    """One SQLite file. Any number of readers; one process calls `apply` and `rebuild`."""

    def __init__(self, path: Path, vocabulary: Vocabulary, log: str = "") -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path, self.vocabulary = path, vocabulary
        self._identity = f"{SHAPE} {cutting()} {log}"
        self._coder = CardCoder()
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._inode = 0
        self._loaded: Loaded | None = None

    # ---- reading

    def position(self) -> int:
        with self._opened() as db:
            return _position(db)

    def search(self, query: SearchQuery) -> SearchPage:
        with self._view(query.audience, query.visible) as view:
            return answer(view, query, self.vocabulary)

    def suggest(self, prefix: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Suggestion]:
        with self._view(audience, visible) as view:
            return view.suggest(prefix, n)

    def similar(self, key: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Hit]:
        with self._view(audience, visible) as view:
            return view.similar(key, n)

    def check(self) -> Health:
        try:
            with self._opened() as db:
                found = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
                db.execute("INSERT INTO fts(fts) VALUES ('integrity-check')")
                count = db.execute("SELECT count(*) FROM doc").fetchone()[0]
                return Health(_position(db), count, tuple(found))
        except Damaged as cause:
            return Health(0, 0, (str(cause),))

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db = self._loaded = None

    @contextmanager
    def _view(self, audience: Audience, visible: Visible) -> Iterator[FtsView]:
        changed = visible(self.position())
        with self._opened() as db:
            yield FtsView(db, self._load(db), self.vocabulary, audience, changed)

    def _load(self, db: sqlite3.Connection) -> Loaded:
        """The facts of all documents, kept until somebody commits."""
        version = (db.execute("PRAGMA data_version").fetchone()[0], db.total_changes)
        if self._loaded is None or self._loaded.version != version:
            cards = {row[0]: self._coder.decode(row[1]) for row in db.execute("SELECT id, card FROM doc")}
            self._loaded = Loaded(version, _position(db), cards, lambda number: _body_in(db, number))
        return self._loaded

    @contextmanager
    def _opened(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection(create=create)
            except (sqlite3.Error, msgspec.MsgspecError) as cause:
                self.close()
                raise Damaged(f"{type(cause).__name__}: {cause}") from cause

    def _connection(self, *, create: bool) -> sqlite3.Connection:
        with suppress(FileNotFoundError):
            if self._db is not None and self.path.stat().st_ino == self._inode:
                return self._db
        self.close()
        if not create and not self.path.exists():
            raise Damaged("there is no index yet")
        self._db = _connect(self.path)
        if create and not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._db.executescript("BEGIN IMMEDIATE;" + SCHEMA)
            self._db.execute("INSERT INTO state VALUES (1, ?, ?, 0)", (self._identity, self.vocabulary.identity))
            self._db.execute("COMMIT")
        if (built := self._db.execute("SELECT identity FROM state").fetchone()[0]) != self._identity:
            raise Damaged(f"built with {built}, wanted is {self._identity}")
        self._inode = self.path.stat().st_ino
        return self._db

    # ---- writing

    def apply(
        self, upserts: Sequence[SearchDoc], deletes: Sequence[str], position: int, *, redacted: bool = False
    ) -> None:
        with self._opened(create=True) as db:
            if position < (known := _position(db)):
                raise OlderPosition(f"{position} after {known}")
            latest = {doc.key: doc for doc in upserts if doc.key not in frozenset(deletes)}
            composed = [compose(doc, self.vocabulary.analyser) for doc in latest.values()]
            with _transaction(db):
                for key in {*deletes, *latest}:
                    _delete(db, key)
                for each in composed:
                    self._insert(db, each)
                db.execute("UPDATE state SET position = ?", (position,))
            if redacted:
                _forget(db)

    def followed(self) -> int:
        """As `position`; nothing is created."""
        return self.position()

    def stale(self) -> str:
        """Why it would be better built anew; empty when it would not."""
        with self._opened() as db:
            words = db.execute("SELECT words FROM state").fetchone()[0]
        return "" if words == self.vocabulary.identity else "built with other words"

    def rebuild(
        self, documents: Iterable[SearchDoc], position: int, pulse: Callable[[int], None] | None = None
    ) -> None:
        """A new file beside this one, which takes its place when it is whole."""
        beside = self.path.with_name(self.path.name + ".new")
        _remove(beside)
        fresh = FtsIndex(beside, self.vocabulary)
        fresh._identity = self._identity
        with fresh._opened(create=True) as db, _transaction(db):
            for count, doc in enumerate(documents, 1):
                fresh._insert(db, compose(doc, self.vocabulary.analyser))
                if pulse:
                    pulse(count)
            db.execute("UPDATE state SET position = ?", (position,))
        with fresh._opened() as db:
            _forget(db)
        fresh.close()
        with self._lock:
            self.close()
            _remove(self.path, but_itself=True)
            beside.replace(self.path)

    def _insert(self, db: sqlite3.Connection, composed: Composed) -> None:
        card: Card = composed.card
        row = (card.key, self._coder.encode(card), _body(composed.body))
        number = db.execute("INSERT INTO doc (key, card, body) VALUES (?,?,?)", row).lastrowid
        tokens = (" ".join(composed.text.elements()), " ".join(composed.title.elements()))
        db.execute("INSERT INTO fts (rowid, text, title) VALUES (?,?,?)", (number, *tokens))


def _connect(path: Path) -> sqlite3.Connection:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(handle)
    db = sqlite3.connect(path, isolation_level=None, timeout=15, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")


def _position(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT position FROM state").fetchone()[0])


def _body_in(db: sqlite3.Connection, number: int) -> Body:
    return _body_of(db.execute("SELECT body FROM doc WHERE id = ?", (number,)).fetchone()[0])


def _delete(db: sqlite3.Connection, key: str) -> None:
    row = db.execute("SELECT id FROM doc WHERE key = ?", (key,)).fetchone()
    if row:
        db.execute("DELETE FROM fts WHERE rowid = ?", row)
        db.execute("DELETE FROM doc WHERE id = ?", row)


def _forget(db: sqlite3.Connection) -> None:
    """Words of deleted texts leave the file: deleted entries stay in it until they are merged away."""
    db.execute("INSERT INTO fts(fts) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(path: Path, *, but_itself: bool = False) -> None:
    for suffix in ("-wal", "-shm") if but_itself else ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
