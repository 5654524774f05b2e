"""互访事件: the offer, its changes and its answer."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Created, Prose
from domain.visits.events.base import Event
from domain.visits.values import Terms
from domain.visits.words import DeclineReason, Direction
from domain.words import Party, Side, Slot


class Proposed(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.proposed"
    programme_id: str
    direction: Direction
    proposer: Party
    host: Party
    guest: Party
    topic: str
    purpose: Prose
    slots: tuple[Slot, ...]
    reply_by: date
    question: Prose | None = None
    capacity: int | None = None
    in_return_for: str | None = None
    case_id: str | None = None
    repeats: str | None = None
    override_reason: Prose | None = None


class OfferAmended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.offer_amended"
    offer_no: int
    reply_by: date
    slots: tuple[Slot, ...] = ()
    changes: Terms | None = None


class Countered(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.countered"
    offer_no: int
    by: Side
    reply_by: date
    slots: tuple[Slot, ...] = ()
    changes: Terms | None = None
    note: Prose | None = None


class Accepted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.accepted"
    offer_no: int
    by: Side
    slot: Slot
    terms_hash: str
    party_size: int | None = None
    note: Prose | None = None


class Declined(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.declined"
    by: Side
    reason: DeclineReason
    note: Prose | None = None
    ask_again_after: date | None = None


class Withdrawn(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.withdrawn"
    by: Side
    reason: Prose


class Expired(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.expired"
    on: date
