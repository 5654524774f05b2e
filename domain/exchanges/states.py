"""When a command is legal: 35 commands over the 9 states of an exchange, 12 of them also over the 11 states of a seat.

What announces an exchange and `redact` stand beside these tables. A record that is due never becomes illegal because a timer ran:
what is written late is written to a closed exchange.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.exchanges.refusals import AlreadyDone, NotInState, SeatAlreadyDone, SeatNotInState, SeatUnknown
from domain.exchanges.seats import LIVE, MARKED, TAKING
from domain.exchanges.words import SeatState, State
from domain.machine import Machine

if TYPE_CHECKING:
    from domain.exchanges.exchange import Exchange
    from domain.exchanges.seats import Seat

CLEARING, OPEN, NO_MORE, POSTPONED = State.CLEARING, State.OPEN, State.CLOSED_REG, State.POSTPONED
HELD, REPORTED, CLOSED = State.HELD, State.REPORTED, State.CLOSED

COMING: Final = frozenset({OPEN, NO_MORE})
TOOK_PLACE: Final = frozenset({HELD, REPORTED, CLOSED})

EXCHANGE: Final = Machine(
    legal={
        "clear": frozenset({CLEARING}),
        "send_back": frozenset({CLEARING}),
        "revise": COMING | {CLEARING},
        "close_registration": frozenset({OPEN}),
        "reopen_registration": frozenset({NO_MORE}),
        "postpone": COMING,
        "set_date": frozenset({POSTPONED}),
        "cancel": COMING | {CLEARING, POSTPONED},
        "invite_partner": COMING,
        "join_partner": COMING | {POSTPONED},
        "decline_partner": COMING | {POSTPONED},
        "request_seat": frozenset({OPEN}),
        "verify_seat": COMING,
        "lapse_seat": COMING,
        "take_seat": COMING,
        "pass_offer": COMING,
        "admit_seat": COMING,
        "refuse_seat": COMING,
        "remove_seat": COMING,
        "change_seat": COMING,
        "withdraw_seat": COMING | {POSTPONED},
        "mark_attended": TOOK_PLACE,
        "mark_absent": TOOK_PLACE,
        "undo_mark": frozenset({HELD, REPORTED}),
        "record_held": COMING,
        "file_attendance": TOOK_PLACE,
        "correct_attendance": TOOK_PLACE,
        "record_deputy": frozenset({HELD, REPORTED}),
        "file_minutes": frozenset({HELD, CLOSED}),
        "amend_minutes": frozenset({REPORTED, CLOSED}),
        "publish_briefing": TOOK_PLACE,
        "give_feedback": TOOK_PLACE,
        "complete_action": TOOK_PLACE,
        "close": frozenset({HELD, REPORTED}),
        "void": TOOK_PLACE,
    },
    done={
        "clear": COMING,
        "close_registration": frozenset({NO_MORE}),
        "reopen_registration": frozenset({OPEN}),
        "postpone": frozenset({POSTPONED}),
        "cancel": frozenset({State.CANCELLED}),
        "record_held": TOOK_PLACE,
        "file_minutes": frozenset({REPORTED}),
        "close": frozenset({CLOSED}),
        "void": frozenset({State.VOIDED}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)

SEAT: Final = Machine(
    legal={
        "verify_seat": frozenset({SeatState.REQUESTED}),
        "lapse_seat": frozenset({SeatState.REQUESTED}),
        "take_seat": frozenset({SeatState.OFFERED}),
        "pass_offer": frozenset({SeatState.OFFERED}),
        "admit_seat": frozenset({SeatState.VERIFIED, SeatState.WAITING, SeatState.OFFERED}),
        "refuse_seat": frozenset({SeatState.REQUESTED, SeatState.VERIFIED, SeatState.WAITING}),
        "remove_seat": TAKING | {SeatState.WAITING},
        "change_seat": LIVE,
        "withdraw_seat": LIVE,
        "mark_attended": frozenset({SeatState.SEATED}),
        "mark_absent": frozenset({SeatState.SEATED}),
        "undo_mark": MARKED,
    },
    done={
        "verify_seat": LIVE - {SeatState.REQUESTED},
        "lapse_seat": frozenset({SeatState.LAPSED}),
        "take_seat": frozenset({SeatState.SEATED}),
        "pass_offer": frozenset({SeatState.WAITING}),
        "admit_seat": frozenset({SeatState.SEATED}),
        "refuse_seat": frozenset({SeatState.REFUSED}),
        "remove_seat": frozenset({SeatState.REMOVED}),
        "withdraw_seat": frozenset({SeatState.WITHDRAWN}),
        "mark_attended": frozenset({SeatState.ATTENDED}),
        "mark_absent": frozenset({SeatState.ABSENT}),
        "undo_mark": frozenset({SeatState.SEATED}),
    },
    too_late=SeatNotInState,
    already=SeatAlreadyDone,
)


def require(exchange: Exchange, command: str) -> None:
    """Refuse a command that the exchange's state forbids."""
    EXCHANGE.require(exchange.state, command)


def seat_for(exchange: Exchange, command: str, seat_id: str) -> Seat:
    """The seat that a command is about, where both the exchange and the seat allow it."""
    require(exchange, command)
    if (seat := exchange.seats.get(seat_id)) is None:
        raise SeatUnknown("seat_id", seat=seat_id)
    SEAT.require(seat.state, command)
    return seat
