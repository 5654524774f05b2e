"""Rubrics and evaluations: one, the lists, and what waits for whom."""

from __future__ import annotations

from collections.abc import Collection

from domain.evaluation import Evaluation, Rubric, RubricState, State, Subject, SubjectKind
from domain.model import DomainEvent
from domain.words import Stage
from projections.evaluation.rows import EVALUATIONS, RUBRICS, EvaluationRow, RubricRow
from projections.read import Reader
from projections.story import Stamp, stamp

rubric = RUBRICS.by_key
evaluation = EVALUATIONS.numbered
by_key = EVALUATIONS.by_key
created_at = EVALUATIONS.created_at


def rubrics(
    read: Reader, *, state: RubricState | None = None, subject_kind: SubjectKind | None = None
) -> list[RubricRow]:
    """Versions, the newest first."""
    where = "(?1 = '' OR state = ?1) AND (?2 = '' OR subject_kind = ?2)"
    return RUBRICS.select(read, f"WHERE {where} ORDER BY no DESC", state or "", subject_kind or "")


def rubric_timeline(read: Reader, version: str) -> list[tuple[Stamp, DomainEvent]]:
    """What happened to a version, oldest first."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Rubric, version)]


def timeline(read: Reader, key: str) -> list[tuple[Stamp, DomainEvent]]:
    """What happened, oldest first: each event with who did it and when."""
    return [(stamp(entry, fact), fact) for entry, fact in read.story(Evaluation, key)]


def evaluations(
    read: Reader,
    *,
    subjects: Collection[Subject] | None = None,
    stage: Stage | None = None,
    rubric: str = "",
    state: State | None = None,
    skip: int = 0,
    limit: int = 50,
) -> list[EvaluationRow]:
    """Evaluations, the newest first; of these subjects (None: of all)."""
    where, params = _chosen(subjects, stage, rubric, state)
    return EVALUATIONS.select(read, f"WHERE {where} ORDER BY no DESC LIMIT ? OFFSET ?", *params, limit, skip)


def by_subject(
    read: Reader,
    *,
    subjects: Collection[Subject] | None = None,
    kind: SubjectKind | None = None,
    stage: Stage | None = None,
    states: Collection[State] = tuple(State),
) -> list[EvaluationRow]:
    """Evaluations by subject and stage: studios first, each kind by code, each subject from the first stage on; never by result."""
    where, params = _chosen(subjects, stage, "", None)
    marks = ", ".join("?" * len(states))
    where += f" AND state IN ({marks}) AND (? = '' OR subject_key LIKE ? || ':%')"
    rows = EVALUATIONS.select(read, f"WHERE {where} ORDER BY no", *params, *map(str, states), kind or "", kind or "")
    kinds, stages = list(SubjectKind), list(Stage)
    return sorted(
        rows, key=lambda row: (kinds.index(row.subject.kind), row.subject.id, stages.index(row.stage), row.no)
    )


def count(
    read: Reader,
    *,
    subjects: Collection[Subject] | None = None,
    stage: Stage | None = None,
    rubric: str = "",
    state: State | None = None,
) -> int:
    where, params = _chosen(subjects, stage, rubric, state)
    return int(read.value(f"SELECT count(*) FROM evaluation WHERE {where}", *params))


def _chosen(
    subjects: Collection[Subject] | None, stage: Stage | None, rubric: str, state: State | None
) -> tuple[str, list[str]]:
    parts: list[str] = ["1"]
    params: list[str] = []
    if subjects is not None:
        parts.append(f"subject_key IN ({', '.join('?' * len(subjects))})")
        params += map(str, subjects)
    for column, value in (("stage", stage), ("rubric", rubric), ("state", state)):
        if value:
            parts.append(f"{column} = ?")
            params.append(str(value))
    return " AND ".join(parts), params


# ---- what waits


def to_assess(read: Reader, subjects: Collection[Subject]) -> list[EvaluationRow]:
    """Open evaluations of these subjects to which the subject has said nothing yet."""
    found = evaluations(read, subjects=subjects, state=State.OPENED, limit=200)
    return [row for row in found if row.statement is None]


def in_state(read: Reader, state: State) -> list[EvaluationRow]:
    """Everything in a state, oldest first: opened waits for scores and the evaluator, signed once and objected for the director."""
    return EVALUATIONS.select(read, "WHERE state = ? ORDER BY no", state.value)
