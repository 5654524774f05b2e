"""Why a programme refuses a command: its state, its stages, or what others did in the meantime; facts fill the sentence."""

from __future__ import annotations

from domain.errors import Conflict


class NotInState(Conflict):
    """The programme is past this, or not there yet; facts: command, state."""

    code = "programme.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "programme.already_done"


class StageOrder(Conflict):
    """Stages come in their order; facts: due (the stage that is next)."""

    code = "programme.stage_order"


class StageUnknown(Conflict):
    """The stage has not been scheduled; facts: stage."""

    code = "programme.stage_unknown"


class StageNotBegun(Conflict):
    """A stage is closed after it has begun; facts: stage."""

    code = "programme.stage_not_begun"


class StageClosedAlready(Conflict):
    """The stage has been closed; facts: stage."""

    code = "programme.stage_closed_already"


class EarlierStageOpen(Conflict):
    """Stages are closed in their order; facts: due (the stage to be closed first)."""

    code = "programme.earlier_stage_open"


class ObligationsOpen(Conflict):
    """A stage is not closed while what was due in it is open; facts: stage, count, obligations (their keys)."""

    code = "programme.obligations_open"


class StagesOpen(Conflict):
    """A programme is closed after its stages; facts: stages (those that are open)."""

    code = "programme.stages_open"


class TargetsChanged(Conflict):
    """The targets were set anew since they were read; facts: seen, version."""

    code = "programme.targets_changed"
