"""What the facts of a seat assign: another state of one seat, nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from domain.exchanges.seats import Seat
from domain.exchanges.words import SeatState
from domain.model import Prose
from domain.words import Party

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange


def _set(exchange: Exchange, seat_id: str, state: SeatState, **other: Any) -> None:
    exchange.seats[seat_id] = replace(exchange.seats[seat_id], state=state, **other)


def requested(
    self: Exchange,
    seat_id: str,
    companions: int,
    person_id: str = "",
    guest_id: str = "",
    party: Party | None = None,
    until: datetime | None = None,
) -> None:
    """Who has an account is known: only a guest's contact is verified."""
    state = SeatState.VERIFIED if person_id else SeatState.REQUESTED
    self.seats[seat_id] = Seat(seat_id, state, person_id, guest_id, party, companions, until=until)
    self.holders[person_id or guest_id] = seat_id


def verified(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.VERIFIED, until=None)


def lapsed(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.LAPSED, until=None)


def taken(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.SEATED, until=None)


def queued(self: Exchange, seat_id: str, queue_no: int) -> None:
    self.queue_no = queue_no
    _set(self, seat_id, SeatState.WAITING, queue_no=queue_no)


def refused(self: Exchange, seat_id: str, reason: Prose) -> None:
    _set(self, seat_id, SeatState.REFUSED, until=None)


def removed(self: Exchange, seat_id: str, reason: Prose) -> None:
    _set(self, seat_id, SeatState.REMOVED, until=None)


def offered(self: Exchange, seat_id: str, until: datetime) -> None:
    _set(self, seat_id, SeatState.OFFERED, until=until)


def passed(self: Exchange, seat_id: str, queue_no: int) -> None:
    self.queue_no = queue_no
    _set(self, seat_id, SeatState.WAITING, until=None, queue_no=queue_no, passed=True)


def changed(self: Exchange, seat_id: str, companions: int) -> None:
    self.seats[seat_id] = replace(self.seats[seat_id], companions=companions)


def withdrawn(self: Exchange, seat_id: str, reason: Prose | None = None) -> None:
    _set(self, seat_id, SeatState.WITHDRAWN, until=None)


def attended(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.ATTENDED)


def absent(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.ABSENT)


def mark_undone(self: Exchange, seat_id: str) -> None:
    _set(self, seat_id, SeatState.SEATED)
