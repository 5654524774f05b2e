"""When a command is legal: 13 commands over the 9 states of a brand; what proposes it and `redact` stand beside the table.

Source: the machine of the domain. A milestone that is asked for too early names the one that is due.
"""

from __future__ import annotations

from typing import Final

from domain.brands.refusals import AlreadyDone, MilestoneMissing, NotInState
from domain.brands.words import State
from domain.machine import Machine

P, N, M, I, C, S, R, X, Z = State  # noqa: E741  # the letters of the table

SHOWN: Final = frozenset({S, R, X})
RECOGNISED: Final = frozenset({R, X})
CARRIED: Final = SHOWN | {C}
IN_USE: Final = frozenset(State) - {Z}

BRAND: Final = Machine(
    legal={
        "name": frozenset({P}),
        "define_meaning": frozenset({N}),
        "adopt_identity": frozenset({M}),
        "establish_carrier": CARRIED | {I},
        "showcase": CARRIED,
        "assess": SHOWN,
        "recognise": SHOWN,
        "promote": RECOGNISED,
        "replicate": CARRIED,
        "add_evidence": IN_USE,
        "lapse": RECOGNISED,
        "revoke": IN_USE - {P},
        "retire": IN_USE,
    },
    done={
        "name": IN_USE - {P},
        "define_meaning": IN_USE - {P, N},
        "adopt_identity": CARRIED | {I},
        "lapse": frozenset({S}),
        "retire": frozenset({Z}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)

STEPS: Final = {
    "name": N,
    "define_meaning": M,
    "adopt_identity": I,
    "establish_carrier": C,
    "showcase": S,
    "recognise": R,
    "promote": X,
}
"""The milestone that a command reaches."""


def require(state: State, command: str) -> None:
    """Refuse a command that the state forbids; a step that was skipped is named. Raises MilestoneMissing, AlreadyDone, NotInState."""
    due = state.next
    if command in STEPS and state in IN_USE and due is not None and STEPS[command].no > due.no:
        raise MilestoneMissing(command=command, state=state, due=due)
    BRAND.require(state, command)
