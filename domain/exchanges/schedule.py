"""When it takes place and until when people sign up: registration, another date, or not at all."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.days import Period, day_of
from domain.errors import refuse
from domain.exchanges.deadlines import registration_ends_at
from domain.exchanges.inputs import ahead_faults, hours_faults
from domain.exchanges.offering import offer_free_seats, renew_offers
from domain.exchanges.refusals import AlreadyStarted, SignUpRuns
from domain.exchanges.states import require
from domain.exchanges.terms import sign_up_faults
from domain.inputs import line, text
from domain.model import Prose

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def close_registration(exchange: Exchange, *, now: datetime, by_hand: bool = True) -> None:
    """Nobody new signs up; by hand at any time, by the timer after the last day. What was kept for partners goes to those who wait."""
    require(exchange, "close_registration")
    if not by_hand and now < (until := registration_ends_at(exchange.notice.sign_up_by)):
        raise SignUpRuns(until=until)
    exchange._registration_closed(on=day_of(now))
    offer_free_seats(exchange, now)


def reopen_registration(exchange: Exchange, *, now: datetime, sign_up_by: date | None = None) -> None:
    """People sign up again, until the same last day or another one that lies ahead."""
    require(exchange, "reopen_registration")
    if now >= exchange.notice.starts_at:
        raise AlreadyStarted(starts_at=exchange.notice.starts_at)
    until = sign_up_by or exchange.notice.sign_up_by
    refuse(*sign_up_faults(until, exchange.notice.starts_at, now))
    exchange._registration_reopened(on=day_of(now), sign_up_by=until)
    offer_free_seats(exchange, now)


def postpone(exchange: Exchange, *, reason: Prose) -> None:
    """The date falls, another one is not known yet. Seats stay; nobody is offered one meanwhile."""
    require(exchange, "postpone")
    refuse(text("reason", reason, needed=True))
    exchange._postponed(reason=reason)


def set_date(
    exchange: Exchange,
    *,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    sign_up_by: date,
    now: datetime,
    programme: Period,
) -> None:
    """The new date of a postponed exchange; sign-up begins again, offers that were open get their whole time again."""
    require(exchange, "set_date")
    refuse(
        *hours_faults(starts_at, ends_at),
        *ahead_faults(starts_at, now, programme),
        line("venue", venue),
        *sign_up_faults(sign_up_by, starts_at, now),
    )
    sequence = exchange.sequence + 1
    exchange._date_set(starts_at=starts_at, ends_at=ends_at, venue=venue, sign_up_by=sign_up_by, sequence=sequence)
    renew_offers(exchange, now)
    offer_free_seats(exchange, now)


def cancel(exchange: Exchange, *, reason: Prose) -> None:
    """It does not take place, and why; also when its time has passed and nobody came."""
    require(exchange, "cancel")
    refuse(text("reason", reason, needed=True))
    exchange._cancelled(reason=reason)
