"""案例事件: the facts of a case, one class each. `Case` lists them; take them from there (`Case.Published`).

Source: the event catalogue of the design. Fields beside it: `levels`, `truthful`, `source` of Submitted, the `edition` that a fact is about,
the `base_edition` that changes differ from, `remarks` on single sections.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.cases.values import Changes, Declarations, Remarks, Scores
from domain.cases.words import Section, Visibility
from domain.model import Created, Prose
from domain.texts import Redaction, Worded
from domain.words import File, Level, OutcomeForm


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a case."""


class Submitted(Event, Created, frozen=True, kw_only=True):
    """`source`: where a case was taken over from; such a case may lack sections, an author, a school, a cohort, declarations."""

    TOPIC: ClassVar[str] = "case.submitted"
    programme_id: str
    author_id: str
    school_id: str
    edition: int
    title: str
    form: OutcomeForm
    topics: tuple[str, ...]
    levels: tuple[Level, ...]
    declared: Declarations
    summary: Prose | None = None
    background: Prose | None = None
    practice: Prose | None = None
    effect: Prose | None = None
    reflection: Prose | None = None
    appendix: Prose | None = None
    attachments: tuple[File, ...] = ()
    visit_id: str | None = None
    adapted_from: str | None = None
    source: str | None = None


class Recalled(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.recalled"


class ReviewerAssigned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.reviewer_assigned"
    reviewer_id: str
    due_on: date


class ChangesAsked(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.changes_asked"
    edition: int
    comments: Prose | None = None
    remarks: Remarks | None = None


class Resubmitted(Event, frozen=True, kw_only=True):
    """Without changes it is the edition that was recalled."""

    TOPIC: ClassVar[str] = "case.resubmitted"
    edition: int
    base_edition: int
    declared: Declarations
    changes: Changes | None = None


class Approved(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.approved"
    edition: int
    scores: Scores | None = None
    comment: Prose | None = None


class Published(Event, frozen=True, kw_only=True):
    """Once more with another visibility where the audience of a published case changes."""

    TOPIC: ClassVar[str] = "case.published"
    edition: int
    visibility: Visibility
    on: date


class Revised(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.revised"
    edition: int
    base_edition: int
    changes: Changes
    change_note: Prose
    declared: Declarations


class RevisionSubmitted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.revision_submitted"
    edition: int
    base_edition: int
    changes: Changes
    change_note: Prose
    declared: Declarations


class RevisionReturned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.revision_returned"
    edition: int
    comments: Prose | None = None
    remarks: Remarks | None = None


class RevisionPublished(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.revision_published"
    edition: int
    comment: Prose | None = None


class Recommended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.recommended"
    on: date
    reason: Prose


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    """`of` names the destroyed texts; `sections` of an `edition` are what the order named, where it named them so."""

    TOPIC: ClassVar[str] = "case.redacted"
    edition: int | None = None
    sections: tuple[Section, ...] = ()


class Archived(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.archived"
    reason: Prose


class Restored(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.restored"
    reason: Prose


class Withdrawn(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.withdrawn"
    reason: Prose


class Reinstated(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "case.reinstated"
    reason: Prose
