"""What each event changes of a problem's row."""

from __future__ import annotations

from domain.problems import Problem, State
from domain.record import Entry
from projections.book import Book
from projections.problems.rows import PROBLEMS
from projections.read import when
from projections.story import day_at


@when(Problem.Raised)
def raised(db: Book, e: Problem.Raised, entry: Entry) -> None:
    unit = {"programme": e.programme_id, "studio": e.studio_id, "school": e.school_id}
    words = {"title": e.title, "description": e.description, "raised_on": day_at(entry.recorded_at)}
    PROBLEMS.begin(db, e, entry, **unit, **words, raised_by=e.by_person)


@when(Problem.Diagnosed)
def diagnosed(db: Book, e: Problem.Diagnosed, entry: Entry) -> None:
    row = PROBLEMS.changing(db, e, entry)
    row.state, row.diagnosis, row.diagnosed_by, row.visit = State.DIAGNOSED, e.diagnosis, e.by_person, e.visit_id
    row.diagnosed_on = day_at(entry.recorded_at)


@when(Problem.MeasureAgreed)
def measure_agreed(db: Book, e: Problem.MeasureAgreed, entry: Entry) -> None:
    row = PROBLEMS.changing(db, e, entry)
    row.state, row.measure, row.owner, row.due_on = State.AGREED, e.measure, e.owner, e.due_on


@when(Problem.Solved)
def solved(db: Book, e: Problem.Solved, entry: Entry) -> None:
    row = PROBLEMS.changing(db, e, entry)
    row.state, row.result, row.solved_on, row.refs = State.SOLVED, e.result, e.on, e.refs


@when(Problem.Reopened)
def reopened(db: Book, e: Problem.Reopened, entry: Entry) -> None:
    """The diagnosis stands; the measure that did not do, and what seemed to solve it, are of the past."""
    row = PROBLEMS.changing(db, e, entry)
    row.state, row.reason, row.reopened = State.DIAGNOSED, e.reason, row.reopened + 1
    row.measure = row.owner = row.due_on = row.result = row.solved_on = None
    row.refs = ()


@when(Problem.Withdrawn)
def withdrawn(db: Book, e: Problem.Withdrawn, entry: Entry) -> None:
    row = PROBLEMS.changing(db, e, entry)
    row.state, row.reason = State.WITHDRAWN, e.reason


@when(Problem.Redacted)
def redacted(db: Book, e: Problem.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    PROBLEMS.changing(db, e, entry)
