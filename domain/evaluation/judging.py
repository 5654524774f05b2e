"""What is said of a subject while its evaluation is open: the subject's own view, experts' scores, moderation, vetoes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from domain.errors import Wrong, refuse
from domain.evaluation.faults import ComputedLine, LineUnknown, NothingSaid, PointsUnfit, VetoUnknown
from domain.evaluation.refusals import NotScored, ScoreModerated
from domain.evaluation.states import EVALUATION
from domain.evaluation.values import FULL, Computed, Definition, Score
from domain.inputs import said, stored, text
from domain.model import Prose

if TYPE_CHECKING:
    from domain.evaluation.evaluation import Evaluation

TOTAL: Final = "total"
"""In place of a line's code: the evaluation as a whole."""


def compute(evaluation: Evaluation, *, lines: tuple[Computed, ...], input_digest: str) -> None:
    """What the log says; once more only after a reopening, and then it says the same."""
    EVALUATION.require(evaluation.state, "compute")
    if (evaluation.input_digest, tuple(evaluation.computed.values())) != (input_digest, lines):
        evaluation._indicators_computed(lines=lines, input_digest=input_digest)


def self_assess(
    evaluation: Evaluation, *, rubric: Definition, scores: Sequence[Score], statement: Prose, by_person: str = ""
) -> None:
    """By the subject: points by line or in total, and what it has to say."""
    EVALUATION.require(evaluation.state, "self_assess")
    refuse(
        *(fault for score in scores for fault in _score_faults(rubric, score.code, score.points, "scores")),
        text("statement", statement, needed=True),
    )
    evaluation._self_assessed(scores=tuple(scores), statement=statement, by_person=by_person)


def score(
    evaluation: Evaluation,
    *,
    rubric: Definition,
    code: str,
    by_person: str,
    points: float | None = None,
    comment: Prose | None = None,
) -> None:
    """An expert's points for a line that experts judge, or a note on any line. Several experts count by their mean; the last word of each."""
    EVALUATION.require(evaluation.state, "score")
    line = rubric.line(code)
    refuse(
        LineUnknown("code", code=code) if line is None else None,
        ComputedLine("points", code=code) if line is not None and not line.judged and points is not None else None,
        *(() if points is None or line is None else _score_faults(rubric, code, points, "points")),
        NothingSaid("points") if points is None and not said(comment) else None,
        text("comment", comment),
    )
    if points is not None and code in evaluation.moderated:
        raise ScoreModerated(code=code)
    evaluation._expert_scored(code=code, by_person=by_person, points=points, comment=stored(comment))


def moderate(evaluation: Evaluation, *, rubric: Definition, code: str, points: float, reason: Prose) -> None:
    """复核: the director sets an expert's score right, and says why; what is computed stays."""
    EVALUATION.require(evaluation.state, "moderate")
    line = rubric.line(code)
    refuse(
        LineUnknown("code", code=code) if line is None else None,
        ComputedLine("points", code=code) if line is not None and not line.judged else None,
        *(() if line is None else _score_faults(rubric, code, points, "points")),
        text("reason", reason, needed=True),
    )
    there = evaluation.expert.get(code)
    if there is None:
        raise NotScored(code=code)
    if there != points:
        evaluation._moderated(code=code, from_points=there, to_points=points, reason=reason)


def veto(evaluation: Evaluation, *, rubric: Definition, no: int, reason: Prose) -> None:
    """One of the rubric's vetoes applies; the grade is capped, and it is written down why."""
    EVALUATION.require(evaluation.state, "veto")
    refuse(
        None if 1 <= no <= len(rubric.veto) else VetoUnknown("no", no=no),
        text("reason", reason, needed=True),
    )
    if no not in evaluation.vetoed:
        evaluation._vetoed(no=no, reason=reason)


def lift_veto(evaluation: Evaluation, *, no: int, reason: Prose) -> None:
    """It does not apply after all."""
    EVALUATION.require(evaluation.state, "lift_veto")
    refuse(
        None if no in evaluation.vetoed else VetoUnknown("no", no=no),
        text("reason", reason, needed=True),
    )
    evaluation._veto_lifted(no=no, reason=reason)


def _score_faults(rubric: Definition, code: str, points: float, field: str) -> Iterator[Wrong | None]:
    line = rubric.line(code)
    if line is None and code != TOTAL:
        yield LineUnknown(field, code=code)
        return
    weight = line.weight if line else FULL
    yield None if 0 <= points <= weight else PointsUnfit(field, code=code, weight=weight, points=points)
