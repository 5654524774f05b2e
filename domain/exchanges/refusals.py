"""Why an exchange refuses a command: its state, the state of a seat, or what others did in the meantime.

What was typed wrongly stands in faults.py. Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Missing


class NotInState(Conflict):
    """The exchange is past this, or not there yet; facts: command, state."""

    code = "exchange.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "exchange.already_done"


class OwnNotice(Forbidden):
    """Who announced an exchange does not clear it."""

    code = "exchange.own_notice"


class NotRevised(Conflict):
    """The notice was sent back and has not been revised since."""

    code = "exchange.not_revised"


class AlreadyStarted(Conflict):
    """The time of the exchange has come; facts: starts_at."""

    code = "exchange.already_started"


class SignUpOver(Conflict):
    """Sign-up is over; facts: since (date, the first day without it), person (whom to ask)."""

    code = "exchange.sign_up_over"


class SignUpRuns(Conflict):
    """Sign-up is not over yet; facts: until."""

    code = "exchange.sign_up_runs"


class NotInvited(Forbidden):
    """This partner was not invited; facts: partner."""

    code = "exchange.not_invited"


class SeatUnknown(Missing):
    """The exchange has no such seat; facts: seat."""

    code = "exchange.seat_unknown"


class SeatThere(Conflict):
    """This person or guest has a seat already; facts: seat (its id), seat_state, place (in line, None where nobody waits)."""

    code = "exchange.seat_there"


class SeatNotInState(Conflict):
    """The seat is past this, or not there yet; facts: command, state (of the seat)."""

    code = "exchange.seat_not_in_state"


class SeatAlreadyDone(Conflict):
    """What the command asks for has been done to the seat; facts: command, state (of the seat)."""

    code = "exchange.seat_already_done"


class LinkOver(Conflict):
    """The link was not followed in time; facts: until."""

    code = "exchange.link_over"


class LinkRuns(Conflict):
    """The guest still has time to follow the link; facts: until."""

    code = "exchange.link_runs"


class OfferOver(Conflict):
    """The offered seat was not taken in time; facts: until."""

    code = "exchange.offer_over"


class OfferRuns(Conflict):
    """The offered seat is still kept; facts: until."""

    code = "exchange.offer_runs"


class NoRoom(Conflict):
    """There are not enough seats for a party of this size; facts: free, wanted (seats, companions included)."""

    code = "exchange.no_room"


class OthersFirst(Conflict):
    """Somebody before in line could use the seat; facts: place (of the seat that was asked for)."""

    code = "exchange.others_first"


class SheetHasPerson(Conflict):
    """The person stands on the attendance sheet, which is corrected with a reason; facts: person."""

    code = "exchange.sheet_has_person"


class NobodyAnswered(Conflict):
    """Neither the responsible person nor a deputy is recorded as present; facts: person (the responsible one)."""

    code = "exchange.nobody_answered"


class NotClosableYet(Conflict):
    """Minutes may still come; facts: on."""

    code = "exchange.not_closable_yet"
