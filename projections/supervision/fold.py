"""What each event changes of a supervision visit's row."""

from __future__ import annotations

from msgspec.structs import replace

from domain.record import Entry
from domain.supervision import ProblemState, Supervision
from projections.book import Book
from projections.read import when
from projections.story import day_at
from projections.supervision.rows import SUPERVISIONS, ProblemRow, SupervisionRow


@when(Supervision.VisitMade)
def visit_made(db: Book, e: Supervision.VisitMade, entry: Entry) -> None:
    about = {"studio": e.studio_id, "made_on": e.on, "mode": e.mode, "note": e.note, "reason": e.reason}
    SUPERVISIONS.begin(db, e, entry, **about, by=entry.by.actor)


@when(Supervision.ProblemFound)
def problem_found(db: Book, e: Supervision.ProblemFound, entry: Entry) -> None:
    on, by = day_at(entry.recorded_at), entry.by.actor
    row = SUPERVISIONS.changing(db, e, entry)
    row.problems += (ProblemRow(e.problem_no, e.category, e.description, on, by, e.school_id),)


@when(Supervision.RectificationRequested)
def rectification_requested(db: Book, e: Supervision.RectificationRequested, entry: Entry) -> None:
    handed = {"to": e.to, "due_on": e.due_on, "requested_on": day_at(entry.recorded_at)}
    row = SUPERVISIONS.changing(db, e, entry)
    _change(row, e.problem_no, state=ProblemState.RECTIFYING, **handed)


@when(Supervision.RectificationReported)
def rectification_reported(db: Book, e: Supervision.RectificationReported, entry: Entry) -> None:
    told = {"measures": e.measures, "reported_on": e.on, "comments": None}
    row = SUPERVISIONS.changing(db, e, entry)
    _change(row, e.problem_no, state=ProblemState.REPORTED, **told)


@when(Supervision.RectificationReturned)
def rectification_returned(db: Book, e: Supervision.RectificationReturned, entry: Entry) -> None:
    row = SUPERVISIONS.changing(db, e, entry)
    _change(row, e.problem_no, state=ProblemState.RECTIFYING, comments=e.comments)


@when(Supervision.ProblemClosed)
def problem_closed(db: Book, e: Supervision.ProblemClosed, entry: Entry) -> None:
    row = SUPERVISIONS.changing(db, e, entry)
    _change(row, e.problem_no, state=ProblemState.CLOSED, closed_on=e.on)


@when(Supervision.Redacted)
def redacted(db: Book, e: Supervision.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    SUPERVISIONS.changing(db, e, entry)


def _change(row: SupervisionRow, no: int, **changes: object) -> None:
    row.problems = tuple(replace(each, **changes) if each.no == no else each for each in row.problems)
