"""When a command is legal: 15 commands over the 7 states of a case, 9 over the 6 states of an adoption.

What creates them and `redact` stand beside these tables. A revision is reviewed while its case stays published.
"""

from __future__ import annotations

from typing import Final

from domain.cases.refusals import AdoptionAlreadyDone, AdoptionNotInState, AlreadyDone, NotInState
from domain.cases.words import AdoptionState, State
from domain.machine import Machine

REVIEWED: Final = frozenset({State.IN_REVIEW})
UP: Final = frozenset({State.PUBLISHED})

CASE: Final = Machine(
    legal={
        "recall": REVIEWED,
        "assign_reviewer": REVIEWED | UP,
        "ask_changes": REVIEWED,
        "resubmit": frozenset({State.CHANGES_ASKED, State.RECALLED}),
        "approve": REVIEWED,
        "publish": UP | {State.APPROVED},
        "revise": UP,
        "submit_revision": UP,
        "return_revision": UP,
        "publish_revision": UP,
        "recommend": UP,
        "archive": UP,
        "restore": frozenset({State.ARCHIVED}),
        "withdraw": frozenset(State) - {State.WITHDRAWN},
        "reinstate": frozenset({State.WITHDRAWN}),
    },
    done={
        "recall": frozenset({State.RECALLED}),
        "ask_changes": frozenset({State.CHANGES_ASKED}),
        "resubmit": REVIEWED,
        "approve": UP | {State.APPROVED},
        "archive": frozenset({State.ARCHIVED}),
        "restore": UP,
        "withdraw": frozenset({State.WITHDRAWN}),
        "reinstate": UP,
    },
    too_late=NotInState,
    already=AlreadyDone,
)

P, T, A, D = AdoptionState.PLANNED, AdoptionState.TRYING, AdoptionState.ADOPTED, AdoptionState.ADAPTED
BEGUN: Final = frozenset({P, T})
IN_USE: Final = frozenset({A, D})

ADOPTION: Final = Machine(
    legal={
        "start_trial": frozenset({P}),
        "add_evidence": IN_USE | {T},
        "report_result": IN_USE | {T},
        "adopt": BEGUN,
        "adapt": BEGUN,
        "drop": BEGUN,
        "end": IN_USE,
        "resume": frozenset({AdoptionState.ENDED, AdoptionState.DROPPED}),
        "share_back": IN_USE,
    },
    done={
        "start_trial": frozenset({T}),
        "adopt": frozenset({A}),
        "adapt": frozenset({D}),
        "drop": frozenset({AdoptionState.DROPPED}),
        "end": frozenset({AdoptionState.ENDED}),
        "resume": frozenset({T}),
    },
    too_late=AdoptionNotInState,
    already=AdoptionAlreadyDone,
)
