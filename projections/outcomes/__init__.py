"""Outcomes as people see them: one, lists, what a stage has brought forth, and what commands and an index need."""

from projections.outcomes import fold
from projections.outcomes.questions import (
    Collected,
    Shown,
    all_keys,
    audiences_since,
    by_key,
    by_keys,
    collection,
    count,
    created_at,
    everywhere,
    evidence,
    outcome,
    representative,
    timeline,
    to_accept,
    to_improve,
)
from projections.outcomes.rows import OutcomeRow, Promotion

__all__ = [
    "Collected",
    "OutcomeRow",
    "Promotion",
    "Shown",
    "all_keys",
    "audiences_since",
    "by_key",
    "by_keys",
    "collection",
    "count",
    "created_at",
    "everywhere",
    "evidence",
    "fold",
    "outcome",
    "representative",
    "timeline",
    "to_accept",
    "to_improve",
]
