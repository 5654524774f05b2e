"""What each fact of a case assigns, for ever.

Nothing is decided here: these functions run again at every replay. Each has the fields of its event as parameters; `Case` binds
them to the events, for which the library wants the first one to be called self.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.cases.values import Changes, Declarations, Remarks, Scores
from domain.cases.words import State, Visibility
from domain.model import Prose

if TYPE_CHECKING:
    from domain.cases.case import Case


def _add(case: Case, edition: int, base_edition: int, changes: Changes) -> None:
    case.edition, case.editions[edition] = edition, case.editions[base_edition].changed(changes)


def recalled(self: Case) -> None:
    self.state, self.review = State.RECALLED, None


def reviewer_assigned(self: Case, reviewer_id: str, due_on: date) -> None:
    self.review = (reviewer_id, due_on)


def changes_asked(self: Case, edition: int, comments: Prose | None = None, remarks: Remarks | None = None) -> None:
    self.state = State.CHANGES_ASKED


def resubmitted(
    self: Case, edition: int, base_edition: int, declared: Declarations, changes: Changes | None = None
) -> None:
    self.state = State.IN_REVIEW
    if changes is not None:
        _add(self, edition, base_edition, changes)


def approved(self: Case, edition: int, scores: Scores | None = None, comment: Prose | None = None) -> None:
    self.state, self.scores, self.review = State.APPROVED, scores, None


def published(self: Case, edition: int, visibility: Visibility, on: date) -> None:
    self.state, self.published, self.visibility = State.PUBLISHED, edition, visibility


def revised(
    self: Case, edition: int, base_edition: int, changes: Changes, change_note: Prose, declared: Declarations
) -> None:
    _add(self, edition, base_edition, changes)
    self.published = edition


def revision_submitted(
    self: Case, edition: int, base_edition: int, changes: Changes, change_note: Prose, declared: Declarations
) -> None:
    _add(self, edition, base_edition, changes)
    self.revision = edition


def revision_returned(self: Case, edition: int, comments: Prose | None = None, remarks: Remarks | None = None) -> None:
    self.revision = None


def revision_published(self: Case, edition: int, comment: Prose | None = None) -> None:
    self.published, self.revision, self.review = edition, None, None


def recommended(self: Case, on: date, reason: Prose) -> None:
    self.recommended = True


def archived(self: Case, reason: Prose) -> None:
    self.state = State.ARCHIVED


def restored(self: Case, reason: Prose) -> None:
    self.state = State.PUBLISHED


def withdrawn(self: Case, reason: Prose) -> None:
    self.state = State.WITHDRAWN


def reinstated(self: Case, reason: Prose) -> None:
    self.state = State.PUBLISHED
