"""案例: the experience of one school, written down by its secretary, reviewed, published and taken up by others.

Here the events and the commands are listed; the commands decide in submission, review and publication, the facts are assigned in
evolution. No command returns anything: what it did are the case's `pending_events`, and a command that would say what is already so
leaves them as they are. Refusals come in this order: the state, the person, what others did since it was read, what was typed (all of
it at once).
"""

from __future__ import annotations

from datetime import date

from domain.cases import events, evolution, publication, review, submission
from domain.cases.values import Declarations, Manuscript, Scores
from domain.cases.words import State, Visibility
from domain.model import Prose, event
from domain.texts import Written
from domain.words import File, Level, OutcomeForm


class Case(Written):
    """One case. `edition` is its last edition, `published` the one that is up, `revision` the one under review beside it.

    `review` is who reads it and until when; `editions` are immutable, by number.
    """

    TOPIC = "case"

    Event = events.Event
    Submitted = events.Submitted
    Recalled = events.Recalled
    ReviewerAssigned = events.ReviewerAssigned
    ChangesAsked = events.ChangesAsked
    Resubmitted = events.Resubmitted
    Approved = events.Approved
    Published = events.Published
    Revised = events.Revised
    RevisionSubmitted = events.RevisionSubmitted
    RevisionReturned = events.RevisionReturned
    RevisionPublished = events.RevisionPublished
    Recommended = events.Recommended
    Redacted = events.Redacted
    Archived = events.Archived
    Restored = events.Restored
    Withdrawn = events.Withdrawn
    Reinstated = events.Reinstated

    submit = classmethod(submission.submit)

    recall = submission.recall
    resubmit = submission.resubmit
    revise = submission.revise
    submit_revision = submission.submit_revision

    assign_reviewer = review.assign_reviewer
    ask_changes = review.ask_changes
    approve = review.approve
    return_revision = review.return_revision
    publish_revision = review.publish_revision

    publish = publication.publish
    recommend = publication.recommend
    archive = publication.archive
    restore = publication.restore
    withdraw = publication.withdraw
    reinstate = publication.reinstate
    redact = publication.redact

    @event(events.Submitted)
    def __init__(
        self,
        programme_id: str,
        author_id: str,
        school_id: str,
        edition: int,
        title: str,
        form: OutcomeForm,
        topics: tuple[str, ...],
        levels: tuple[Level, ...],
        declared: Declarations,
        summary: Prose | None = None,
        background: Prose | None = None,
        practice: Prose | None = None,
        effect: Prose | None = None,
        reflection: Prose | None = None,
        appendix: Prose | None = None,
        attachments: tuple[File, ...] = (),
        visit_id: str | None = None,
        adapted_from: str | None = None,
        source: str | None = None,
    ) -> None:
        self.programme_id, self.author_id, self.school_id = programme_id, author_id, school_id
        self.visit_id, self.adapted_from, self.source = visit_id, adapted_from, source
        self.state, self.edition = State.IN_REVIEW, edition
        sections = summary, background, practice, effect, reflection, appendix
        self.editions = {edition: Manuscript(title, form, topics, levels, *sections, attachments)}
        self.review: tuple[str, date] | None = None
        self.scores: Scores | None = None
        self.published: int | None = None
        self.revision: int | None = None
        self.visibility: Visibility | None = None
        self.recommended = False

    _recalled = event(events.Recalled)(evolution.recalled)
    _reviewer_assigned = event(events.ReviewerAssigned)(evolution.reviewer_assigned)
    _changes_asked = event(events.ChangesAsked)(evolution.changes_asked)
    _resubmitted = event(events.Resubmitted)(evolution.resubmitted)
    _approved = event(events.Approved)(evolution.approved)
    _published = event(events.Published)(evolution.published)
    _revised = event(events.Revised)(evolution.revised)
    _revision_submitted = event(events.RevisionSubmitted)(evolution.revision_submitted)
    _revision_returned = event(events.RevisionReturned)(evolution.revision_returned)
    _revision_published = event(events.RevisionPublished)(evolution.revision_published)
    _recommended = event(events.Recommended)(evolution.recommended)
    _archived = event(events.Archived)(evolution.archived)
    _restored = event(events.Restored)(evolution.restored)
    _withdrawn = event(events.Withdrawn)(evolution.withdrawn)
    _reinstated = event(events.Reinstated)(evolution.reinstated)

    @property
    def manuscript(self) -> Manuscript:
        """The last edition, which may not be up yet."""
        return self.editions[self.edition]

    @property
    def published_edition(self) -> int:
        """The edition that is up. LookupError where none has ever been."""
        if self.published is None:
            raise LookupError("the case has not been published")
        return self.published
