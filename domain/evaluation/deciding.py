"""How an evaluation becomes final: two different signers, the result told to its subject, objections and their answers, reopening."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.errors import refuse
from domain.evaluation.faults import LineUnknown
from domain.evaluation.judging import TOTAL
from domain.evaluation.refusals import (
    AlreadyDone,
    EvaluationChanged,
    Incomplete,
    NoObjection,
    NotSignedYet,
    ObjectionThere,
    SameSigner,
)
from domain.evaluation.states import EVALUATION
from domain.evaluation.values import Definition
from domain.evaluation.words import Capacity, Decision, Grade, State
from domain.inputs import text
from domain.model import Prose
from domain.words import Party

if TYPE_CHECKING:
    from domain.evaluation.evaluation import Evaluation


def sign(
    evaluation: Evaluation,
    *,
    capacity: Capacity,
    by_person: str,
    seen: int,
    total: float | None,
    grade: Grade | None,
    missing: tuple[str, ...] = (),
) -> None:
    """First the evaluator, then the director, who is somebody else. `seen` is the version of the evaluation that was read.

    Facts from outside: total and grade of the sheet as it stands, and the lines that are not scored yet.
    """
    EVALUATION.require(evaluation.state, "sign")
    if evaluation.signers.get(capacity) == by_person:
        return
    if capacity is Capacity.DIRECTOR and evaluation.state is State.OPENED:
        raise NotSignedYet
    if by_person in evaluation.signers.values():
        raise SameSigner
    if capacity is Capacity.EVALUATOR and evaluation.state is State.SIGNED_ONCE:
        raise AlreadyDone(command="sign", state=evaluation.state)
    if seen != evaluation.version:
        raise EvaluationChanged(seen=seen, version=evaluation.version)
    if missing or total is None or grade is None:
        raise Incomplete(codes=missing)
    evaluation._signed(capacity=capacity, by_person=by_person, total=total, grade=grade)


def publish(evaluation: Evaluation, *, to: tuple[Party, ...], on: date) -> None:
    """反馈: the subject, and nobody else, is told."""
    EVALUATION.require(evaluation.state, "publish")
    evaluation._published(to=to, on=on)


def object_(evaluation: Evaluation, *, rubric: Definition, code: str, statement: Prose, by_person: str = "") -> None:
    """异议: by the subject, to a line or to the total; one at a time for each."""
    EVALUATION.require(evaluation.state, "object")
    refuse(
        LineUnknown("code", code=code) if code != TOTAL and rubric.line(code) is None else None,
        text("statement", statement, needed=True),
    )
    if code in evaluation.objections:
        raise ObjectionThere(code=code)
    evaluation._objection_raised(code=code, statement=statement, by_person=by_person)


def resolve(evaluation: Evaluation, *, code: str, decision: Decision, reason: Prose) -> None:
    """The director answers; what is upheld is put right by reopening."""
    EVALUATION.require(evaluation.state, "resolve")
    if code not in evaluation.objections:
        raise NoObjection(code=code)
    refuse(text("reason", reason, needed=True))
    evaluation._objection_resolved(code=code, decision=decision, reason=reason)


def reopen(evaluation: Evaluation, *, reason: Prose) -> None:
    """The signatures fall; scores and figures stay and may be changed again."""
    EVALUATION.require(evaluation.state, "reopen")
    refuse(text("reason", reason, needed=True))
    evaluation._reopened(reason=reason)
