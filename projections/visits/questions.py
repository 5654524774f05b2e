"""One visit, found by number, key or the position of its first event, and its timeline."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from domain.model import Prose
from domain.visits.deadlines import feedback_until
from domain.words import Party, Side
from projections.read import Reader
from projections.visits.facts import Facts, decode
from projections.visits.lines import moment_at
from projections.visits.rows import VisitRow, build, columns
from projections.visits.values import party_of, side_of

MOST_NO = 1 << 63
"""From here on a number does not fit into a column: no visit has it."""

_VISIT = f"SELECT {columns(VisitRow)} FROM visit v"


def visit(read: Reader, no: int) -> VisitRow | None:
    """The visit that people know by this number."""
    found = read.row(f"{_VISIT} WHERE no = ?", no) if no < MOST_NO else None
    return build(VisitRow, found) if found else None


def by_key(read: Reader, key: str) -> VisitRow | None:
    found = read.row(f"{_VISIT} WHERE key = ?", key)
    return build(VisitRow, found) if found else None


def rows_of(read: Reader, keys: Collection[str]) -> list[VisitRow]:
    """The visits with these keys, by number."""
    rows = read.rows(f"{_VISIT} WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY no", *keys)
    return [build(VisitRow, row) for row in rows]


def created_at(read: Reader, position: int) -> int | None:
    """The number of the visit that began with the event at this position: what a command's receipt names."""
    found: int | None = read.value("SELECT no FROM visit WHERE proposed = ?", position)
    return found


def number(read: Reader, key: str) -> int | None:
    """The number of a visit, for links to it."""
    found: int | None = read.value("SELECT no FROM visit WHERE key = ?", key)
    return found


class LineRow(NamedTuple):
    """One event of a visit. `kind` is its topic without the area; `on_behalf_of`: the unit that phoned, or whose assistant acted.

    `side` is the side whose word it is; None for the Party School, timers, and what concerns both.
    """

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str
    side: Side | None
    facts: Facts
    note: Prose | None
    old_purpose: Prose | None
    new_purpose: Prose | None
    old_question: Prose | None
    new_question: Prose | None


def timeline(
    read: Reader, key: str, *, today: date, mine: Collection[Side] = (), after: int = 0, version: int = 0
) -> list[LineRow]:
    """What happened, oldest first, behind a position or behind a version of the visit ("what changed since").

    Feedback of a side that is not among `mine` is not even mentioned while it is sealed.
    """
    sql = (
        "SELECT position, version, at, actor, role, on_behalf_of, source, kind, side, facts, note, old_purpose, new_purpose,"
        " old_question, new_question FROM visit_line WHERE visit = ? AND position > ? AND version > ? ORDER BY position"
    )
    lines = [
        LineRow(
            p,
            v,
            moment_at(at),
            actor,
            role,
            party_of(unit) if unit else None,
            source,
            kind,
            side_of(side),
            decode(facts),
            *texts,
        )
        for p, v, at, actor, role, unit, source, kind, side, facts, *texts in read.rows(sql, key, after, version)
    ]
    if all(line.kind != "feedback_given" or line.side in mine for line in lines) or _unsealed(read, key, today):
        return lines
    return [line for line in lines if line.kind != "feedback_given" or line.side in mine]


def _unsealed(read: Reader, key: str, today: date) -> bool:
    sql = "SELECT held_on, (SELECT count(*) FROM visit_feedback f WHERE f.visit = v.key) FROM visit v WHERE key = ?"
    held_on, given = read.rows(sql, key)[0]
    return given == len(Side) or (held_on is not None and today > feedback_until(date.fromisoformat(held_on)))
