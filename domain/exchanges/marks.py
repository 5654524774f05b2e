"""Who of those with a seat came: marked seat by seat, or by the attendance sheet, which then has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.exchanges.refusals import SheetHasPerson
from domain.exchanges.seats import MARKED
from domain.exchanges.states import seat_for
from domain.exchanges.words import SeatState

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange
    from domain.exchanges.seats import Seat


def mark_attended(exchange: Exchange, *, seat_id: str) -> None:
    """Somebody with a seat came."""
    seat_for(exchange, "mark_attended", seat_id)
    exchange._seat_attended(seat_id=seat_id)


def mark_absent(exchange: Exchange, *, seat_id: str) -> None:
    """Somebody with a seat did not come."""
    seat_for(exchange, "mark_absent", seat_id)
    exchange._seat_absent(seat_id=seat_id)


def undo_mark(exchange: Exchange, *, seat_id: str) -> None:
    """A mark was a slip; until the exchange is closed. What the sheet says is corrected there."""
    seat = seat_for(exchange, "undo_mark", seat_id)
    if exchange.sheet is not None and seat.person_id and exchange.sheet.entry(seat.person_id) is not None:
        raise SheetHasPerson(person=seat.person_id)
    exchange._seat_mark_undone(seat_id=seat_id)


def mark(exchange: Exchange, seat: Seat, *, came: bool) -> None:
    """What the sheet, or who filed it, says of a seat; a mark that says otherwise is undone first."""
    wanted = SeatState.ATTENDED if came else SeatState.ABSENT
    if seat.state in MARKED - {wanted}:
        exchange._seat_mark_undone(seat_id=seat.id)
    elif seat.state is not SeatState.SEATED:
        return
    if came:
        exchange._seat_attended(seat_id=seat.id)
    else:
        exchange._seat_absent(seat_id=seat.id)
