"""Why a reporting duty refuses a command: its state, the people, or what others did in the meantime; facts fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class NotInState(Conflict):
    """The duty is past this, or not there yet; facts: command, state."""

    code = "obligation.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "obligation.already_done"


class NotEvidenced(Conflict):
    """Only people can report this: the log shows it nowhere."""

    code = "obligation.not_evidenced"


class SubmissionChanged(Conflict):
    """It was handed in anew since it was read; facts: seen, no."""

    code = "obligation.submission_changed"


class NotSigned(Conflict):
    """A report is accepted with the lead's signature."""

    code = "obligation.not_signed"


class NoSignature(Conflict):
    """What is no report of the studio needs no signature."""

    code = "obligation.no_signature"


class SignedAlready(Conflict):
    """The report has been signed."""

    code = "obligation.signed_already"


class OwnSubmission(Forbidden):
    """Who handed something in neither accepts nor returns it."""

    code = "obligation.own_submission"


class OfficeOnly(Forbidden):
    """What a studio owes is accepted or returned by the Party School."""

    code = "obligation.office_only"


class NotDueYet(Conflict):
    """Until its day is over nothing has been missed; facts: on (the day from which it is)."""

    code = "obligation.not_due_yet"


class NoReminderNow(Conflict):
    """A reminder is for the days before it is due; facts: due_on."""

    code = "obligation.no_reminder_now"
