"""Rubrics and evaluations as people see them: versions, sheets, and what waits for whom."""

from projections.evaluation import fold
from projections.evaluation.questions import (
    by_key,
    by_subject,
    count,
    created_at,
    evaluation,
    evaluations,
    in_state,
    rubric,
    rubric_timeline,
    rubrics,
    timeline,
    to_assess,
)
from projections.evaluation.rows import EvaluationRow, NoteRow, ObjectionRow, RubricRow, SignatureRow, VetoRow

__all__ = [
    "EvaluationRow",
    "NoteRow",
    "ObjectionRow",
    "RubricRow",
    "SignatureRow",
    "VetoRow",
    "by_key",
    "by_subject",
    "count",
    "created_at",
    "evaluation",
    "evaluations",
    "fold",
    "in_state",
    "rubric",
    "rubric_timeline",
    "rubrics",
    "timeline",
    "to_assess",
]
