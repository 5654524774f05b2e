"""Supervision as people see it: visits with their problems, what waits for whom, and hints."""

from projections.supervision import fold
from projections.supervision.questions import (
    Absence,
    Matter,
    absences,
    by_key,
    count,
    created_at,
    everywhere,
    made_between,
    open_problems,
    supervision,
    timeline,
    to_hand_over,
    to_judge,
    to_mend,
)
from projections.supervision.rows import ProblemRow, SupervisionRow

__all__ = [
    "Absence",
    "Matter",
    "ProblemRow",
    "SupervisionRow",
    "absences",
    "by_key",
    "count",
    "created_at",
    "everywhere",
    "fold",
    "made_between",
    "open_problems",
    "supervision",
    "timeline",
    "to_hand_over",
    "to_judge",
    "to_mend",
]
