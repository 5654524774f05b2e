"""A small rubric, and evaluations by it in each state: a computed line, an expert's, a mixed one, a bonus, and two vetoes."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.evaluation import (
    Capacity,
    Computed,
    Definition,
    Evaluation,
    Grade,
    Input,
    Line,
    LineKind,
    Rubric,
    RubricState,
    State,
    Subject,
    SubjectKind,
)
from domain.model import Prose
from domain.words import Party, PartyKind, Stage

STUDIO = Subject(SubjectKind.STUDIO, "st-ps")
SIDE = Party(PartyKind.STUDIO, "st-ps")
EVALUATOR, DIRECTOR, MENTOR, LEAD = "p-evaluator", "p-director", "p-mentor", "p-lead"
WHY = Prose("材料与记录不符")
TODAY = date(2025, 11, 5)


def line(code: str, weight: float, kind: LineKind = LineKind.EXPERT, formula: str | None = None, **more: Any) -> Line:
    return Line(code, weight, kind, f"指标{code}", formula, **more)


COMPUTED = line("C1", 40, LineKind.AUTO, "I3", full_at=0.5)
JUDGED = line("D4", 30)
MIXED = line("D3", 30, LineKind.MIXED, "min(accepted, 1)")
BONUS = line("X1", 5, bonus=True)
RUBRIC = Definition("工作室评价", SubjectKind.STUDIO, (COMPUTED, JUDGED, MIXED, BONUS), veto=("造假", "泄露信息"))

FIGURES = (
    Computed("C1", 0.4, 32.0, (Input("I3", 0.4, n=8, d=20),)),
    Computed("D3", 1.0, 30.0, (Input("accepted", 1.0),)),
)


def draft(**changed: Any) -> Rubric:
    return Rubric.draft("studio-9", rubric(**changed))


def rubric(**changed: Any) -> Definition:
    fields = {name: getattr(RUBRIC, name) for name in Definition.__struct_fields__}
    return Definition(**fields | changed)


def opening(**other: Any) -> dict[str, Any]:
    frozen = {"as_of": date(2025, 10, 31), "position": 1200, "formula": "1", "rubric_version": "studio-9"}
    about = {"programme_id": "prog-2024", "subject": STUDIO, "stage": Stage.CULTIVATION}
    return frozen | about | {"rubric": RUBRIC, "rubric_state": RubricState.ADOPTED} | other


def opened(**other: Any) -> Evaluation:
    evaluation = Evaluation.open(**opening(**other))
    evaluation.compute(lines=FIGURES, input_digest="ab" * 32)
    return evaluation


def scored() -> Evaluation:
    evaluation = opened()
    evaluation.score(rubric=RUBRIC, code="D4", by_person=MENTOR, points=27)
    evaluation.score(rubric=RUBRIC, code="D3", by_person=MENTOR, points=24)
    return evaluation


def signing(evaluation: Evaluation, capacity: Capacity, person: str, **other: Any) -> dict[str, Any]:
    seen = {"seen": evaluation.version, "total": 86.0, "grade": Grade.QUALIFIED}
    return {"capacity": capacity, "by_person": person} | seen | other


def signed_once() -> Evaluation:
    evaluation = scored()
    evaluation.sign(**signing(evaluation, Capacity.EVALUATOR, EVALUATOR))
    return evaluation


def signed() -> Evaluation:
    evaluation = signed_once()
    evaluation.sign(**signing(evaluation, Capacity.DIRECTOR, DIRECTOR))
    return evaluation


def published() -> Evaluation:
    evaluation = signed()
    evaluation.publish(to=(SIDE,), on=TODAY)
    return evaluation


def objected() -> Evaluation:
    evaluation = published()
    evaluation.object_(rubric=RUBRIC, code="D4", statement=Prose("佐证未计入"), by_person=LEAD)
    return evaluation


IN = {
    State.OPENED: scored,
    State.SIGNED_ONCE: signed_once,
    State.SIGNED: signed,
    State.PUBLISHED: published,
    State.OBJECTED: objected,
}
