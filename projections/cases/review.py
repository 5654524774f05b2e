"""What a reviewer does, as the case's row shows it."""

from __future__ import annotations

from domain.cases import State, events
from domain.record import Entry
from projections.book import Book
from projections.cases.held import change_case
from projections.read import when


@when(events.ReviewerAssigned)
def reviewer_assigned(db: Book, e: events.ReviewerAssigned, entry: Entry) -> None:
    change_case(db, e, entry, reviewer=e.reviewer_id, review_due=e.due_on)


@when(events.ChangesAsked)
def changes_asked(db: Book, e: events.ChangesAsked, entry: Entry) -> None:
    change_case(db, e, entry, state=State.CHANGES_ASKED)


@when(events.Approved)
def approved(db: Book, e: events.Approved, entry: Entry) -> None:
    change_case(db, e, entry, state=State.APPROVED, reviewer="", review_due=None)


@when(events.RevisionReturned)
def revision_returned(db: Book, e: events.RevisionReturned, entry: Entry) -> None:
    change_case(db, e, entry, revision=None, returned=e.edition)


@when(events.RevisionPublished)
def revision_published(db: Book, e: events.RevisionPublished, entry: Entry) -> None:
    """Up now, for the readers that it had; nothing waits any more."""
    cleared = {"revision": None, "returned": None, "reviewer": "", "review_due": None}
    change_case(db, e, entry, published=e.edition, **cleared)
