"""Each event of a case or an adoption becomes one line of its timeline and changes its row: the one place where both are written."""

from __future__ import annotations

import functools
from sqlite3 import Connection
from typing import Any

import msgspec

from domain.model import DomainEvent, Prose
from domain.record import Entry
from projections.cases.facts import Facts
from projections.cases.values import plain

_json = msgspec.json.Encoder().encode
NOTHING = Facts()


def write(
    db: Connection,
    e: DomainEvent,
    entry: Entry,
    *,
    note: Prose | None = None,
    facts: Facts = NOTHING,
    **columns: object,
) -> None:
    """A line of a case's timeline, and what it changes of the case."""
    add_line(db, e, entry, note=note, facts=facts)
    _change(db, "cases", e, entry, columns | {"touched": entry.position})


def add_line(db: Connection, e: DomainEvent, entry: Entry, *, note: Prose | None, facts: Facts) -> None:
    db.execute(f"INSERT INTO case_line VALUES ({', '.join('?' * 11)})", (e.key, *_line(e, entry, facts), note))


def write_adoption(
    db: Connection,
    e: DomainEvent,
    entry: Entry,
    *,
    note: Prose | None = None,
    facts: Facts = NOTHING,
    **columns: object,
) -> None:
    """A line of an adoption's timeline, and what it changes of the adoption and of the counts of its case."""
    _change(db, "adoption", e, entry, columns)
    (case_key,) = db.execute("SELECT case_key FROM adoption WHERE key = ?", (e.key,)).fetchone()
    add_adoption_line(db, e, entry, case_key, note=note, facts=facts)


def add_adoption_line(
    db: Connection, e: DomainEvent, entry: Entry, case_key: str, *, note: Prose | None, facts: Facts
) -> None:
    row = (e.key, case_key, *_line(e, entry, facts), note)
    db.execute(f"INSERT INTO adoption_line VALUES ({', '.join('?' * 12)})", row)
    counted = (
        "UPDATE cases SET touched = ?1,"
        " adopted = (SELECT count(*) FROM adoption a WHERE a.case_key = ?2 AND a.state IN ('adopted', 'adapted', 'ended')),"
        " taken_up = (SELECT count(*) FROM adoption a WHERE a.case_key = ?2 AND a.state != 'dropped') WHERE key = ?2"
    )
    db.execute(counted, (entry.position, case_key))


def _line(e: DomainEvent, entry: Entry, facts: Facts) -> tuple[Any, ...]:
    by, kind = entry.by, entry.topic.partition(".")[2]
    who = (by.actor, by.role, by.on_behalf_of, by.source)
    return (entry.position, e.originator_version, entry.recorded_at, *who, kind, _json(facts).decode())


def _change(db: Connection, table: str, e: DomainEvent, entry: Entry, columns: dict[str, object]) -> None:
    row = [e.originator_version, entry.position, entry.recorded_at, *map(plain, columns.values()), e.key]
    db.execute(_update(table, tuple(columns)), row)


@functools.cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f"{name} = ?" for name in ("version", "position", "changed_at", *columns))
    return f"UPDATE {table} SET {names} WHERE key = ?"


def insert(db: Connection, table: str, row: dict[str, Any]) -> None:
    places = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(map(plain, row.values())))


def kept(db: Connection, key: str, *columns: str) -> tuple[Any, ...]:
    """What the case's row says now, before the event."""
    row: tuple[Any, ...] = db.execute(f"SELECT {', '.join(columns)} FROM cases WHERE key = ?", (key,)).fetchone()
    return row
