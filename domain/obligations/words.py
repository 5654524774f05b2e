"""应报事项用语: the closed lists that reporting duties alone speak (what people read for them: web/obligations)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is to be reported (P11, P12, P13, P16, P45, P49, P50)."""

    LEARNING_PLAN = "learning_plan"
    BRANCH_WORK_REPORT = "branch_work_report"
    PROCESS_CASE = "process_case"
    EXPERIENCE_MEETING = "experience_meeting"
    REPRESENTATIVE_OUTCOME = "representative_outcome"
    ANNUAL_SUMMARY = "annual_summary"
    OUTCOME_REPORT = "outcome_report"
    FINAL_REPORT = "final_report"


class OwnerKind(StrEnum):
    """Who owes a report."""

    STUDIO = "studio"
    SCHOOL = "school"
    PERSON = "person"


class State(StrEnum):
    """Where a report stands."""

    ISSUED = "issued"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    MISSED = "missed"
    WAIVED = "waived"


class Chapter(StrEnum):
    """The parts of the reports that are written in the hub: the papers' own headings, of the final report those of P2 and P30."""

    WORK = "work"
    PLAN_VS_DONE = "plan_vs_done"
    FIGURES = "figures"
    PROBLEMS = "problems"
    NEXT_YEAR = "next_year"
    HEAD = "head"
    PROBLEM = "problem"
    ABSTRACT = "abstract"
    PROMOTION = "promotion"
    EVIDENCE = "evidence"
    COMPETENCE = "competence"
    ORGANISATION = "organisation"
    BRAND = "brand"
    SCIENTIFIC_LEVEL = "scientific_level"
    LEADING = "leading"
    PROFESSIONAL = "professional"
    PRACTICAL = "practical"
