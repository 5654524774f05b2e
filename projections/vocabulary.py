"""The words of the field and what means the same, as the Party School keeps them."""

from __future__ import annotations

import json
from sqlite3 import Connection
from typing import NamedTuple

from domain.record import Entry
from domain.vocabulary import Vocabulary
from projections.read import Reader, tables, when

tables("""
CREATE TABLE field_term (word TEXT PRIMARY KEY, by TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE synonym (word TEXT PRIMARY KEY, others TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE vocabulary_change (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL);
""")


class SynonymRow(NamedTuple):
    """Who looks for `word` finds the others too; `at` in microseconds."""

    word: str
    others: tuple[str, ...]
    by: str
    at: int


class TermRow(NamedTuple):
    """A word that a search does not take apart."""

    word: str
    by: str
    at: int


@when(Vocabulary.TermAdded)
def term_added(db: Connection, e: Vocabulary.TermAdded, entry: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO field_term VALUES (?,?,?)", (e.word, entry.by.actor, entry.recorded_at))
    _changed(db, entry)


@when(Vocabulary.TermRemoved)
def term_removed(db: Connection, e: Vocabulary.TermRemoved, entry: Entry) -> None:
    db.execute("DELETE FROM field_term WHERE word = ?", (e.word,))
    _changed(db, entry)


@when(Vocabulary.SynonymSet)
def synonym_set(db: Connection, e: Vocabulary.SynonymSet, entry: Entry) -> None:
    row = (e.word, json.dumps(e.others, ensure_ascii=False), entry.by.actor, entry.recorded_at)
    db.execute("INSERT OR REPLACE INTO synonym VALUES (?,?,?,?)", row)
    _changed(db, entry)


@when(Vocabulary.SynonymRemoved)
def synonym_removed(db: Connection, e: Vocabulary.SynonymRemoved, entry: Entry) -> None:
    db.execute("DELETE FROM synonym WHERE word = ?", (e.word,))
    _changed(db, entry)


def _changed(db: Connection, entry: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO vocabulary_change VALUES (1, ?)", (entry.position,))


# ---- questions


def terms(read: Reader) -> list[TermRow]:
    return [TermRow(*row) for row in read.rows("SELECT word, by, at FROM field_term ORDER BY word")]


def synonyms(read: Reader) -> list[SynonymRow]:
    rows = read.rows("SELECT word, others, by, at FROM synonym ORDER BY word")
    return [SynonymRow(word, tuple(json.loads(others)), by, at) for word, others, by, at in rows]


def changed_at(read: Reader) -> int:
    """Position of the last change; 0 before the first. An index that was built before it cuts by other words."""
    return int(read.value("SELECT position FROM vocabulary_change") or 0)
