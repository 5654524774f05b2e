"""What a reviewer does, and never the author: comments and four scores, for a case before it is published and for its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import asdict

from domain.cases.faults import DuePast, NoComments, ReviewerIsAuthor, ScoreUnknown
from domain.cases.refusals import NoRevision, OwnCase
from domain.cases.states import CASE
from domain.cases.submission import seen
from domain.cases.values import Remarks, Scores
from domain.cases.words import State
from domain.errors import Wrong, refuse
from domain.inputs import line, stored, text
from domain.model import Prose

if TYPE_CHECKING:
    from domain.cases.case import Case

MOST: Final = 25
"""The best of each of the four scores."""


def assign_reviewer(case: Case, *, reviewer_id: str, due_on: date, today: date) -> None:
    """Who reads the case, or the revision under review, and until when; another reviewer takes the place of the first."""
    CASE.require(case.state, "assign_reviewer")
    if case.state is State.PUBLISHED:
        _pending(case)
    if case.review == (reviewer_id, due_on):
        return
    refuse(
        line("reviewer_id", reviewer_id),
        ReviewerIsAuthor("reviewer_id") if reviewer_id and reviewer_id == case.author_id else None,
        DuePast("due_on") if due_on < today else None,
    )
    case._reviewer_assigned(reviewer_id=reviewer_id, due_on=due_on)


def ask_changes(
    case: Case, *, by_person: str, edition: int, comments: Prose | None = None, remarks: Remarks | None = None
) -> None:
    """The case goes back to its author, with comments on the whole or on single sections. `edition` is what was read."""
    CASE.require(case.state, "ask_changes")
    _not_author(case, by_person)
    seen(edition, case.edition)
    remarks = _told(remarks)
    refuse(*_comment_faults(comments, remarks))
    case._changes_asked(edition=edition, comments=stored(comments), remarks=remarks)


def approve(
    case: Case, *, by_person: str, edition: int, scores: Scores | None = None, comment: Prose | None = None
) -> None:
    """The edition that was read may be published. Cases taken over from elsewhere may have no scores."""
    CASE.require(case.state, "approve")
    _not_author(case, by_person)
    seen(edition, case.edition)
    refuse(*_score_faults(scores), text("comment", comment))
    case._approved(edition=edition, scores=scores, comment=stored(comment))


def return_revision(
    case: Case, *, by_person: str, edition: int, comments: Prose | None = None, remarks: Remarks | None = None
) -> None:
    """A revision goes back to its author; the published edition stays up."""
    CASE.require(case.state, "return_revision")
    _not_author(case, by_person)
    seen(edition, _pending(case))
    remarks = _told(remarks)
    refuse(*_comment_faults(comments, remarks))
    case._revision_returned(edition=edition, comments=stored(comments), remarks=remarks)


def publish_revision(case: Case, *, by_person: str, edition: int, comment: Prose | None = None) -> None:
    """A revision is approved and takes the place of the published edition, for the same readers."""
    CASE.require(case.state, "publish_revision")
    _not_author(case, by_person)
    seen(edition, _pending(case))
    refuse(text("comment", comment))
    case._revision_published(edition=edition, comment=stored(comment))


def _pending(case: Case) -> int:
    if case.revision is None:
        raise NoRevision
    return case.revision


def _not_author(case: Case, by_person: str) -> None:
    if by_person == case.author_id:
        raise OwnCase


def _told(remarks: Remarks | None) -> Remarks | None:
    """The remarks that say something; None where none does."""
    told = Remarks(**{name: stored(value) for name, value in asdict(remarks or Remarks()).items()})
    return None if told == Remarks() else told


def _comment_faults(comments: Prose | None, remarks: Remarks | None) -> Iterator[Wrong | None]:
    yield text("comments", comments)
    yield NoComments("comments") if stored(comments) is None and remarks is None else None
    for name, remark in asdict(remarks or Remarks()).items():
        yield text(f"remarks.{name}", remark)


def _score_faults(scores: Scores | None) -> Iterator[Wrong | None]:
    for name, score in asdict(scores).items() if scores else ():
        yield ScoreUnknown(f"scores.{name}", most=MOST) if not 0 <= score <= MOST else None
