"""When a command is legal: a studio takes all its commands until it is concluded; `redact` stands beside this table."""

from __future__ import annotations

from typing import Final

from domain.machine import Machine
from domain.studios.refusals import AlreadyDone, NotInState
from domain.studios.words import StudioState

COMMANDS: Final = (
    *("appoint_lead", "replace_lead", "appoint_mentor", "release_mentor", "appoint_assistant"),
    *("record_needs", "submit_plan", "return_plan", "approve_plan"),
    *("propose_pairing", "confirm_pairing", "decline_pairing", "withdraw_pairing", "pair", "end_pairing"),
    *("set_rotation", "note_guidance", "conclude"),
)

STUDIO: Final = Machine(
    legal=dict.fromkeys(COMMANDS, frozenset({StudioState.RUNNING})),
    done={"conclude": frozenset({StudioState.CONCLUDED})},
    too_late=NotInState,
    already=AlreadyDone,
)
