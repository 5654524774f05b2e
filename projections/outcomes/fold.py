"""What each event changes of an outcome's row."""

from __future__ import annotations

from domain.outcomes import Outcome, State
from domain.record import Entry
from projections.book import Book
from projections.evidence import name
from projections.outcomes.rows import OUTCOMES, Promotion
from projections.read import when
from projections.story import day_at


@when(Outcome.Submitted)
def submitted(db: Book, e: Outcome.Submitted, entry: Entry) -> None:
    OUTCOMES.begin(
        db,
        e,
        entry,
        programme=e.programme_id,
        owner=e.owner,
        form=e.form,
        title=e.title,
        for_year=e.year,
        abstract=e.abstract,
        evidence=e.evidence,
        submitted_on=day_at(entry.recorded_at),
        submitted_by=entry.by.actor,
    )
    name(db, Outcome.TOPIC, e.key, e.evidence)


@when(Outcome.Returned)
def returned(db: Book, e: Outcome.Returned, entry: Entry) -> None:
    row = OUTCOMES.changing(db, e, entry)
    row.state, row.comments = State.RETURNED, e.comments


@when(Outcome.Resubmitted)
def resubmitted(db: Book, e: Outcome.Resubmitted, entry: Entry) -> None:
    row = OUTCOMES.changing(db, e, entry)
    row.state, row.submitted_on, row.submitted_by = State.SUBMITTED, day_at(entry.recorded_at), entry.by.actor
    for field in ("form", "title", "abstract", "evidence"):
        if (value := getattr(e.changes, field)) is not None:
            setattr(row, field, value)
    row.for_year = row.for_year if e.changes.year is None else e.changes.year
    name(db, Outcome.TOPIC, e.key, e.changes.evidence or ())


@when(Outcome.Accepted)
def accepted(db: Book, e: Outcome.Accepted, entry: Entry) -> None:
    """It counts in the year of this day."""
    row = OUTCOMES.changing(db, e, entry)
    row.state, row.representative = State.ACCEPTED, e.representative
    row.accepted_on, row.comment, row.comments = day_at(entry.recorded_at), e.comment, None


@when(Outcome.Promoted)
def promoted(db: Book, e: Outcome.Promoted, entry: Entry) -> None:
    on, by = day_at(entry.recorded_at), entry.by.actor
    told = Promotion(e.channel, e.inside_school, e.audience_schools, on, by, e.exchange_id)
    row = OUTCOMES.changing(db, e, entry)
    row.promotions += (told,)


@when(Outcome.Redacted)
def redacted(db: Book, e: Outcome.Redacted, entry: Entry) -> None:
    """The texts are gone by their keys."""
    OUTCOMES.changing(db, e, entry)
