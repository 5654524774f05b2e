"""A visit is its events, one after the other: what each changes of the row, and what it says in the timeline.

The areas of a visit (offers, arrangements, records, aftermath) tell it here. Handlers fold the rows of lists with it, and a page folds
the one visit that it shows: pure, by the event, its entry and the row before it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from domain.model import Prose
from domain.record import Entry
from domain.visits import Terms, events
from domain.words import Side
from projections.story import day_at
from projections.visits.facts import Facts
from projections.visits.planned import planned
from projections.visits.rows import VisitRow

Beginning = events.Proposed | events.RecordedAfterwards
TEXTS = ("purpose", "question")
"""Terms that people write."""


class Said(NamedTuple):
    """What a line of the timeline says. `side` is the side whose word it is; `old`, `new`: texts among the terms that it changes."""

    side: Side | None = None
    note: Prose | None = None
    facts: Facts = Facts()
    old: dict[str, Prose | None] = {}  # noqa: RUF012  # nobody writes into it
    new: dict[str, Prose | None] = {}  # noqa: RUF012


Change = Callable[[VisitRow, Any, Entry], None]
Say = Callable[[VisitRow, Any], Said]
C = TypeVar("C", bound=Change)
S = TypeVar("S", bound=Say)

KINDS: list[type[events.Event]] = []
"""All that change a visit."""
CHANGES: dict[str, Change] = {}
SAYS: dict[str, Say] = {}
"""By topic."""


def changes(*kinds: type[events.Event]) -> Callable[[C], C]:
    """The decorated function changes the row by these events; its version and time are kept already."""

    def keep(change: C) -> C:
        KINDS.extend(kinds)
        CHANGES.update({kind.TOPIC: change for kind in kinds})
        return change

    return keep


def says(*kinds: type[events.Event]) -> Callable[[S], S]:
    """The decorated function says what these events mean, seen from the row before them; a beginning from the row that it makes."""

    def keep(say: S) -> S:
        SAYS.update({kind.TOPIC: say for kind in kinds})
        return say

    return keep


def begun(no: int, e: Beginning, entry: Entry) -> VisitRow:
    """The row that the first event of a visit makes."""
    visit = VisitRow(
        no=no,
        key=e.key,
        year=day_at(entry.recorded_at).year,
        version=e.originator_version,
        position=entry.position,
        changed_at=entry.recorded_at,
        proposed=entry.position,
        proposed_at=entry.recorded_at,
        proposed_by=entry.by.actor,
        programme=e.programme_id,
        direction=e.direction,
        host=e.host,
        guest=e.guest,
        topic=e.topic,
        purpose=e.purpose,
        question=e.question,
        capacity=e.capacity,
        in_return_for=e.in_return_for,
        repeats=e.repeats,
        case_id=e.case_id,
    )
    CHANGES[e.TOPIC](visit, e, entry)
    return visit


def change(visit: VisitRow, e: events.Event, entry: Entry) -> None:
    """Bring the row from before the event to after it. What a calendar shows counts once an entry may have been fetched."""
    shown, sequence = planned(visit), visit.sequence
    CHANGES[e.TOPIC](visit, e, entry)
    visit.sequence = sequence + (shown is not None and planned(visit) != shown)
    visit.version, visit.position, visit.changed_at = e.originator_version, entry.position, entry.recorded_at
    if not isinstance(e, events.Reminded):
        visit.rests_since = entry.recorded_at


def retold(no: int, told: Iterable[tuple[Entry, Any]]) -> Iterator[tuple[VisitRow, Entry, Any, Said]]:
    """Each event of one visit, from the first: the row after it (one row, which goes on changing), and what it says."""
    visit: VisitRow | None = None
    for entry, e in told:
        if visit is None:
            visit = begun(no, e, entry)
            yield visit, entry, e, SAYS[e.TOPIC](visit, e)
        else:
            said = SAYS[e.TOPIC](visit, e)
            change(visit, e, entry)
            yield visit, entry, e, said


# ---- terms of an offer or a change


def adopt(visit: VisitRow, terms: Terms | None) -> None:
    """Terms that are named take the place of what stood there."""
    for name in Terms.__struct_fields__ if terms else ():
        if (new := getattr(terms, name)) is not None:
            setattr(visit, name, new)


def altered(visit: VisitRow, terms: Terms | None) -> tuple[dict[str, Any], dict[str, dict[str, Prose | None]]]:
    """Old and new of each term that changes: plain facts, and texts."""
    named = {name: new for name in Terms.__struct_fields__ if (new := getattr(terms, name, None)) is not None}
    facts = {name: new for name, new in named.items() if name not in TEXTS}
    facts |= {f"old_{name}": getattr(visit, name) for name in facts}
    texts = {name: new for name, new in named.items() if name in TEXTS}
    return facts, {"old": {name: getattr(visit, name) for name in texts}, "new": texts}
