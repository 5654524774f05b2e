"""Room that has come free goes to those who wait, in the same command that freed it; who they are is decided in seats."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.exchanges.deadlines import offer_until, offers_end_at
from domain.exchanges.seats import next_offers
from domain.exchanges.states import COMING
from domain.exchanges.words import SeatState

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def offer_free_seats(exchange: Exchange, now: datetime, *, but: str = "") -> None:
    """Offers to everybody in line for whom there is room; none where the start is too near to ask. `but` is not asked now."""
    if exchange.state not in COMING or now >= offers_end_at(exchange.notice.starts_at):
        return
    until = offer_until(now, exchange.notice.starts_at)
    for seat in next_offers(exchange.house(now), exchange.seats.values(), but=but):
        exchange._seat_offered(seat_id=seat.id, until=until)


def renew_offers(exchange: Exchange, now: datetime) -> None:
    """Who held an offer when the exchange was postponed has the whole time again under the new date."""
    if now >= offers_end_at(exchange.notice.starts_at):
        return
    until = offer_until(now, exchange.notice.starts_at)
    for seat in tuple(exchange.seats.values()):
        if seat.state is SeatState.OFFERED:
            exchange._seat_offered(seat_id=seat.id, until=until)
