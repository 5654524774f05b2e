"""The rules of each kind of report 应报事项一览: who owes it, what shows it, which chapters it has, whether a stage waits for it."""

from __future__ import annotations

from datetime import date
from typing import Final

from domain.obligations.words import Chapter, Kind, OwnerKind, State

OWNERS: Final[dict[Kind, OwnerKind]] = {
    Kind.LEARNING_PLAN: OwnerKind.STUDIO,
    Kind.BRANCH_WORK_REPORT: OwnerKind.SCHOOL,
    Kind.PROCESS_CASE: OwnerKind.PERSON,
    Kind.EXPERIENCE_MEETING: OwnerKind.STUDIO,
    Kind.REPRESENTATIVE_OUTCOME: OwnerKind.STUDIO,
    Kind.ANNUAL_SUMMARY: OwnerKind.STUDIO,
    Kind.OUTCOME_REPORT: OwnerKind.STUDIO,
    Kind.FINAL_REPORT: OwnerKind.STUDIO,
}

EVIDENCED: Final = frozenset(
    {Kind.LEARNING_PLAN, Kind.PROCESS_CASE, Kind.EXPERIENCE_MEETING, Kind.REPRESENTATIVE_OUTCOME}
)
"""Fulfilled by what the log shows already: a submitted plan, a published case, a held meeting, an accepted representative outcome."""

REPORTS: Final = frozenset({Kind.ANNUAL_SUMMARY, Kind.OUTCOME_REPORT, Kind.FINAL_REPORT})
"""Drafted from the log, edited, and accepted only with the lead's signature."""

BLOCKING: Final = frozenset(Kind) - {Kind.BRANCH_WORK_REPORT}
"""A stage is not closed while one of these is open that was due in it; work reports follow the calendar year, not the stages."""

CHAPTERS: Final[dict[Kind, tuple[Chapter, ...]]] = {
    Kind.BRANCH_WORK_REPORT: (Chapter.WORK, Chapter.PROBLEMS, Chapter.NEXT_YEAR),
    Kind.ANNUAL_SUMMARY: (Chapter.PLAN_VS_DONE, Chapter.FIGURES, Chapter.PROBLEMS, Chapter.NEXT_YEAR),
    Kind.OUTCOME_REPORT: (
        *(Chapter.HEAD, Chapter.PROBLEM, Chapter.ABSTRACT),
        *(Chapter.PROMOTION, Chapter.EVIDENCE),
    ),
    Kind.FINAL_REPORT: (
        *(Chapter.PLAN_VS_DONE, Chapter.FIGURES),
        *(Chapter.COMPETENCE, Chapter.ORGANISATION, Chapter.BRAND, Chapter.SCIENTIFIC_LEVEL),
        *(Chapter.LEADING, Chapter.PROFESSIONAL, Chapter.PRACTICAL),
    ),
}
"""Chapters in the order of the printed page; the other kinds are things themselves and have none."""

OPEN: Final = frozenset({State.ISSUED, State.RETURNED})
"""Still owed: neither fulfilled nor missed nor waived."""


def blocks(kind: Kind, state: State, *, due_on: date, stage_ends_on: date) -> bool:
    """Whether a stage that ends on a day waits for this; what has been extended beyond the stage does not hold it up."""
    return kind in BLOCKING and state in OPEN and due_on <= stage_ends_on
