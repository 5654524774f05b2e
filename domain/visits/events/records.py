"""互访事件: what happened, who was there, what was said, and who contests it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from domain.minutes import Amendment
from domain.model import Created, Prose
from domain.papers import Deputy, SheetSource
from domain.visits.events.base import Event
from domain.visits.values import RecordValue
from domain.visits.words import Cause, Direction, Disputed, RecordField
from domain.words import Attendance, Entry, Item, Party, Side


class RecordedAfterwards(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.recorded_afterwards"
    programme_id: str
    direction: Direction
    proposer: Party
    host: Party
    guest: Party
    topic: str
    purpose: Prose
    started_at: datetime
    ended_at: datetime
    headcount_guest: int
    headcount_host: int
    source: str
    by_person: str
    by: Side | None = None
    partner_ids: tuple[str, ...] = ()
    question: Prose | None = None
    capacity: int | None = None
    in_return_for: str | None = None
    case_id: str | None = None
    repeats: str | None = None


class Held(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.held"
    started_at: datetime
    ended_at: datetime
    headcount_guest: int
    headcount_host: int
    partner_ids: tuple[str, ...] = ()


class NotHeld(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.not_held"
    cause: Cause
    note: Prose
    on: date


class RecordAcknowledged(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.record_acknowledged"
    by: Side


class AttendanceFiled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.attendance_filed"
    entries: tuple[Entry, ...]
    responsible_present: bool
    source: SheetSource
    deputy: Deputy | None = None


class AttendanceCorrected(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.attendance_corrected"
    person_id: str
    to_status: Attendance
    reason: Prose
    from_status: Attendance | None = None
    party: Party | None = None


class MinutesFiled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.minutes_filed"
    revision: int
    by: Side
    by_person: str
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    action_items: tuple[Item, ...]


class MinutesAmended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.minutes_amended"
    revision: int
    base_revision: int
    by: Side
    by_person: str
    changes: Amendment


class MinutesConfirmed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.minutes_confirmed"
    revision: int
    by: Side
    tacit: bool


class RecordDisputed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.record_disputed"
    by: Side
    what: Disputed
    text: Prose


class RecordCorrected(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.record_corrected"
    field: RecordField
    old: RecordValue
    new: RecordValue
    reason: Prose
