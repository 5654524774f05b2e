"""问题清单: problems of schools as their list shows them."""

from projections.problems.fold import raised
from projections.problems.questions import (
    by_key,
    count,
    created_at,
    everywhere,
    of_school,
    problem,
    timeline,
    to_agree,
    to_diagnose,
    to_solve,
)
from projections.problems.rows import ProblemRow

__all__ = [
    "ProblemRow",
    "by_key",
    "count",
    "created_at",
    "everywhere",
    "of_school",
    "problem",
    "raised",
    "timeline",
    "to_agree",
    "to_diagnose",
    "to_solve",
]
