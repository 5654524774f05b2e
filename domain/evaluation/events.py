"""评价事件: the facts of an evaluation, one class each. `Evaluation` lists them; take them from there (`Evaluation.Signed`).

Source: the event catalogue of the design. Fields beside it: `programme_id` and `by_person`; `Vetoed` and `VetoLifted` for the reasons that
cap a grade; a score without points is a note.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.evaluation.values import Computed, Score, Subject
from domain.evaluation.words import Capacity, Decision, Grade
from domain.model import Created, Prose
from domain.texts import Redaction, Worded
from domain.words import Party, Stage


class Event(Worded, frozen=True, kw_only=True):
    """A fact of an evaluation."""


class Opened(Event, Created, frozen=True, kw_only=True):
    """Frozen from here on: the version, the day, the position of the log and the version of the formulas."""

    TOPIC: ClassVar[str] = "evaluation.opened"
    programme_id: str
    subject: Subject
    stage: Stage
    rubric_version: str
    as_of: date
    position: int
    formula: str


class SelfAssessed(Event, frozen=True, kw_only=True):
    """Once more where the subject thinks better of it; the last one counts."""

    TOPIC: ClassVar[str] = "evaluation.self_assessed"
    scores: tuple[Score, ...]
    statement: Prose
    by_person: str = ""


class IndicatorsComputed(Event, frozen=True, kw_only=True):
    """`input_digest` is the SHA-256 of all figures of the subject on the day."""

    TOPIC: ClassVar[str] = "evaluation.indicators_computed"
    lines: tuple[Computed, ...]
    input_digest: str


class ExpertScored(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.expert_scored"
    code: str
    by_person: str
    points: float | None = None
    comment: Prose | None = None


class Moderated(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.moderated"
    code: str
    from_points: float
    to_points: float
    reason: Prose


class Vetoed(Event, frozen=True, kw_only=True):
    """`no` is the number of the rule in the rubric, from 1."""

    TOPIC: ClassVar[str] = "evaluation.vetoed"
    no: int
    reason: Prose


class VetoLifted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.veto_lifted"
    no: int
    reason: Prose


class Signed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.signed"
    capacity: Capacity
    by_person: str
    total: float
    grade: Grade


class Published(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.published"
    to: tuple[Party, ...]
    on: date


class ObjectionRaised(Event, frozen=True, kw_only=True):
    """`code` is that of a line, or `total`."""

    TOPIC: ClassVar[str] = "evaluation.objection_raised"
    code: str
    statement: Prose
    by_person: str = ""


class ObjectionResolved(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.objection_resolved"
    code: str
    decision: Decision
    reason: Prose


class Reopened(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.reopened"
    reason: Prose


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "evaluation.redacted"
