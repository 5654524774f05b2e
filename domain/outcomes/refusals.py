"""Why an outcome refuses something: its state, or what was typed (beside its field). Facts named in a docstring fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Wrong


class NotInState(Conflict):
    """The outcome is past this, or not there yet; facts: command, state."""

    code = "outcome.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "outcome.already_done"


class NoEvidence(Wrong):
    """An outcome is shown by at least one piece of evidence."""

    code = "outcome.no_evidence"


class YearOutside(Wrong):
    """The year is one of the cohort's; facts: year, first, last."""

    code = "outcome.year_outside"


class NothingChanged(Wrong):
    """Nothing differs from what was sent back."""

    code = "outcome.nothing_changed"


class SchoolsUnfit(Wrong):
    """How many schools were reached: at least one, and no more than a district has; facts: least, most."""

    code = "outcome.schools_unfit"
