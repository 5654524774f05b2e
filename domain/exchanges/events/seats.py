"""交流事件: what becomes of a seat. A seat knows a person by id and a guest by an opaque id; contacts are in the private store."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from domain.exchanges.events.base import Event
from domain.model import Prose
from domain.words import Party


class SeatRequested(Event, frozen=True, kw_only=True):
    """A person with an account is known at once; a guest has a link to follow `until`."""

    TOPIC: ClassVar[str] = "exchange.seat_requested"
    seat_id: str
    companions: int
    person_id: str = ""
    guest_id: str = ""
    party: Party | None = None
    until: datetime | None = None


class SeatVerified(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_verified"
    seat_id: str


class SeatLapsed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_lapsed"
    seat_id: str


class SeatTaken(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_taken"
    seat_id: str


class SeatQueued(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_queued"
    seat_id: str
    queue_no: int


class SeatRefused(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_refused"
    seat_id: str
    reason: Prose


class SeatRemoved(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_removed"
    seat_id: str
    reason: Prose


class SeatOffered(Event, frozen=True, kw_only=True):
    """Once more for the same seat where the exchange got another date while the offer was open."""

    TOPIC: ClassVar[str] = "exchange.seat_offered"
    seat_id: str
    until: datetime


class OfferPassed(Event, frozen=True, kw_only=True):
    """`queue_no` is the number at the end of the line."""

    TOPIC: ClassVar[str] = "exchange.offer_passed"
    seat_id: str
    queue_no: int


class SeatChanged(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_changed"
    seat_id: str
    companions: int


class SeatWithdrawn(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_withdrawn"
    seat_id: str
    reason: Prose | None = None


class SeatAttended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_attended"
    seat_id: str


class SeatAbsent(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_absent"
    seat_id: str


class SeatMarkUndone(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.seat_mark_undone"
    seat_id: str
