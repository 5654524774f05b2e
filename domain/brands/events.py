"""品牌事件: the facts of a brand, one class each. `Brand` lists them; take them from there (`Brand.Named`).

Source: the event catalogue of the design. Fields beside it: `evidence` of every milestone, the `endorser` of the last two (a person id);
EvidenceAdded, for evidence that is found or replaced later.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.brands.values import Score
from domain.brands.words import Scope, State, Tier
from domain.evidence import Evidence
from domain.model import Created, Prose
from domain.promotion import Channel
from domain.texts import Redaction, Worded
from domain.words import File, Party


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a brand."""


class Proposed(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.proposed"
    school_id: str
    working_name: str
    problem_solved: Prose
    evidence: tuple[Evidence, ...] = ()


class Named(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.named"
    name: str
    slogan: str | None = None
    evidence: tuple[Evidence, ...] = ()


class MeaningDefined(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.meaning_defined"
    meaning: Prose
    evidence: tuple[Evidence, ...] = ()


class IdentityAdopted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.identity_adopted"
    description: Prose
    file: File | None = None
    evidence: tuple[Evidence, ...] = ()


class CarrierEstablished(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.carrier_established"
    carrier: str
    since_on: date
    evidence: tuple[Evidence, ...] = ()


class Showcased(Event, frozen=True, kw_only=True):
    """At an exchange or at a visit, one of the two."""

    TOPIC: ClassVar[str] = "brand.showcased"
    audience_scope: Scope
    audience: tuple[Party, ...] = ()
    exchange_id: str | None = None
    visit_id: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Assessed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.assessed"
    rubric_version: str
    scores: tuple[Score, ...]
    total: int
    comment: Prose | None = None


class Recognised(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.recognised"
    tier: Tier
    valid_until: date
    endorser: str
    doc_no: str | None = None
    evidence: tuple[Evidence, ...] = ()


class RecognitionRenewed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.recognition_renewed"
    tier: Tier
    valid_until: date
    endorser: str
    doc_no: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Promoted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.promoted"
    channel: Channel
    scope: Scope
    endorser: str
    exchange_id: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Replicated(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.replicated"
    by_school_id: str
    adapted: Prose


class EvidenceAdded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.evidence_added"
    milestone: State
    evidence: tuple[Evidence, ...]


class MilestoneRevoked(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.milestone_revoked"
    from_milestone: State
    to_milestone: State
    reason: Prose


class RecognitionLapsed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.recognition_lapsed"
    on: date


class Retired(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.retired"
    reason: Prose


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "brand.redacted"
