"""Why a problem refuses a command, or what was typed wrongly; facts named in a docstring fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Wrong


class NotInState(Conflict):
    """The problem is past this, or not there yet; facts: command, state."""

    code = "problem.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "problem.already_done"


class OwnProblem(Forbidden):
    """Somebody else diagnoses a problem than who raised it."""

    code = "problem.own_problem"


class NotOfStudio(Wrong):
    """The school does not belong to this studio."""

    code = "problem.not_of_studio"


class DuePast(Wrong):
    """A measure is to be done from tomorrow on."""

    code = "problem.due_past"


class SolvedAhead(Wrong):
    """A problem is not solved in the future."""

    code = "problem.solved_ahead"
