"""Each event of a visit becomes one line of its timeline and changes the visit's row: the one place where both are written."""

from __future__ import annotations

from datetime import date, datetime
from sqlite3 import Connection
from typing import Any

import msgspec

from domain.model import DomainEvent, Prose
from domain.record import Entry
from domain.visits import Terms
from domain.words import SHANGHAI, Party, Side
from projections.visits.facts import Facts

TEXTS = ("old_purpose", "new_purpose", "old_question", "new_question")
"""Columns of a line that hold texts people wrote, beside its `note`."""


def write(
    db: Connection,
    e: DomainEvent,
    entry: Entry,
    *,
    side: Side | None = None,
    note: Prose | None = None,
    facts: Facts = Facts(),  # noqa: B008  # frozen
    texts: dict[str, Prose | None] | None = None,
    **columns: object,
) -> None:
    """A line of the timeline, and what it changes of the visit."""
    add_line(db, e, entry, side=side, note=note, facts=facts, texts=texts)
    kept = {"version": e.originator_version, "position": entry.position, "changed_at": entry.recorded_at, **columns}
    names = ", ".join(f"{name} = ?" for name in kept)
    db.execute(f"UPDATE visit SET {names} WHERE key = ?", (*map(plain, kept.values()), e.key))


def add_line(
    db: Connection,
    e: DomainEvent,
    entry: Entry,
    *,
    side: Side | None,
    note: Prose | None,
    facts: Facts,
    texts: dict[str, Prose | None] | None,
) -> None:
    by, found = entry.by, texts or {}
    row = (
        e.key,
        entry.position,
        e.originator_version,
        entry.recorded_at,
        by.actor,
        by.role,
        by.on_behalf_of,
        by.source,
        entry.topic.removeprefix("visit."),
        side or "",
        plain(facts),
        note,
        *(found.get(name) for name in TEXTS),
    )
    db.execute("INSERT INTO visit_line VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", row)


def plain(value: Any) -> Any:
    """A value as a column holds it."""
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Party):
        return str(value)
    if isinstance(value, msgspec.Struct | tuple | dict):
        return msgspec.json.encode(value).decode()
    if isinstance(value, frozenset | set):
        return " ".join(sorted(value))
    return value


def moment_at(micros: int) -> datetime:
    """An instant of the log (microseconds since 1970, UTC) in the district's time."""
    return datetime.fromtimestamp(micros // 1_000_000, SHANGHAI).replace(microsecond=micros % 1_000_000)


def day_at(micros: int) -> date:
    """The district's day of an instant of the log."""
    return moment_at(micros).date()


def kept(db: Connection, key: str, *columns: str) -> tuple[Any, ...]:
    """What the visit's row says now, before the event."""
    row: tuple[Any, ...] = db.execute(f"SELECT {', '.join(columns)} FROM visit WHERE key = ?", (key,)).fetchone()
    return row


def altered(db: Connection, key: str, terms: Terms | None) -> tuple[dict[str, Any], dict[str, Prose | None]]:
    """Old and new of each term that changes: plain facts, and texts."""
    facts: dict[str, Any] = {}
    texts: dict[str, Prose | None] = {}
    for name in Terms.__struct_fields__:
        if (new := getattr(terms, name, None)) is None:
            continue
        old = kept(db, key, name)[0]
        if isinstance(new, Prose):
            texts |= {f"old_{name}": old, f"new_{name}": new}
        else:
            facts |= {f"old_{name}": old, name: new}
    return facts, texts


def terms_of(terms: Terms | None) -> dict[str, Any]:
    """The columns that adopted terms change."""
    return {name: new for name in Terms.__struct_fields__ if (new := getattr(terms, name, None)) is not None}
