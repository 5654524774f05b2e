"""Rubrics and evaluations of a history. An evaluation is computed of the log as it was at the end of its day; its totals are the paper's."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from domain.errors import NotFound
from domain.evaluation import (
    Capacity,
    Decision,
    Definition,
    Evaluation,
    Grade,
    Grades,
    Line,
    Score,
    Subject,
    SubjectKind,
)
from domain.words import Stage
from hub.evaluation.reading import read
from hub.history import checking
from hub.history.directory import demo_file
from hub.history.lines import Load, line
from hub.history.refusals import NotAUnit

_KINDS = {"studio": SubjectKind.STUDIO, "person": SubjectKind.SECRETARY}
_CAPACITIES = {"evaluator": Capacity.EVALUATOR, "lead": Capacity.DIRECTOR}
_RUBRICS = "rubric.yaml"


@line("Evaluation", "RubricAdopted")
def rubric_adopted(load: Load, to: checking.Line) -> None:
    """Without lines it is the version of this code that the demo's rubric.yaml has."""
    d = to.data
    version, kind = d["rubric_version"], SubjectKind(d["subject_kind"])
    if d["indicators"]:
        lines = tuple(msgspec.convert(each, Line) for each in d["indicators"])
        definition = Definition(version, kind, lines, Grades())
    else:
        definition = _default(version)
    load.do(load.hub.rubrics.draft, version, definition)
    load.do(load.hub.rubrics.adopt, version)


@cache
def _defaults() -> dict[str, Definition]:
    return dict(read(demo_file(_RUBRICS).read_text(encoding="utf-8")))


def _default(version: str) -> Definition:
    if version not in _defaults():
        raise NotFound(kind="rubric", key=version)
    return _defaults()[version]


@line("Evaluation", "EvaluationOpened")
def evaluation_opened(load: Load, to: checking.Line) -> None:
    """`last_notification_id` counts lines of another log: the position at the end of the day takes its place."""
    d = to.data
    if d["subject"].kind not in _KINDS:
        raise NotAUnit(kind=d["subject"].kind, id=d["subject"].id)
    subject, stage, version = (
        Subject(_KINDS[d["subject"].kind], d["subject"].id),
        Stage(d["stage"]),
        d["rubric_version"],
    )
    load.do(load.hub.evaluation.open, subject=subject, stage=stage, rubric=version, as_of=d["as_of"])
    district = load.hub.evaluation.figures.district(d["as_of"])
    code = district.programme.code if district.programme else ""
    load.evaluations[to.key] = Evaluation.key_of(code, subject, stage, version)


def _key(load: Load, to: checking.Line) -> str:
    return load.evaluations.get(to.key, to.key)


@line("Evaluation", "SelfAssessmentSubmitted")
def self_assessed(load: Load, to: checking.Line) -> None:
    scores = tuple(Score(code, float(points)) for code, points in to.data["scores"].items())
    load.do(load.hub.evaluation.self_assess, _key(load, to), scores=scores, statement=to.data["statement"])


@line("Evaluation", "IndicatorComputed")
def indicator_computed(load: Load, to: checking.Line) -> None:
    """The hub has computed its lines when the evaluation was opened; what the history says of them is the same fact once more."""
    load.hub.log.load(Evaluation, _key(load, to))


@line("Evaluation", "ExpertScoreGiven")
def expert_scored(load: Load, to: checking.Line) -> None:
    d = to.data
    given = {"code": d["indicator"], "points": float(d["points"]), "comment": d["comment"]}
    load.do(load.hub.evaluation.score, _key(load, to), **given)


@line("Evaluation", "ScoreModerated")
def score_moderated(load: Load, to: checking.Line) -> None:
    d = to.data
    given = {"code": d["indicator"], "points": float(d["to_points"]), "reason": d["reason"]}
    load.do(load.hub.evaluation.moderate, _key(load, to), **given)


@line("Evaluation", "EvaluationSigned")
def evaluation_signed(load: Load, to: checking.Line) -> None:
    d = to.data
    given: dict[str, Any] = {
        "capacity": _CAPACITIES[d["capacity"]],
        "total": float(d["total"]),
        "grade": Grade(d["grade"]),
    }
    load.do(load.hub.evaluation.sign_as_recorded, _key(load, to), **given)


@line("Evaluation", "ObjectionRaised")
def objection_raised(load: Load, to: checking.Line) -> None:
    d = to.data
    load.do(load.hub.evaluation.object_, _key(load, to), code=d["indicator"], statement=d["statement"])


@line("Evaluation", "ObjectionResolved")
def objection_resolved(load: Load, to: checking.Line) -> None:
    d = to.data
    given = {"code": d["indicator"], "decision": Decision(d["decision"]), "reason": d["reason"]}
    load.do(load.hub.evaluation.resolve, _key(load, to), **given)


@line("Evaluation", "EvaluationReopened")
def evaluation_reopened(load: Load, to: checking.Line) -> None:
    load.do(load.hub.evaluation.reopen, _key(load, to), reason=to.data["reason"])


@line("Evaluation", "EvaluationPublished")
def evaluation_published(load: Load, to: checking.Line) -> None:
    d = to.data
    units = tuple(each.party for each in d["to"] if each.acts)
    load.do(load.hub.evaluation.publish, _key(load, to), to=units, on=d["on"])
