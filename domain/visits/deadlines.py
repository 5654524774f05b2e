"""When time acts on a visit: the days and hours of its timers, and what falls due when (pages and timers use the same).

Days are calendar days of the district; a day named `until` still belongs to the people, a timer acts on the day after.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from domain.days import day_of as day_of  # noqa: PLC0414  # the days of a visit are asked for here
from domain.days import end_of
from domain.words import Slot

REPLY_DAYS: Final = 7
DISPUTE_DAYS: Final = 7
FEEDBACK_DAYS: Final = 14
TACIT_DAYS: Final = 14
ACKNOWLEDGE_DAYS: Final = 14
CLOSE_BY_HAND_DAYS: Final = 14
CLOSE_DAYS: Final = 30
RETURN_DAYS: Final = 180
RETRACT: Final = timedelta(hours=24)
LATE: Final = timedelta(hours=48)


def latest_reply(slots: tuple[Slot, ...], today: date) -> date:
    """The last day that can be a deadline: the day before the first slot still ahead; today where that is over."""
    first = min((slot.on for slot in slots if slot.on >= today), default=today)
    return max(today, first - timedelta(days=1))


def usual_reply(slots: tuple[Slot, ...], today: date) -> date:
    """The deadline of an offer that names none."""
    return min(today + timedelta(days=REPLY_DAYS), latest_reply(slots, today))


def expires_at(reply_by: date, slots: tuple[Slot, ...]) -> datetime:
    """The instant at which the timer ends an offer: the day after its deadline, or when its last slot begins."""
    return min(end_of(reply_by), max(slot.begins for slot in slots))


def retracts_at(starts_at: datetime, proposed_at: datetime | None = None) -> datetime:
    """The instant at which an unanswered change is dropped: 24 hours before the start, or the start if it came later."""
    usual = starts_at - RETRACT
    return starts_at if proposed_at is not None and proposed_at >= usual else usual


def dispute_until(recorded_on: date) -> date:
    return recorded_on + timedelta(days=DISPUTE_DAYS)


def feedback_until(held_on: date) -> date:
    """The last day of writing; from the next day on feedback is open to both sides."""
    return held_on + timedelta(days=FEEDBACK_DAYS)


def tacit_on(revised_on: date) -> date:
    """The day on which silence about the minutes has become agreement."""
    return revised_on + timedelta(days=TACIT_DAYS + 1)


def one_sided_on(recorded_on: date) -> date:
    """The day from which an unacknowledged record is marked one-sided."""
    return recorded_on + timedelta(days=ACKNOWLEDGE_DAYS + 1)


def closable_on(held_on: date) -> date:
    """The day from which a visit with gaps may be closed by hand."""
    return held_on + timedelta(days=CLOSE_BY_HAND_DAYS)


def closes_on(held_on: date) -> date:
    """The day on which a visit without minutes is closed."""
    return held_on + timedelta(days=CLOSE_DAYS)


def return_due(held_on: date, promised: date | None = None) -> date:
    """The day by which a return visit is due; what the guest promised counts first."""
    return promised or held_on + timedelta(days=RETURN_DAYS)
