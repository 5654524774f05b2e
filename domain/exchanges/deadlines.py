"""When time acts on an exchange: the days and hours of its timers, and what falls due when (pages and timers use the same).

Days are calendar days of the district; a day named `until` still belongs to the people, a timer acts on the day after.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.days import end_of
from domain.exchanges.words import SeatState, State, Timer

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange
    from domain.exchanges.seats import Seat

LINK: Final = timedelta(hours=24)
OFFER: Final = timedelta(hours=24)
LAST_OFFER: Final = timedelta(hours=12)
FEEDBACK_DAYS: Final = 14
CLOSE_BY_HAND_DAYS: Final = 7
CLOSE_DAYS: Final = 30


class Due(NamedTuple):
    """Something that happens by itself at an instant; `seat_id` where it happens to a seat."""

    timer: Timer
    at: datetime
    seat_id: str = ""


def link_until(now: datetime, starts_at: datetime) -> datetime:
    """Until when a guest follows the link: 24 hours, and never beyond the start."""
    return min(now + LINK, starts_at)


def offers_end_at(starts_at: datetime) -> datetime:
    """From 12 hours before the start on nobody is asked any more: whoever is let in is told in person."""
    return starts_at - LAST_OFFER


def offer_until(now: datetime, starts_at: datetime) -> datetime:
    """Until when an offered seat is kept: 24 hours, and never beyond 12 hours before the start."""
    return min(now + OFFER, offers_end_at(starts_at))


def registration_ends_at(sign_up_by: date) -> datetime:
    """The instant at which sign-up is over: the end of its last day."""
    return end_of(sign_up_by)


def feedback_until(held_on: date) -> date:
    """The last day of writing; from the next day on feedback is open to those who may read it."""
    return held_on + timedelta(days=FEEDBACK_DAYS)


def closable_on(held_on: date) -> date:
    """The day from which an exchange without minutes may be closed by hand."""
    return held_on + timedelta(days=CLOSE_BY_HAND_DAYS)


def closes_on(held_on: date) -> date:
    """The day on which an exchange is closed by itself."""
    return held_on + timedelta(days=CLOSE_DAYS)


def seat_until(seat: Seat, starts_at: datetime) -> datetime | None:
    """Until when a link or an offer counts, also where the start was moved nearer since; None for other seats."""
    if seat.until is None or seat.state not in (SeatState.REQUESTED, SeatState.OFFERED):
        return None
    return min(seat.until, starts_at if seat.state is SeatState.REQUESTED else offers_end_at(starts_at))


def due(exchange: Exchange) -> Iterator[Due]:
    """Everything that will happen by itself to an exchange, as it stands."""
    if exchange.state is State.OPEN:
        yield Due(Timer.REGISTRATION_ENDS, registration_ends_at(exchange.notice.sign_up_by))
    if exchange.state in (State.OPEN, State.CLOSED_REG):
        for seat in exchange.seats.values():
            if (until := seat_until(seat, exchange.notice.starts_at)) is not None:
                yield Due(Timer.LINK_ENDS if seat.state is SeatState.REQUESTED else Timer.OFFER_ENDS, until, seat.id)
    if exchange.state in (State.HELD, State.REPORTED) and exchange.answered_for:
        yield Due(Timer.CLOSES, end_of(closes_on(exchange.held_on) - timedelta(days=1)))
