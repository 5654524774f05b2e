"""结对与轮值: which studios work together, seen from either side, and which school of a studio hosts when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from sqlite3 import Connection
from typing import NamedTuple

from domain.model import Prose
from domain.record import Entry
from domain.studios import PairingState, Turn, events
from projections.read import Reader, tables, when
from projections.story import day_at

tables("""
CREATE TABLE pairing (id INTEGER PRIMARY KEY, proposer TEXT NOT NULL, other TEXT NOT NULL, theme TEXT NOT NULL, until_on TEXT NOT NULL,
  course TEXT NOT NULL, proposed_on TEXT NOT NULL, proposed_by TEXT NOT NULL, confirmed_by TEXT NOT NULL, paired_on TEXT, ended_on TEXT,
  said BLOB);
CREATE INDEX pairing_proposer ON pairing (proposer, other);
CREATE INDEX pairing_other ON pairing (other);
CREATE TABLE turn (studio TEXT, no INTEGER, school TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, topic TEXT,
  PRIMARY KEY (studio, no)) WITHOUT ROWID;
CREATE INDEX turn_school ON turn (school);
""")


class Course(StrEnum):
    """How far a pairing has come; the domain forgets those that are over, people do not."""

    PROPOSED = "proposed"
    PAIRED = "paired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class PairingRow(NamedTuple):
    """Two studios. `said`: why it was declined, or what came of it; `confirmed_by`, `proposed_by`: person ids."""

    id: int
    proposer: str
    other: str
    theme: str
    until_on: date
    course: Course
    proposed_on: date
    proposed_by: str
    confirmed_by: str
    paired_on: date | None
    ended_on: date | None
    said: Prose | None

    def partner(self, studio: str) -> str:
        """The studio on the other side."""
        return self.other if studio == self.proposer else self.proposer

    @property
    def open(self) -> bool:
        """Whether it waits for an answer, or has not been ended."""
        return self.course in (Course.PROPOSED, Course.PAIRED)


class TurnRow(NamedTuple):
    """A school hosts the meetings of its studio on these days, both included."""

    studio: str
    school: str
    from_on: date
    to_on: date
    topic: str | None

    @property
    def turn(self) -> Turn:
        return Turn(self.school, self.from_on, self.to_on, self.topic)


assert {Course.PROPOSED.value, Course.PAIRED.value} == set(PairingState)  # noqa: S101  # the same words


@when(events.PairingProposed)
def pairing_proposed(db: Connection, e: events.PairingProposed, entry: Entry) -> None:
    _begin(db, e, entry, Course.PROPOSED, "", None)


@when(events.Paired)
def paired(db: Connection, e: events.Paired, entry: Entry) -> None:
    """Confirmed, or agreed elsewhere and told at once."""
    on = day_at(entry.recorded_at).isoformat()
    row = (Course.PAIRED, e.confirmed_by, on, e.key, e.other_studio_id)
    sql = "UPDATE pairing SET course = ?, confirmed_by = ?, paired_on = ? WHERE proposer = ? AND other = ? AND course = 'proposed'"
    if not db.execute(sql, row).rowcount:
        _begin(db, e, entry, Course.PAIRED, e.confirmed_by, on)


@when(events.PairingDeclined)
def pairing_declined(db: Connection, e: events.PairingDeclined, entry: Entry) -> None:
    _end(db, e, entry, Course.DECLINED, e.reason)


@when(events.PairingWithdrawn)
def pairing_withdrawn(db: Connection, e: events.PairingWithdrawn, entry: Entry) -> None:
    _end(db, e, entry, Course.WITHDRAWN, None)


@when(events.PairingEnded)
def pairing_ended(db: Connection, e: events.PairingEnded, entry: Entry) -> None:
    _end(db, e, entry, Course.ENDED, e.outcome)


@when(events.RotationSet)
def rotation_set(db: Connection, e: events.RotationSet, _: Entry) -> None:
    db.execute("DELETE FROM turn WHERE studio = ?", (e.key,))
    db.executemany(
        "INSERT INTO turn VALUES (?,?,?,?,?,?)",
        [
            (e.key, no, t.school_id, t.from_on.isoformat(), t.to_on.isoformat(), t.topic)
            for no, t in enumerate(e.turns, 1)
        ],
    )


def _begin(
    db: Connection,
    e: events.PairingProposed | events.Paired,
    entry: Entry,
    course: Course,
    confirmed_by: str,
    paired_on: str | None,
) -> None:
    """Whoever is paired anew after the last day has ended what was before without a word."""
    on = day_at(entry.recorded_at).isoformat()
    row = (entry.position, e.key, e.other_studio_id, e.theme, e.until_on.isoformat(), course, on, entry.by.actor)
    late = "UPDATE pairing SET course = 'ended', ended_on = until_on WHERE proposer = ? AND other = ? AND course = 'paired'"
    db.execute(late, (e.key, e.other_studio_id))
    db.execute("INSERT INTO pairing VALUES (?,?,?,?,?,?,?,?,?,?,NULL,NULL)", (*row, confirmed_by, paired_on))


def _end(
    db: Connection,
    e: events.PairingDeclined | events.PairingWithdrawn | events.PairingEnded,
    entry: Entry,
    course: Course,
    said: Prose | None,
) -> None:
    row = (course, day_at(entry.recorded_at).isoformat(), said, e.key, e.other_studio_id)
    sql = "UPDATE pairing SET course = ?, ended_on = ?, said = ? WHERE proposer = ? AND other = ? AND course IN ('proposed', 'paired')"
    db.execute(sql, row)


# ---- questions

_PAIRING = f"SELECT {', '.join(PairingRow._fields)} FROM pairing"


def pairings(read: Reader, studio: str) -> list[PairingRow]:
    """All pairings of a studio, proposed by it or to it: those that are open first, then the newest."""
    order = "ORDER BY course IN ('proposed', 'paired') DESC, id DESC"
    return _pairings(read, f"WHERE ?1 IN (proposer, other) {order}", studio)


def pairing(read: Reader, proposer: str, other: str) -> PairingRow | None:
    """The last pairing that one studio proposed to the other, whatever came of it."""
    return next(
        iter(_pairings(read, "WHERE proposer = ? AND other = ? ORDER BY id DESC LIMIT 1", proposer, other)), None
    )


def to_confirm(read: Reader, studios: Collection[str]) -> list[PairingRow]:
    """Proposals that wait for the leads of these studios, oldest first."""
    marks = ", ".join("?" * len(studios))
    return _pairings(read, f"WHERE other IN ({marks}) AND course = 'proposed' ORDER BY id", *studios)


def to_end(read: Reader, studios: Collection[str], today: date) -> list[PairingRow]:
    """Pairings of these studios whose last day has passed and nobody has said what came of them, oldest first."""
    marks, ids = ", ".join("?" * len(studios)), tuple(studios)
    which = f"WHERE (proposer IN ({marks}) OR other IN ({marks})) AND course = 'paired' AND until_on < ? ORDER BY until_on, id"
    return _pairings(read, which, *ids, *ids, today.isoformat())


def rotation(read: Reader, studio: str) -> list[TurnRow]:
    """The turns of a studio in order of their days."""
    return _turns(read, "WHERE studio = ? ORDER BY no", studio)


def turns_of(read: Reader, schools: Collection[str], first: date, last: date) -> list[TurnRow]:
    """Turns of these schools that touch the days from `first` to `last`, the earliest first."""
    marks = ", ".join("?" * len(schools))
    which = f"WHERE school IN ({marks}) AND from_on <= ? AND to_on >= ? ORDER BY from_on, studio, no"
    return _turns(read, which, *schools, last.isoformat(), first.isoformat())


def _pairings(read: Reader, rest: str, *params: object) -> list[PairingRow]:
    found = []
    for row in read.rows(f"{_PAIRING} {rest}", *params):
        named = dict(zip(PairingRow._fields, row, strict=True))
        named |= {
            name: date.fromisoformat(named[name])
            for name in ("until_on", "proposed_on", "paired_on", "ended_on")
            if named[name]
        }
        found.append(PairingRow(**named | {"course": Course(named["course"])}))
    return found


def _turns(read: Reader, rest: str, *params: object) -> list[TurnRow]:
    rows = read.rows(f"SELECT studio, school, from_on, to_on, topic FROM turn {rest}", *params)
    return [TurnRow(st, sc, date.fromisoformat(a), date.fromisoformat(b), topic) for st, sc, a, b, topic in rows]
