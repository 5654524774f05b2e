"""One visit, found by number, key or the position of its first event, and its timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from domain.model import Prose
from domain.record import Entry
from domain.visits import Visit, events
from domain.words import Party, Side
from projections.read import Reader
from projections.story import stamp
from projections.visits.facts import Facts
from projections.visits.fold import Said, retold
from projections.visits.rows import VisitRow, select

MOST_NO = 1 << 63
"""From here on a number does not fit into a column: no visit has it."""


def visit(read: Reader, no: int) -> VisitRow | None:
    """The visit that people know by this number."""
    return next(iter(select(read, VisitRow, "WHERE no = ?", no)), None) if no < MOST_NO else None


def by_key(read: Reader, key: str) -> VisitRow | None:
    return next(iter(select(read, VisitRow, "WHERE key = ?", key)), None)


def rows_of(read: Reader, keys: Collection[str]) -> list[VisitRow]:
    """The visits with these keys, by number."""
    return select(read, VisitRow, f"WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY no", *keys)


def dated(read: Reader, since: date, parties: Collection[Party] = (), studios: Collection[str] = ()) -> list[VisitRow]:
    """Visits of these units, or of schools that belonged to these studios then, that have a time, from a day on, in order of time.

    What a calendar shows, also what was called off.
    """
    sides, codes = [str(party) for party in parties], list(studios)
    among, within = ", ".join("?" * len(sides)), ", ".join("?" * len(codes))
    whose = f"(host IN ({among}) OR guest IN ({among}) OR host_studio IN ({within}) OR guest_studio IN ({within}))"
    rest = f"WHERE {whose} AND starts_at >= ? ORDER BY starts_at, no"
    return select(read, VisitRow, rest, *sides, *sides, *codes, *codes, since.isoformat())


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
    steps = list(retold(0, told(read, key)))
    lines = [
        _line(entry, e, said)
        for _, entry, e, said in steps
        if entry.position > after and e.originator_version > version
    ]
    if not steps or steps[-1][0].unsealed(today):
        return lines
    return [line for line in lines if line.kind != "feedback_given" or line.side in mine]


def told(read: Reader, key: str, *kinds: type[events.Event]) -> Iterator[tuple[Entry, Any]]:
    """The events of a visit, oldest first; of these kinds, where some are named. Their texts open with the reader's keys."""
    return read.story(Visit, key, *kinds)


def _line(entry: Entry, e: events.Event, said: Said) -> LineRow:
    return LineRow(
        *stamp(entry, e),
        side=said.side,
        facts=said.facts,
        note=said.note,
        old_purpose=said.old.get("purpose"),
        new_purpose=said.new.get("purpose"),
        old_question=said.old.get("question"),
        new_question=said.new.get("question"),
    )
