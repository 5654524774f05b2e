"""When a command is legal: 5 commands over the 5 states of a problem. What raises it and `redact` stand beside this table."""

from __future__ import annotations

from typing import Final

from domain.machine import Machine
from domain.problems.refusals import AlreadyDone, NotInState
from domain.problems.words import State

OPEN: Final = frozenset({State.RAISED, State.DIAGNOSED, State.AGREED})

PROBLEM: Final = Machine(
    legal={
        "diagnose": frozenset({State.RAISED, State.DIAGNOSED}),
        "agree_measure": frozenset({State.DIAGNOSED, State.AGREED}),
        "solve": frozenset({State.AGREED}),
        "reopen": frozenset({State.SOLVED}),
        "withdraw": OPEN,
    },
    done={
        "solve": frozenset({State.SOLVED}),
        "reopen": OPEN,
        "withdraw": frozenset({State.WITHDRAWN}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
