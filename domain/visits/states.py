"""When a command is legal: 32 commands over 12 states; the two that create a visit and `redact` stand beside this table.

A record that is due never becomes illegal because a timer ran: what is written late is written to a closed visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.machine import Machine
from domain.visits.refusals import AlreadyDone, NotInState, NotYourTurn, OtherSideOnly
from domain.visits.words import State
from domain.words import Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit

P, A, C, H, R, D = State.PROPOSED, State.ACCEPTED, State.CONFIRMED, State.HELD, State.REPORTED, State.CLOSED
N: Final = State.NOT_HELD

OPEN: Final = frozenset({P})
AGREED: Final = frozenset({A, C})
TOOK_PLACE: Final = frozenset({H, R, D})

LEGAL: Final[dict[str, frozenset[State]]] = {
    "amend_offer": OPEN,
    "counter": OPEN,
    "accept": OPEN,
    "decline": OPEN,
    "withdraw": OPEN,
    "expire": OPEN,
    "issue_letter": AGREED,
    "set_delegation": AGREED,
    "set_logistics": AGREED,
    "confirm": frozenset({A}),
    "propose_change": AGREED,
    "accept_change": AGREED,
    "reject_change": AGREED,
    "retract_change": AGREED,
    "cancel": AGREED,
    "record_held": AGREED | {N},
    "record_not_held": AGREED,
    "acknowledge_record": TOOK_PLACE,
    "file_attendance": TOOK_PLACE,
    "correct_attendance": TOOK_PLACE,
    "file_minutes": frozenset({H, D}),
    "amend_minutes": frozenset({R, D}),
    "confirm_minutes": frozenset({R, D}),
    "dispute_record": frozenset({H, R, N}),
    "correct_record": TOOK_PLACE,
    "give_feedback": TOOK_PLACE,
    "complete_action": TOOK_PLACE,
    "promise_return": TOOK_PLACE,
    "waive_return": TOOK_PLACE,
    "remind": OPEN | AGREED | TOOK_PLACE,
    "close": frozenset({H, R}),
    "void": AGREED | TOOK_PLACE | {N},
}

DONE: Final[dict[str, frozenset[State]]] = {
    "accept": AGREED | TOOK_PLACE,
    "decline": frozenset({State.DECLINED}),
    "withdraw": frozenset({State.WITHDRAWN}),
    "expire": frozenset({State.EXPIRED}),
    "confirm": frozenset({C}),
    "cancel": frozenset({State.CANCELLED}),
    "record_held": TOOK_PLACE,
    "record_not_held": frozenset({N}),
    "file_minutes": frozenset({R}),
    "close": frozenset({D}),
    "void": frozenset({State.VOIDED}),
}
"""States in which the command's deed has been done already: the second click is answered calmly."""


MACHINE: Final = Machine(LEGAL, DONE, NotInState, AlreadyDone)
refusal_in: Final = MACHINE.refusal


def require(visit: Visit, command: str) -> None:
    """Refuse a command that the visit's state forbids."""
    MACHINE.require(visit.state, command)


def answers(visit: Visit, by: Side) -> None:
    """Only the side whose turn it is answers."""
    if by is not visit.turn:
        raise NotYourTurn(turn=visit.turn)


def offers(visit: Visit, by: Side) -> None:
    """Only the side that waits for an answer amends or takes back what it has offered."""
    if by is visit.turn:
        raise OtherSideOnly(side=by.other)


def only(side: Side, by: Side) -> None:
    """Only this side may do it."""
    if by is not side:
        raise OtherSideOnly(side=side)
