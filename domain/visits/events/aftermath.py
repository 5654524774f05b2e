"""互访事件: what follows from a visit: feedback, actions, the return, and its end."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Prose
from domain.papers import VoidReason
from domain.texts import Redaction
from domain.visits.events.base import Event
from domain.visits.words import ClosedFor, Stalled
from domain.words import Side


class FeedbackGiven(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.feedback_given"
    by: Side
    usefulness: int
    will_apply: bool
    takeaway: Prose | None = None
    suggestion: Prose | None = None


class ActionCompleted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.action_completed"
    item_no: int
    on: date
    evidence: Prose | None = None


class ReturnPromised(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.return_promised"
    due_on: date


class ReturnWaived(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.return_waived"
    reason: Prose


class Reminded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.reminded"
    about: Stalled
    on: date


class Closed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.closed"
    reason: ClosedFor


class Voided(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.voided"
    reason: VoidReason
    note: Prose
    kept: str | None = None


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "visit.redacted"
