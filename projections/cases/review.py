"""What a reviewer does, as the case's row, its reviews and its timeline show it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict, astuple

from domain.cases import Remarks, Scores, State, events
from domain.model import Prose
from domain.record import Entry
from projections.book import Book
from projections.cases.facts import Facts
from projections.cases.lines import insert, write
from projections.read import when


@when(events.ReviewerAssigned)
def reviewer_assigned(db: Book, e: events.ReviewerAssigned, entry: Entry) -> None:
    facts = Facts(reviewer=e.reviewer_id, due_on=e.due_on)
    write(db, e, entry, facts=facts, reviewer=e.reviewer_id, review_due=e.due_on)


@when(events.ChangesAsked)
def changes_asked(db: Book, e: events.ChangesAsked, entry: Entry) -> None:
    facts = Facts(edition=e.edition, remarked=tuple(_said(e.remarks)))
    write(db, e, entry, note=e.comments, facts=facts, state=State.CHANGES_ASKED)
    _review(db, e.key, entry, e.edition, "changes_asked", e.comments, remarks=e.remarks)


@when(events.Approved)
def approved(db: Book, e: events.Approved, entry: Entry) -> None:
    facts = Facts(edition=e.edition, scores=astuple(e.scores) if e.scores else ())
    write(db, e, entry, note=e.comment, facts=facts, state=State.APPROVED, reviewer="", review_due=None)
    _review(db, e.key, entry, e.edition, "approved", e.comment, scores=e.scores)


@when(events.RevisionReturned)
def revision_returned(db: Book, e: events.RevisionReturned, entry: Entry) -> None:
    facts = Facts(edition=e.edition, remarked=tuple(_said(e.remarks)))
    write(db, e, entry, note=e.comments, facts=facts, revision=None, returned=e.edition)
    _review(db, e.key, entry, e.edition, "revision_returned", e.comments, remarks=e.remarks)


@when(events.RevisionPublished)
def revision_published(db: Book, e: events.RevisionPublished, entry: Entry) -> None:
    cleared = {"revision": None, "returned": None, "reviewer": "", "review_due": None}
    write(db, e, entry, note=e.comment, facts=Facts(edition=e.edition), published=e.edition, **cleared)
    _review(db, e.key, entry, e.edition, "revision_published", e.comment)


def _review(
    db: Book,
    key: str,
    entry: Entry,
    edition: int,
    verdict: str,
    comment: Prose | None,
    *,
    scores: Scores | None = None,
    remarks: Remarks | None = None,
) -> None:
    row: dict[str, Any] = {"case_key": key, "position": entry.position, "edition": edition, "verdict": verdict}
    row |= {"by": entry.by.actor, "at": entry.recorded_at, "comment": comment, **(asdict(scores) if scores else {})}
    insert(db, "case_review", row)
    for section, text in _said(remarks).items():
        insert(db, "case_remark", {"case_key": key, "position": entry.position, "section": section, "text": text})


def _said(remarks: Remarks | None) -> dict[str, Prose]:
    return {section: text for section, text in asdict(remarks).items() if text is not None} if remarks else {}
