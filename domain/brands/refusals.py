"""Why a brand refuses a command: how far it has come, who asks, or what others are called.

What was typed wrongly stands in faults.py. Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class NotInState(Conflict):
    """The brand is past this, or not there yet; facts: command, state."""

    code = "brand.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "brand.already_done"


class MilestoneMissing(Conflict):
    """A milestone cannot be skipped; facts: command, state, due (the milestone that comes next)."""

    code = "brand.milestone_missing"


class NameTaken(Conflict):
    """Another brand of the district that is in use has this name; facts: brand (its key), name."""

    code = "brand.name_taken"


class BrandThere(Conflict):
    """A school has one brand 一校一品; facts: brand (the key of the one that is there)."""

    code = "brand.there"


class OwnEndorsement(Forbidden):
    """Nobody recognises or promotes the brand of the own school."""

    code = "brand.own_endorsement"
