"""交流事件: what happened, who was there, what was said, what follows, and the end."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from domain.exchanges.events.base import Event
from domain.exchanges.words import ClosedFor
from domain.minutes import Amendment
from domain.model import Prose
from domain.papers import SheetSource, VoidReason
from domain.texts import Redaction
from domain.words import Attendance, Entry, Item, Party


class Held(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.held"
    started_at: datetime
    ended_at: datetime
    headcount: int
    partner_ids: tuple[str, ...] = ()
    outcome_link: str | None = None


class AttendanceFiled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.attendance_filed"
    entries: tuple[Entry, ...]
    responsible_present: bool
    source: SheetSource


class AttendanceCorrected(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.attendance_corrected"
    person_id: str
    to_status: Attendance
    reason: Prose
    from_status: Attendance | None = None
    party: Party | None = None


class DeputyRecorded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.deputy_recorded"
    person_id: str
    reason: Prose


class MinutesFiled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.minutes_filed"
    revision: int
    by_person: str
    summary: Prose
    learnt: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    action_items: tuple[Item, ...]


class MinutesAmended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.minutes_amended"
    revision: int
    base_revision: int
    by_person: str
    changes: Amendment


class BriefingPublished(Event, frozen=True, kw_only=True):
    """Once more under the same number where a print is corrected."""

    TOPIC: ClassVar[str] = "exchange.briefing_published"
    issue_no: str
    title: str
    body: Prose
    report_to: tuple[str, ...]
    copy_to: tuple[str, ...]
    on: date
    masthead: str = ""
    editor_note: Prose | None = None
    copies: int | None = None


class FeedbackGiven(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.feedback_given"
    by_party: Party
    usefulness: int
    will_apply: bool
    takeaway: Prose | None = None
    suggestion: Prose | None = None


class ActionCompleted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.action_completed"
    item_no: int
    on: date
    evidence: Prose | None = None


class Closed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.closed"
    reason: ClosedFor


class Voided(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.voided"
    reason: VoidReason
    note: Prose
    kept: str | None = None


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "exchange.redacted"
