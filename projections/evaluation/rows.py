"""A version of a rubric, and an evaluation with everything that was computed and said, as pages see them."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.evaluation import (
    Capacity,
    Computed,
    Decision,
    Definition,
    Grade,
    RubricState,
    Score,
    State,
    Subject,
    SubjectKind,
)
from domain.model import Prose
from domain.words import Stage
from projections.whole import Shelf, Whole


class RubricRow(Whole, kw_only=True, omit_defaults=True):
    """A version; its key is its code."""

    title: str
    subject_kind: SubjectKind
    definition: Definition
    drafted_by: str
    drafted_on: date
    state: RubricState = RubricState.DRAFT
    adopted_on: date | None = None
    adopted_by: str = ""
    retired_on: date | None = None
    retired_for: Prose | None = None


class SignatureRow(msgspec.Struct, frozen=True):
    """Who signed when."""

    capacity: Capacity
    by: str
    on: date


class ObjectionRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """An objection to a line (or `total`); `decision` and `answer` once the director has answered."""

    code: str
    statement: Prose
    by: str
    on: date
    decision: Decision | None = None
    answer: Prose | None = None


class NoteRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody said of a line: points, a note, or (`moderated_from`) a moderation."""

    code: str
    by: str
    on: date
    points: float | None = None
    comment: Prose | None = None
    moderated_from: float | None = None


class VetoRow(msgspec.Struct, frozen=True):
    """A veto that applies, by the number of the rule in the rubric from 1."""

    no: int
    reason: Prose


class EvaluationRow(Whole, kw_only=True, omit_defaults=True):
    """An evaluation as it stands. `frozen_at`: position of the log that it is computed of.

    `expert` are the points that count by line, `notes` everything that was said of lines, oldest first.
    `imported`: its signatures come from a history, so that its total was not computed here.
    """

    programme: str
    subject: Subject
    stage: Stage
    rubric: str
    as_of: date
    frozen_at: int
    formula: str
    opened_by: str
    opened_on: date
    state: State = State.OPENED
    computed: tuple[Computed, ...] = ()
    input_digest: str = ""
    own: tuple[Score, ...] = ()
    statement: Prose | None = None
    scores: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)
    moderated: dict[str, float] = msgspec.field(default_factory=dict)
    notes: tuple[NoteRow, ...] = ()
    vetoes: tuple[VetoRow, ...] = ()
    signatures: tuple[SignatureRow, ...] = ()
    total: float | None = None
    grade: Grade | None = None
    imported: bool = False
    objections: tuple[ObjectionRow, ...] = ()
    published_on: date | None = None
    reopened_for: Prose | None = None

    @property
    def subject_key(self) -> str:
        return str(self.subject)

    @property
    def lines(self) -> dict[str, Computed]:
        return {each.code: each for each in self.computed}

    @property
    def expert(self) -> dict[str, float]:
        """As the aggregate counts them: moderated, else the mean of the experts' last words."""
        means = {code: round(sum(by.values()) / len(by), 1) for code, by in self.scores.items()}
        return means | self.moderated

    @property
    def vetoed(self) -> frozenset[int]:
        return frozenset(each.no for each in self.vetoes)

    @property
    def open_objections(self) -> tuple[ObjectionRow, ...]:
        return tuple(each for each in self.objections if each.decision is None)

    def signed_by(self, capacity: Capacity) -> str:
        return next((each.by for each in self.signatures if each.capacity is capacity), "")


RUBRICS = Shelf("rubric", RubricRow, {"subject_kind": "TEXT NOT NULL", "state": "TEXT NOT NULL"})
EVALUATIONS = Shelf(
    "evaluation",
    EvaluationRow,
    {
        "programme": "TEXT NOT NULL",
        "subject_key": "TEXT NOT NULL",
        "stage": "TEXT NOT NULL",
        "rubric": "TEXT NOT NULL",
        "state": "TEXT NOT NULL",
    },
    indexed=("subject_key",),
)
