"""What an exchange says of its seats at a moment: the rules that hold, whose seat is where, and who is next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.exchanges.deadlines import registration_ends_at
from domain.exchanges.seats import House, Seat, place
from domain.exchanges.words import Answer, SeatState, State
from domain.words import Party, PartyKind

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def invited(exchange: Exchange) -> frozenset[Party]:
    """Partners that were asked, are among the audience or organise, and have not declined."""
    units = {exchange.notice.organiser, *exchange.notice.co_organisers, *exchange.notice.audience}
    asked = {unit for unit in units if unit is not None and unit.kind is PartyKind.PARTNER}
    asked |= {Party(PartyKind.PARTNER, code) for code in exchange.partners}
    return frozenset(unit for unit in asked if exchange.partners.get(unit.id) is not Answer.DECLINED)


def house(exchange: Exchange, now: datetime) -> House:
    """The rules for seats at a moment: what is kept for partners is so only while people can sign up."""
    runs = exchange.state is State.OPEN and now < registration_ends_at(exchange.notice.sign_up_by)
    reserved = exchange.notice.reserved if runs else 0
    return House(exchange.notice.capacity, exchange.notice.quotas, reserved, invited(exchange))


def seat_of(exchange: Exchange, holder: str) -> Seat | None:
    """The last seat of a person or guest, in whatever state."""
    return exchange.seats.get(exchange.holders.get(holder, ""))


def place_of(exchange: Exchange, seat: Seat, now: datetime) -> int | None:
    """Which one somebody who waits is in line, from 1; None for everybody else."""
    return place(house(exchange, now), exchange.seats.values(), seat) if seat.state is SeatState.WAITING else None
