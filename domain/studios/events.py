"""工作室事件: the facts of a studio, one class each. `Studio` lists them; take them from there (`Studio.PlanSubmitted`).

Source: the event catalogue of the design. Beside it: `revision` of a plan, the proposal of a pairing with its answers, the rotation of
hosts and the mentor's guidance.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Created, Prose
from domain.studios.values import Need, PlanItem, Turn
from domain.studios.words import Basis, NeedsMethod, Result
from domain.texts import Redaction, Worded
from domain.words import Level


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a studio."""


class Established(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.established"
    programme_id: str
    code: str
    name: str
    level: Level
    motto: str | None = None


class LeadAppointed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.lead_appointed"
    person_id: str
    school_id: str
    basis: Basis
    from_on: date
    exception_reason: Prose | None = None


class LeadReplaced(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.lead_replaced"
    from_person_id: str
    to_person_id: str
    school_id: str
    reason: Prose
    on: date


class MentorAppointed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.mentor_appointed"
    person_id: str
    org: str
    duties: tuple[str, ...]
    on: date


class MentorReleased(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.mentor_released"
    person_id: str
    on: date
    reason: Prose | None = None


class AssistantAppointed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.assistant_appointed"
    person_id: str
    on: date


class NeedsRecorded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.needs_recorded"
    needs: tuple[Need, ...]
    method: NeedsMethod


class PlanSubmitted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.plan_submitted"
    plan_id: str
    period: str
    revision: int
    goals: tuple[Prose, ...]
    needs: tuple[Prose, ...]
    problems: tuple[Prose, ...]
    items: tuple[PlanItem, ...]


class PlanReturned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.plan_returned"
    plan_id: str
    revision: int
    comments: Prose


class PlanApproved(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.plan_approved"
    plan_id: str
    revision: int


class PairingProposed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.pairing_proposed"
    other_studio_id: str
    theme: str
    until_on: date


class PairingDeclined(Event, frozen=True, kw_only=True):
    """By the other studio."""

    TOPIC: ClassVar[str] = "studio.pairing_declined"
    other_studio_id: str
    reason: Prose | None = None


class PairingWithdrawn(Event, frozen=True, kw_only=True):
    """By the studio that proposed it."""

    TOPIC: ClassVar[str] = "studio.pairing_withdrawn"
    other_studio_id: str


class Paired(Event, frozen=True, kw_only=True):
    """`confirmed_by` is the lead of the other studio."""

    TOPIC: ClassVar[str] = "studio.paired"
    other_studio_id: str
    theme: str
    until_on: date
    confirmed_by: str


class PairingEnded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.pairing_ended"
    other_studio_id: str
    outcome: Prose | None = None


class RotationSet(Event, frozen=True, kw_only=True):
    """All turns anew, in order of their days; those set before hold no more."""

    TOPIC: ClassVar[str] = "studio.rotation_set"
    turns: tuple[Turn, ...]


class GuidanceNoted(Event, frozen=True, kw_only=True):
    """Read inside the studio alone; with `for_lead` by its lead alone (P19, P32, P53)."""

    TOPIC: ClassVar[str] = "studio.guidance_noted"
    mentor_id: str
    on: date
    minutes: int
    topic: str
    content: Prose
    for_lead: bool = False
    school_id: str | None = None
    visit_id: str | None = None


class Concluded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.concluded"
    on: date
    result: Result


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "studio.redacted"
