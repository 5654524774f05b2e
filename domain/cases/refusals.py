"""Why a case or an adoption refuses a command: its state, who asks, or what others did in the meantime.

What was typed wrongly stands in faults.py. Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class NotInState(Conflict):
    """The case is past this, or not there yet; facts: command, state."""

    code = "case.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "case.already_done"


class AuthorOnly(Forbidden):
    """Only the author may do this."""

    code = "case.author_only"


class OwnCase(Forbidden):
    """The author does not review the own case."""

    code = "case.own_case"


class EditionChanged(Conflict):
    """Another edition is the current one than the one that was read; facts: seen, edition."""

    code = "case.edition_changed"


class RevisionPending(Conflict):
    """A revision is being reviewed; facts: edition."""

    code = "case.revision_pending"


class NoRevision(Conflict):
    """No revision is being reviewed."""

    code = "case.no_revision"


class NeverPublished(Conflict):
    """What was never published cannot be reinstated."""

    code = "case.never_published"


class AdoptionNotInState(Conflict):
    """The adoption is past this, or not there yet; facts: command, state."""

    code = "adoption.not_in_state"


class AdoptionAlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "adoption.already_done"


class OwnSchool(Forbidden):
    """Nobody adopts for the school from which the case comes."""

    code = "adoption.own_school"


class NotPublished(Conflict):
    """A case is adopted once it has been published."""

    code = "adoption.not_published"
