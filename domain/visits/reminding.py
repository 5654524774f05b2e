"""催办: the Party School reminds the sides of a visit that does not go on, at most once a week, and it stands in the log (P64)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from domain.visits.deadlines import day_of
from domain.visits.refusals import NothingStalled, RemindedLately
from domain.visits.states import require
from domain.visits.words import Stalled, State
from domain.words import Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit

PAUSE: Final = timedelta(days=7)
"""No side hears the same from the Party School twice within it."""


def stalled(visit: Visit, now: datetime) -> Stalled | None:
    """What the visit waits for; None while nobody is late with anything."""
    if visit.state is State.PROPOSED:
        return Stalled.ANSWER
    if visit.state in (State.ACCEPTED, State.CONFIRMED):
        return Stalled.RECORD if visit.ends_at < now else None
    if visit.disputes:
        return Stalled.DISPUTE
    if visit.unacknowledged:
        return Stalled.ACKNOWLEDGEMENT
    if visit.minutes is None:
        return Stalled.MINUTES
    return Stalled.CONFIRMATION if len(visit.confirmed) < len(Side) else None


def remind(visit: Visit, *, now: datetime) -> None:
    """The sides are reminded of what the visit waits for. Raises NothingStalled, or RemindedLately with the day from which again."""
    require(visit, "remind")
    if (about := stalled(visit, now)) is None:
        raise NothingStalled
    on = day_of(now)
    if visit.reminded_on is not None and on < (again := visit.reminded_on + PAUSE):
        raise RemindedLately(on=visit.reminded_on, again=again)
    visit._reminded(about=about, on=on)
