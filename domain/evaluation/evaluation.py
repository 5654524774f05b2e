"""考核评价: one subject in one stage by one version of a rubric, computed of the log as it was on a day.

Here the events are listed and the facts are assigned; what is said of the subject is decided in judging.py, how it becomes final in
deciding.py. No command returns anything: what it did are the `pending_events`.
"""

from __future__ import annotations

from datetime import date
from statistics import fmean

from domain.errors import refuse
from domain.evaluation import deciding, events, judging
from domain.evaluation.faults import SubjectUnfit
from domain.evaluation.refusals import RubricNotAdopted
from domain.evaluation.values import Computed, Definition, Score, Subject
from domain.evaluation.words import Capacity, Decision, Grade, RubricState, State
from domain.model import Prose, event
from domain.texts import Written
from domain.words import Party, Stage


class Evaluation(Written):
    """One evaluation; its key is programme, subject, stage and version, so a second one is a conflict.

    `expert` are the points that count for a line: as moderated, else the mean of the experts' last scores. `total` and `grade` are
    set while it is signed.
    """

    TOPIC = "evaluation"

    Event = events.Event
    Opened = events.Opened
    SelfAssessed = events.SelfAssessed
    IndicatorsComputed = events.IndicatorsComputed
    ExpertScored = events.ExpertScored
    Moderated = events.Moderated
    Vetoed = events.Vetoed
    VetoLifted = events.VetoLifted
    Signed = events.Signed
    Published = events.Published
    ObjectionRaised = events.ObjectionRaised
    ObjectionResolved = events.ObjectionResolved
    Reopened = events.Reopened
    Redacted = events.Redacted

    compute = judging.compute
    self_assess = judging.self_assess
    score = judging.score
    moderate = judging.moderate
    veto = judging.veto
    lift_veto = judging.lift_veto
    sign = deciding.sign
    publish = deciding.publish
    object_ = deciding.object_
    resolve = deciding.resolve
    reopen = deciding.reopen

    @staticmethod
    def key_of(programme_id: str, subject: Subject, stage: Stage, rubric_version: str) -> str:
        return f"{programme_id}/{subject}/{stage}/{rubric_version}"

    @classmethod
    def open(
        cls,
        *,
        programme_id: str,
        subject: Subject,
        stage: Stage,
        rubric_version: str,
        rubric: Definition,
        rubric_state: RubricState,
        as_of: date,
        position: int,
        formula: str,
    ) -> Evaluation:
        """By an adopted version for this kind of subject. Facts from outside: the version, and how far the log goes on that day."""
        if rubric_state is not RubricState.ADOPTED:
            raise RubricNotAdopted(version=rubric_version, state=rubric_state)
        fits = rubric.subject_kind is subject.kind
        refuse(None if fits else SubjectUnfit("subject", subject=str(subject)))
        return cls.begin(
            cls.Opened,
            cls.key_of(programme_id, subject, stage, rubric_version),
            programme_id=programme_id,
            subject=subject,
            stage=stage,
            rubric_version=rubric_version,
            as_of=as_of,
            position=position,
            formula=formula,
        )

    @event(events.Opened)
    def __init__(
        self,
        programme_id: str,
        subject: Subject,
        stage: Stage,
        rubric_version: str,
        as_of: date,
        position: int,
        formula: str,
    ) -> None:
        self.programme_id, self.subject, self.stage, self.rubric_version = programme_id, subject, stage, rubric_version
        self.as_of, self.position, self.formula = as_of, position, formula
        self.state = State.OPENED
        self.own: tuple[Score, ...] = ()
        self.computed: dict[str, Computed] = {}
        self.input_digest = ""
        self.scores: dict[str, dict[str, float]] = {}
        self.moderated: dict[str, float] = {}
        self.vetoed: set[int] = set()
        self.signers: dict[Capacity, str] = {}
        self.total: float | None = None
        self.grade: Grade | None = None
        self.objections: set[str] = set()

    @property
    def expert(self) -> dict[str, float]:
        means = {code: round(fmean(by.values()), 1) for code, by in self.scores.items()}
        return means | self.moderated

    @event(events.SelfAssessed)
    def _self_assessed(self, scores: tuple[Score, ...], statement: Prose, by_person: str = "") -> None:
        self.own = scores

    @event(events.IndicatorsComputed)
    def _indicators_computed(self, lines: tuple[Computed, ...], input_digest: str) -> None:
        self.computed, self.input_digest = {each.code: each for each in lines}, input_digest

    @event(events.ExpertScored)
    def _expert_scored(
        self, code: str, by_person: str, points: float | None = None, comment: Prose | None = None
    ) -> None:
        if points is not None:
            self.scores.setdefault(code, {})[by_person] = points

    @event(events.Moderated)
    def _moderated(self, code: str, from_points: float, to_points: float, reason: Prose) -> None:
        self.moderated[code] = to_points

    @event(events.Vetoed)
    def _vetoed(self, no: int, reason: Prose) -> None:
        self.vetoed.add(no)

    @event(events.VetoLifted)
    def _veto_lifted(self, no: int, reason: Prose) -> None:
        self.vetoed.discard(no)

    @event(events.Signed)
    def _signed(self, capacity: Capacity, by_person: str, total: float, grade: Grade) -> None:
        self.signers[capacity] = by_person
        self.total, self.grade = total, grade
        self.state = State.SIGNED_ONCE if capacity is Capacity.EVALUATOR else State.SIGNED

    @event(events.Published)
    def _published(self, to: tuple[Party, ...], on: date) -> None:
        self.state = State.PUBLISHED

    @event(events.ObjectionRaised)
    def _objection_raised(self, code: str, statement: Prose, by_person: str = "") -> None:
        self.objections.add(code)
        self.state = State.OBJECTED

    @event(events.ObjectionResolved)
    def _objection_resolved(self, code: str, decision: Decision, reason: Prose) -> None:
        self.objections.discard(code)
        if not self.objections:
            self.state = State.SIGNED

    @event(events.Reopened)
    def _reopened(self, reason: Prose) -> None:
        self.state, self.total, self.grade = State.OPENED, None, None
        self.signers.clear()
        self.objections.clear()
