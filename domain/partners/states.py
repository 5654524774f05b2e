"""When a command to a project is legal: 4 commands over 4 states, 5 pairs are legal, 11 are refused."""

from __future__ import annotations

from typing import Final

from domain.machine import Machine
from domain.partners.refusals import ProjectAlreadyDone, ProjectNotInState
from domain.partners.words import ProjectState

RUNNING: Final = frozenset({ProjectState.AGREED, ProjectState.REPORTED})

PROJECT: Final = Machine(
    legal={
        "report": frozenset({ProjectState.AGREED}),
        "confirm": frozenset({ProjectState.REPORTED}),
        "return": frozenset({ProjectState.REPORTED}),
        "drop": RUNNING,
    },
    done={
        "report": frozenset({ProjectState.REPORTED, ProjectState.DONE}),
        "confirm": frozenset({ProjectState.DONE}),
        "drop": frozenset({ProjectState.DROPPED}),
    },
    too_late=ProjectNotInState,
    already=ProjectAlreadyDone,
)
