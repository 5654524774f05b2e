"""When a command is legal: 11 commands over the 5 states of an evaluation; opening and `redact` stand beside the table.

Source: the machine of the domain. Beside it: a first signature that the director does not follow is opened again.
"""

from __future__ import annotations

from typing import Final

from domain.evaluation.refusals import AlreadyDone, NotInState
from domain.evaluation.words import State
from domain.machine import Machine

O, ONCE, S, P, X = State  # noqa: E741  # the letters of the table

EVALUATION: Final = Machine(
    legal={
        "compute": frozenset({O}),
        "self_assess": frozenset({O}),
        "score": frozenset({O}),
        "moderate": frozenset({O}),
        "veto": frozenset({O}),
        "lift_veto": frozenset({O}),
        "sign": frozenset({O, ONCE}),
        "publish": frozenset({S}),
        "object": frozenset({S, P, X}),
        "resolve": frozenset({X}),
        "reopen": frozenset({ONCE, S, P, X}),
    },
    done={
        "sign": frozenset({S, P}),
        "publish": frozenset({P}),
        "reopen": frozenset({O}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
