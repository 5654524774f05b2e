"""When a command is legal: 7 commands over the 3 states of a programme. What opens it and `redact` stand beside this table."""

from __future__ import annotations

from typing import Final

from domain.machine import Machine
from domain.programme.refusals import AlreadyDone, NotInState
from domain.programme.words import State

RUNNING: Final = frozenset({State.RUNNING})

PROGRAMME: Final = Machine(
    legal={
        "schedule_stage": RUNNING,
        "reschedule_stage": RUNNING,
        "start_stage": RUNNING,
        "close_stage": RUNNING,
        "set_targets": RUNNING,
        "close": RUNNING,
        "archive": frozenset({State.CLOSED}),
    },
    done={
        "close": frozenset({State.CLOSED, State.ARCHIVED}),
        "archive": frozenset({State.ARCHIVED}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
