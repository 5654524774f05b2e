"""Each event of a case or an adoption becomes one line of its timeline and changes its row: the one place where both are written."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.cases import AdoptionState
from domain.model import DomainEvent, Prose
from domain.record import Entry
from projections.book import Book
from projections.cases.facts import Facts
from projections.cases.held import Held, Row
from projections.cases.values import plain

_json = msgspec.json.Encoder().encode
NOTHING = Facts()
ADOPTED = frozenset({AdoptionState.ADOPTED, AdoptionState.ADAPTED, AdoptionState.ENDED})
TAKEN_UP = frozenset(AdoptionState) - {AdoptionState.DROPPED}


def write(
    db: Book,
    e: DomainEvent,
    entry: Entry,
    *,
    note: Prose | None = None,
    facts: Facts = NOTHING,
    **columns: object,
) -> None:
    """A line of a case's timeline, and what it changes of the case."""
    add_line(db, e, entry, note=note, facts=facts)
    _change(db.held(Held).cases.row(e.key), e, entry, columns | {"touched": entry.position})


def add_line(db: Book, e: DomainEvent, entry: Entry, *, note: Prose | None, facts: Facts) -> None:
    db.held(Held).case_lines.append((e.key, *_line(e, entry, facts), note))


def write_adoption(
    db: Book,
    e: DomainEvent,
    entry: Entry,
    *,
    note: Prose | None = None,
    facts: Facts = NOTHING,
    **columns: object,
) -> None:
    """A line of an adoption's timeline, and what it changes of the adoption and of the counts of its case."""
    row = db.held(Held).adoptions.row(e.key)
    before = row["state"]
    _change(row, e, entry, columns)
    add_adoption_line(db, e, entry, row["case_key"], note=note, facts=facts)
    _count(db, row["case_key"], before, row["state"])


def add_adoption_line(
    db: Book, e: DomainEvent, entry: Entry, case_key: str, *, note: Prose | None, facts: Facts
) -> None:
    held = db.held(Held)
    held.adoption_lines.append((e.key, case_key, *_line(e, entry, facts), note))
    held.cases.row(case_key)["touched"] = entry.position


def begin_adoption(db: Book, row: dict[str, Any]) -> None:
    """Somebody takes a case up."""
    db.held(Held).adoptions.begin(written(row))
    _count(db, row["case_key"], None, row["state"])


def _count(db: Book, case_key: str, before: str | None, after: str) -> None:
    """How many work with the case, and how many have taken it up, after an adoption went from one state to another."""
    case = db.held(Held).cases.row(case_key)
    for column, states in (("adopted", ADOPTED), ("taken_up", TAKEN_UP)):
        case[column] += (after in states) - (before in states)


def _line(e: DomainEvent, entry: Entry, facts: Facts) -> tuple[Any, ...]:
    by, kind = entry.by, entry.topic.partition(".")[2]
    who = (by.actor, by.role, by.on_behalf_of, by.source)
    return (entry.position, e.originator_version, entry.recorded_at, *who, kind, _json(facts).decode())


def begin_case(db: Book, row: dict[str, Any]) -> None:
    """Somebody submits a case."""
    db.held(Held).cases.begin(written(row))


def _change(row: Row, e: DomainEvent, entry: Entry, columns: dict[str, object]) -> None:
    row |= {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at}
    row |= written(columns)


def written(columns: dict[str, object]) -> Row:
    """Values as their columns hold them."""
    return {name: plain(value) for name, value in columns.items()}


def insert(db: Book, table: str, row: dict[str, Any]) -> None:
    places = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(map(plain, row.values())))


def kept(db: Book, key: str, *columns: str) -> tuple[Any, ...]:
    """What the case's row says now, before the event."""
    row = db.held(Held).cases.row(key)
    return tuple(row[column] for column in columns)
