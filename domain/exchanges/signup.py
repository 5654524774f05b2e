"""Signing up: asked for, verified, seated or waiting, offered, taken, passed, withdrawn. Who gets a seat is decided in seats."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from domain.days import day_of
from domain.errors import Wrong, refuse
from domain.exchanges.deadlines import link_until, offers_end_at, registration_ends_at, seat_until
from domain.exchanges.faults import CompanionsUnfit, HolderUnclear, TooManyHeads
from domain.exchanges.offering import offer_free_seats
from domain.exchanges.refusals import (
    LinkOver,
    LinkRuns,
    NoRoom,
    OfferOver,
    OfferRuns,
    OthersFirst,
    SeatThere,
    SignUpOver,
)
from domain.exchanges.seats import LIVE, TAKING, Seat, Taken, first_before, goes_in, place
from domain.exchanges.states import require, seat_for
from domain.exchanges.words import SeatState, State
from domain.inputs import stored, text
from domain.model import Prose
from domain.words import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.exchanges.exchange import Exchange

COMPANIONS: Final = 5
SETTLED: Final = frozenset({SeatState.REFUSED, SeatState.REMOVED})
"""After these only the organiser lets somebody sign up once more."""


def request_seat(
    exchange: Exchange,
    *,
    now: datetime,
    person_id: str = "",
    guest_id: str = "",
    party: Party | None = None,
    companions: int = 0,
    verified: bool = False,
    by_organiser: bool = False,
    seat_id: str = "",
) -> None:
    """Somebody signs up, a person with an account or a guest by an opaque id, for an organisation if `party` is given.

    A person is seated or waits at once, a guest after the link was followed, or at once where `verified` (an invited partner, or
    known to the organiser). Signing up twice is refused with the seat that is there; `by_organiser`: somebody who was removed may
    come after all. `seat_id` names the seat, else it gets a random one: `seat_of` finds it.
    """
    _require_registration(exchange, now)
    _refuse_second(exchange, person_id or guest_id, now, by_organiser=by_organiser)
    refuse(
        HolderUnclear("person_id") if bool(person_id) == bool(guest_id) else None,
        *_companion_faults(exchange, party, companions, now),
    )
    seat_id = seat_id or secrets.token_hex(8)
    until = link_until(now, exchange.notice.starts_at) if guest_id else None
    exchange._seat_requested(
        seat_id=seat_id, companions=companions, person_id=person_id, guest_id=guest_id, party=party, until=until
    )
    if guest_id and verified:
        exchange._seat_verified(seat_id=seat_id)
    if exchange.seats[seat_id].state is SeatState.VERIFIED:
        _seat_or_queue(exchange, exchange.seats[seat_id], now)


def verify_seat(exchange: Exchange, *, seat_id: str, now: datetime, by_organiser: bool = False) -> None:
    """A guest followed the link in time, or the organiser knows the guest: seated, or at the end of the line."""
    seat = seat_for(exchange, "verify_seat", seat_id)
    until = seat_until(seat, exchange.notice.starts_at)
    if until is not None and now >= until and not by_organiser:
        raise LinkOver(until=until)
    exchange._seat_verified(seat_id=seat_id)
    _seat_or_queue(exchange, exchange.seats[seat_id], now)


def lapse_seat(exchange: Exchange, *, seat_id: str, now: datetime) -> None:
    """The timer: a link that nobody followed in time."""
    seat = seat_for(exchange, "lapse_seat", seat_id)
    until = seat_until(seat, exchange.notice.starts_at)
    if until is not None and now < until:
        raise LinkRuns(until=until)
    exchange._seat_lapsed(seat_id=seat_id)


def take_seat(exchange: Exchange, *, seat_id: str, now: datetime) -> None:
    """Who was offered a seat takes it, in time."""
    seat = seat_for(exchange, "take_seat", seat_id)
    until = seat_until(seat, exchange.notice.starts_at)
    if until is not None and now >= until:
        raise OfferOver(until=until)
    exchange._seat_taken(seat_id=seat_id)


def pass_offer(exchange: Exchange, *, seat_id: str, now: datetime, by_hand: bool = True) -> None:
    """Not this time, by word or, for the timer, by silence until the end: to the end of the line, and the next one is asked."""
    seat = seat_for(exchange, "pass_offer", seat_id)
    until = seat_until(seat, exchange.notice.starts_at)
    if not by_hand and until is not None and now < until:
        raise OfferRuns(until=until)
    exchange._offer_passed(seat_id=seat_id, queue_no=exchange.queue_no + 1)
    offer_free_seats(exchange, now, but=seat_id)


def admit_seat(exchange: Exchange, *, seat_id: str, now: datetime) -> None:
    """The organiser seats somebody who waits, or takes an offer for somebody who said yes by telephone.

    In order of the line while offers are made; in the last 12 hours whoever can be reached.
    """
    seat = seat_for(exchange, "admit_seat", seat_id)
    if seat.state is not SeatState.OFFERED:
        house, seats = exchange.house(now), exchange.seats.values()
        taken = Taken(house, seats)
        if not taken.fits(seat):
            raise NoRoom(free=taken.room(seat.party), wanted=seat.heads)
        asking = now < offers_end_at(exchange.notice.starts_at)
        if asking and first_before(house, seats, seat, taken) is not None:
            raise OthersFirst(place=place(house, seats, seat))
    exchange._seat_taken(seat_id=seat_id)


def refuse_seat(exchange: Exchange, *, seat_id: str, reason: Prose) -> None:
    """The organiser does not let somebody in who has no seat yet, and says why."""
    seat_for(exchange, "refuse_seat", seat_id)
    refuse(text("reason", reason, needed=True))
    exchange._seat_refused(seat_id=seat_id, reason=reason)


def remove_seat(exchange: Exchange, *, seat_id: str, reason: Prose, now: datetime) -> None:
    """The organiser takes somebody's seat or place in line away, and says why."""
    seat_for(exchange, "remove_seat", seat_id)
    refuse(text("reason", reason, needed=True))
    exchange._seat_removed(seat_id=seat_id, reason=reason)
    offer_free_seats(exchange, now)


