"""停滞: visits that wait for somebody longer than they should: what for, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple, cast

from domain.visits import Stalled, State
from domain.words import Side
from projections.read import Reader
from projections.story import day_at
from projections.visits.rows import VisitRow, select

PATIENCE: Final = timedelta(days=7)
"""So long nobody else minds."""
_OPEN = "state IN ('proposed', 'accepted', 'confirmed', 'held', 'reported') OR (state = 'closed' AND (unacknowledged != '' OR disputed > 0))"


class StalledVisit(NamedTuple):
    """A visit, what it waits for, and since which day."""

    visit: VisitRow
    about: Stalled
    since: date


def stalled(read: Reader, today: date) -> list[StalledVisit]:
    """All of the district, those that have waited longest first."""
    return _late(read, today, _OPEN)


def unanswered(read: Reader, today: date) -> list[StalledVisit]:
    """Of these, the offers that nobody has answered."""
    return _late(read, today, "state = 'proposed'")


def stands_still(visit: VisitRow, today: date) -> bool:
    """Whether a visit waits for somebody longer than it should."""
    return any(each.since + PATIENCE < today for each in _of(visit))


def _late(read: Reader, today: date, which: str) -> list[StalledVisit]:
    found = [each for visit in select(read, VisitRow, f"WHERE {which} ORDER BY no") for each in _of(visit)]
    late = [each for each in found if each.since + PATIENCE < today]
    return sorted(late, key=lambda each: (each.since, each.visit.no))


def _of(visit: VisitRow) -> Iterator[StalledVisit]:
    """At most one: the first thing that stands in the way, as the visit itself would say (domain/visits/aftermath.py)."""
    changed = day_at(visit.rests_since or visit.proposed_at)
    if visit.state is State.PROPOSED:
        yield StalledVisit(visit, Stalled.ANSWER, changed)
    elif visit.state in (State.ACCEPTED, State.CONFIRMED):
        if visit.ends_at:
            yield StalledVisit(visit, Stalled.RECORD, visit.ends_at.date())
    elif visit.disputed:
        yield StalledVisit(visit, Stalled.DISPUTE, changed)
    elif visit.unacknowledged:
        yield StalledVisit(visit, Stalled.ACKNOWLEDGEMENT, visit.recorded_on or changed)
    elif not visit.revision:
        yield StalledVisit(visit, Stalled.MINUTES, cast("date", visit.held_on))
    elif len(visit.confirmed) < len(Side) and visit.minutes_on:
        yield StalledVisit(visit, Stalled.CONFIRMATION, visit.minutes_on)
