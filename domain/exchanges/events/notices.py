"""交流事件: the notice, from its announcement until it is held or called off, and the partners that were asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from domain.exchanges.events.base import Event
from domain.exchanges.values import Changes, Quota
from domain.exchanges.words import Breadth, Kind, LearningMode, Modality
from domain.model import Created, Prose
from domain.words import AgendaLine, File, Party


class Announced(Event, Created, frozen=True, kw_only=True):
    """`organiser` is missing where the Party School organises; `copy_of` is the exchange whose notice was taken for another date."""

    TOPIC: ClassVar[str] = "exchange.announced"
    programme_id: str
    title: str
    kind: Kind
    learning_mode: LearningMode
    scope: Breadth
    audience: tuple[Party, ...]
    starts_at: datetime
    ends_at: datetime
    venue: str
    modality: Modality
    capacity: int
    sign_up_by: date
    responsible_person: str
    by_person: str
    organiser: Party | None = None
    agenda: tuple[AgendaLine, ...] = ()
    co_organisers: tuple[Party, ...] = ()
    quotas: tuple[Quota, ...] = ()
    reserved: int = 0
    mentor_ids: tuple[str, ...] = ()
    needs_clearance: bool = False
    doc_no: str = ""
    purpose: Prose | None = None
    requirements: Prose | None = None
    contact: str = ""
    attachments: tuple[File, ...] = ()
    copy_of: str | None = None


class Cleared(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.cleared"


class SentBack(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.sent_back"
    comments: Prose


class Revised(Event, frozen=True, kw_only=True):
    """`sequence` counts changes of time and place. Before clearance no reason is needed."""

    TOPIC: ClassVar[str] = "exchange.revised"
    changes: Changes
    sequence: int
    reason: Prose | None = None


class RegistrationClosed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.registration_closed"
    on: date


class RegistrationReopened(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.registration_reopened"
    on: date
    sign_up_by: date


class Postponed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.postponed"
    reason: Prose


class DateSet(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.date_set"
    starts_at: datetime
    ends_at: datetime
    venue: str
    sign_up_by: date
    sequence: int


class Cancelled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.cancelled"
    reason: Prose


class PartnerInvited(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.partner_invited"
    partner_id: str
    ask: Prose
    reply_by: date


class PartnerJoined(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.partner_joined"
    partner_id: str
    contribution: Prose | None = None


class PartnerDeclined(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.partner_declined"
    partner_id: str
    reason: Prose | None = None
