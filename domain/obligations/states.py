"""When a command is legal: 10 commands over the 6 states of a reporting duty. What issues it and `redact` stand beside this table."""

from __future__ import annotations

from typing import Final

from domain.machine import Machine
from domain.obligations.refusals import AlreadyDone, NotInState
from domain.obligations.words import State

OWED: Final = frozenset({State.ISSUED, State.RETURNED})
TO_HAND_IN: Final = OWED | {State.MISSED}
NEVER_IN: Final = frozenset({State.ISSUED, State.MISSED})
HANDED_IN: Final = frozenset({State.SUBMITTED})
DONE: Final = HANDED_IN | {State.ACCEPTED}

OBLIGATION: Final = Machine(
    legal={
        "remind": OWED,
        "miss": OWED,
        "submit": TO_HAND_IN,
        "fulfil": TO_HAND_IN,
        "sign": HANDED_IN,
        "send_back": HANDED_IN,
        "accept": HANDED_IN,
        "extend": NEVER_IN,
        "waive": NEVER_IN,
        "release": TO_HAND_IN,
    },
    done={
        "miss": frozenset({State.MISSED}),
        "submit": DONE,
        "fulfil": DONE,
        "send_back": frozenset({State.RETURNED}),
        "accept": frozenset({State.ACCEPTED}),
        "waive": frozenset({State.WAIVED}),
        "release": frozenset({State.WAIVED}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
