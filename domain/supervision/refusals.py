"""Why supervision refuses something: the state of a problem, or what was typed. Facts named in a docstring fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict, Wrong


class NotInState(Conflict):
    """The problem is past this, or not there yet; facts: command, state."""

    code = "supervision.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "supervision.already_done"


class ProblemUnknown(Wrong):
    """No problem has this number; facts: no."""

    code = "supervision.problem_unknown"


class ProblemThere(Conflict):
    """A problem of this number is there and says something else; facts: no."""

    code = "supervision.problem_there"


class DuePast(Wrong):
    """The day until which something is to be mended lies ahead."""

    code = "supervision.due_past"


class NotOfStudio(Wrong):
    """The school does not belong to the studio that was visited; facts: unit."""

    code = "supervision.not_of_studio"


class VisitedAlready(Wrong):
    """A studio is supervised once in a stage; more is done with a reason. Facts: stage, limit, count."""

    code = "supervision.visited_already"