def change_seat(exchange: Exchange, *, seat_id: str, companions: int, now: datetime) -> None:
    """Another number of companions: fewer at any time, more while people sign up and there is room."""
    seat = seat_for(exchange, "change_seat", seat_id)
    if seat.companions == companions:
        return
    if companions > seat.companions:
        _require_registration(exchange, now)
    refuse(*_companion_faults(exchange, seat.party, companions, now))
    if seat.state in TAKING:
        _refuse_growth(exchange, seat, companions - seat.companions, now)
    exchange._seat_changed(seat_id=seat_id, companions=companions)
    offer_free_seats(exchange, now)


def withdraw_seat(exchange: Exchange, *, seat_id: str, now: datetime, reason: Prose | None = None) -> None:
    """Somebody does not come after all: always possible until it is held; a seat that comes free is offered to the next."""
    seat_for(exchange, "withdraw_seat", seat_id)
    refuse(text("reason", reason))
    exchange._seat_withdrawn(seat_id=seat_id, reason=stored(reason))
    offer_free_seats(exchange, now)


def _seat_or_queue(exchange: Exchange, seat: Seat, now: datetime) -> None:
    queue_no = exchange.queue_no + 1
    if goes_in(exchange.house(now), exchange.seats.values(), replace(seat, queue_no=queue_no)):
        exchange._seat_taken(seat_id=seat.id)
    else:
        exchange._seat_queued(seat_id=seat.id, queue_no=queue_no)


def _require_registration(exchange: Exchange, now: datetime) -> None:
    """Sign-up runs, else it is said since when it does not and whom to ask."""
    if exchange.state is State.CLOSED_REG:
        raise SignUpOver(since=exchange.registration_closed_on, person=exchange.contact)
    require(exchange, "request_seat")
    ends_at = min(registration_ends_at(exchange.notice.sign_up_by), exchange.notice.starts_at)
    if now >= ends_at:
        raise SignUpOver(since=day_of(ends_at), person=exchange.contact)


def _refuse_second(exchange: Exchange, holder: str, now: datetime, *, by_organiser: bool) -> None:
    there = exchange.seat_of(holder)
    if there is not None and (there.state in LIVE or (there.state in SETTLED and not by_organiser)):
        raise SeatThere(seat=there.id, seat_state=there.state, place=exchange.place_of(there, now))


def _companion_faults(exchange: Exchange, party: Party | None, companions: int, now: datetime) -> Iterator[Wrong]:
    """0 to 5, and no more than the organisation could ever seat."""
    limit = exchange.house(now).limit(party)
    if not 0 <= companions <= COMPANIONS:
        yield CompanionsUnfit("companions", most=COMPANIONS)
    elif 1 + companions > limit:
        yield TooManyHeads("companions", limit=limit, wanted=1 + companions)


def _refuse_growth(exchange: Exchange, seat: Seat, more: int, now: datetime) -> None:
    free = Taken(exchange.house(now), exchange.seats.values()).room(seat.party)
    if more > free:
        raise NoRoom(free=free, wanted=more)
