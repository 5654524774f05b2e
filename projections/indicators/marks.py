"""形式主义的迹象: what stands beside a record so that people look twice: never dropped, never counted against anybody by itself.

Source: definition of the indicators, section 7. A term is a half of the Chinese school year: from 1 August, and from 1 February.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from domain.words import Party
from projections.indicators.district import Trip

SHORT: Final = timedelta(minutes=60)
OFTEN: Final = 2
"""More visits of one pair than this in one term are marked."""
AUGUST, FEBRUARY = 8, 2


class Mark(StrEnum):
    """Why a visit is looked at twice."""

    TWICE_A_DAY = "twice_a_day"
    SHORT = "short"
    OFTEN = "often"
    ONE_SIDED = "one_sided"


def marks(trips: Iterable[Trip]) -> dict[str, tuple[Mark, ...]]:
    """Marks by stream; a visit without any is not in it."""
    there = list(trips)
    days = Counter((_pair(trip), trip.visit.held_on) for trip in there)
    terms = Counter((_pair(trip), term(trip.visit.held_on)) for trip in there)
    found = defaultdict[str, list[Mark]](list)
    for trip in there:
        visit, pair = trip.visit, _pair(trip)
        if days[pair, visit.held_on] > 1:
            found[trip.stream].append(Mark.TWICE_A_DAY)
        if visit.started_at and visit.ended_at and visit.ended_at - visit.started_at < SHORT:
            found[trip.stream].append(Mark.SHORT)
        if terms[pair, term(visit.held_on)] > OFTEN:
            found[trip.stream].append(Mark.OFTEN)
        if visit.one_sided:
            found[trip.stream].append(Mark.ONE_SIDED)
    return {stream: tuple(each) for stream, each in found.items()}


def term(day: date) -> tuple[int, int]:
    """Year and month in which the term of a day begins."""
    if day.month >= AUGUST:
        return day.year, AUGUST
    return (day.year, FEBRUARY) if day.month >= FEBRUARY else (day.year - 1, AUGUST)


def _pair(trip: Trip) -> frozenset[Party]:
    return frozenset(trip.visit.parties)
