"""互访事件: what is prepared after the agreement, changed or called off."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from domain.model import Prose
from domain.visits.events.base import Event
from domain.visits.values import Terms
from domain.visits.words import Canceller, CancelReason
from domain.words import AgendaLine, Side, Slot


class LetterIssued(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.letter_issued"
    letter_no: str
    content: Prose
    itinerary: Prose
    headcount: int
    on: date


class DelegationSet(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.delegation_set"
    person_ids: tuple[str, ...]
    headcount: int
    bring: Prose | None = None


class LogisticsSet(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.logistics_set"
    starts_at: datetime
    ends_at: datetime
    venue: str
    agenda: tuple[AgendaLine, ...]
    responsible_person: str
    override_reason: Prose | None = None


class Confirmed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.confirmed"
    terms_hash: str


class ChangeProposed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.change_proposed"
    change_no: int
    by: Side
    reason: Prose
    slots: tuple[Slot, ...] = ()
    changes: Terms | None = None


class Rescheduled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.rescheduled"
    change_no: int
    sequence: int
    slot: Slot | None = None
    changes: Terms | None = None


class ChangeRejected(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.change_rejected"
    change_no: int
    reason: Prose


class ChangeRetracted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.change_retracted"
    change_no: int


class Cancelled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.cancelled"
    by: Canceller
    reason: CancelReason
    note: Prose
    late: bool
