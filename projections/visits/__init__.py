"""Visits as people see them: the visit and its record, lists, timelines, what waits for whom, and whom to meet next."""

from projections.papers import AttendanceRow, ItemRow, MinutesRow
from projections.visits import held, tables
from projections.visits.facts import Facts
from projections.visits.findable import audiences_since, minutes_audience, with_minutes
from projections.visits.lists import (
    BOXES,
    Counts,
    Coverage,
    Met,
    by_keys,
    cards,
    counts,
    coverage,
    host_load,
    met,
    open_duplicate,
    original,
    overlapping,
    returns_of,
    upcoming,
)
from projections.visits.news import changed_since
from projections.visits.planned import planned
from projections.visits.questions import (
    LineRow,
    by_key,
    created_at,
    dated,
    number,
    rows_of,
    timeline,
    visit,
)
from projections.visits.recorded import (
    DisputeRow,
    FeedbackRow,
    LetterRow,
    attendance,
    disputes,
    feedback,
    letter,
    minutes,
    revisions,
)
from projections.visits.rows import Card, VisitRow
from projections.visits.stalled import StalledVisit, stalled, stands_still, unanswered
from projections.visits.suggestion import Because, Suggestion, suggestion
from projections.visits.waiting import Task, Waiting, tasks

__all__ = [
    "BOXES",
    "AttendanceRow",
    "Because",
    "Card",
    "Counts",
    "Coverage",
    "DisputeRow",
    "Facts",
    "FeedbackRow",
    "ItemRow",
    "LetterRow",
    "LineRow",
    "Met",
    "MinutesRow",
    "StalledVisit",
    "Suggestion",
    "Task",
    "VisitRow",
    "Waiting",
    "attendance",
    "audiences_since",
    "by_key",
    "by_keys",
    "cards",
    "changed_since",
    "counts",
    "coverage",
    "created_at",
    "dated",
    "disputes",
    "feedback",
    "held",
    "host_load",
    "letter",
    "met",
    "minutes",
    "minutes_audience",
    "number",
    "open_duplicate",
    "original",
    "overlapping",
    "planned",
    "returns_of",
    "revisions",
    "rows_of",
    "stalled",
    "stands_still",
    "suggestion",
    "tables",
    "tasks",
    "timeline",
    "unanswered",
    "upcoming",
    "visit",
    "with_minutes",
]
