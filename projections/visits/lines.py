"""Each event of a visit becomes one line of its timeline and changes the visit's row: the one place where both are written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from sqlite3 import Connection
from typing import Any

import msgspec

from domain.model import DomainEvent, Prose
from domain.record import Entry
from domain.visits import Terms
from domain.words import SHANGHAI, Party, Side, Slot
from projections.visits.facts import Facts

KIND = len("visit.")
"""Where the kind of an event begins in its topic."""
TEXTS = ("old_purpose", "new_purpose", "old_question", "new_question")
"""Columns of a line that hold texts people wrote, beside its `note`."""


_LINE = f"INSERT INTO visit_line VALUES ({', '.join('?' * 16)})"
_NOTHING: tuple[None, ...] = (None,) * len(TEXTS)


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
    row = [e.originator_version, entry.position, entry.recorded_at, *map(plain, columns.values()), e.key]
    db.execute(_update(tuple(columns)), row)


@functools.cache
def _update(columns: tuple[str, ...]) -> str:
    names = ", ".join(f"{name} = ?" for name in ("version", "position", "changed_at", *columns))
    return f"UPDATE visit SET {names} WHERE key = ?"


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
    by = entry.by
    row = (
        e.key,
        entry.position,
        e.originator_version,
        entry.recorded_at,
        by.actor,
        by.role,
        by.on_behalf_of,
        by.source,
        entry.topic[KIND:],
        side or "",
        _json(facts).decode(),
        note,
        *(tuple(map(texts.get, TEXTS)) if texts else _NOTHING),
    )
    db.execute(_LINE, row)


def plain(value: Any) -> Any:
    """A value as a column holds it."""
    written = _PLAIN.get(type(value))
    return value if written is None else written(value)


_json = msgspec.json.Encoder().encode


def _instant(value: datetime) -> str:
    return value.astimezone(SHANGHAI).isoformat()


def _together(value: Any) -> str:
    return _json(value).decode()


_PLAIN: dict[type, Callable[[Any], str]] = {
    datetime: _instant,
    date: date.isoformat,
    Party: str,
    Slot: _together,
    tuple: _together,
    dict: _together,
    set: lambda sides: " ".join(sorted(sides)),
    frozenset: lambda sides: " ".join(sorted(sides)),
}
"""How a value of each type is written; texts, numbers, codes and sealed texts are as they are."""


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
