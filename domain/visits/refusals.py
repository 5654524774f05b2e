"""Why a visit refuses a command: its state, its turn, its sides, or what others did in the meantime.

What was typed wrongly stands in faults.py. Facts named in a docstring fill the sentence.
"""

from __future__ import annotations

from domain.errors import Conflict, Forbidden


class NotInState(Conflict):
    """The visit is past this, or not there yet; facts: command, state."""

    code = "visit.not_in_state"


class AlreadyDone(Conflict):
    """What the command asks for has been done; facts: command, state."""

    code = "visit.already_done"


class NotYourTurn(Forbidden):
    """It is the other side that must answer; facts: turn."""

    code = "visit.not_your_turn"


class OtherSideOnly(Forbidden):
    """Only the other side may do this; facts: side."""

    code = "visit.other_side_only"


class PartySchoolOnly(Forbidden):
    """Only the Party School may do this."""

    code = "visit.party_school_only"


class OwnRecord(Forbidden):
    """Who recorded something does not confirm it."""

    code = "visit.own_record"


class OfferChanged(Conflict):
    """The offer was changed since it was read; facts: seen, offer_no."""

    code = "visit.offer_changed"


class OpenAlready(Conflict):
    """An open proposal for this pair and topic exists; facts: visit (its key)."""

    code = "visit.open_already"


class OriginalNotHeld(Conflict):
    """The visit to be returned has not taken place, or counts no more; facts: visit."""

    code = "visit.original_not_held"


class OriginalOtherSides(Conflict):
    """In a return visit host and guest have changed places; facts: visit."""

    code = "visit.original_other_sides"


class OriginalReturned(Conflict):
    """Another held visit returns it already; facts: visit."""

    code = "visit.original_returned"


class NotExpired(Conflict):
    """The offer can still be answered; facts: expires_at."""

    code = "visit.not_expired"


class ChangePending(Conflict):
    """A proposed change waits for its answer; facts: change_no, by."""

    code = "visit.change_pending"


class NoChangePending(Conflict):
    """No change waits for an answer."""

    code = "visit.no_change_pending"


class ChangeReplaced(Conflict):
    """Another change is pending than the one that was read; facts: seen, change_no."""

    code = "visit.change_replaced"


class ChangeStillOpen(Conflict):
    """The other side has time to answer the change; facts: until."""

    code = "visit.change_still_open"


class NotPrepared(Conflict):
    """Something is missing before a visit can be confirmed; facts: missing (headcount, logistics)."""

    code = "visit.not_prepared"


class AlreadyStarted(Conflict):
    """The visit's time has come: it is recorded as held or not held; facts: starts_at."""

    code = "visit.already_started"


class NotTheDayYet(Conflict):
    """Nothing can have taken place before the agreed day; facts: on (date)."""

    code = "visit.not_the_day_yet"


class NotOverYet(Conflict):
    """Until its end a visit may still take place; facts: ends_at."""

    code = "visit.not_over_yet"


class NotDisputed(Conflict):
    """A visit recorded as not held becomes held only after a dispute."""

    code = "visit.not_disputed"


class NotAfterwards(Conflict):
    """Only a record entered afterwards is acknowledged."""

    code = "visit.not_afterwards"


class NotSilentYet(Conflict):
    """Silence does not count as agreement yet; facts: on."""

    code = "visit.not_silent_yet"


class MinutesDisputed(Conflict):
    """Silence does not count where the minutes are disputed."""

    code = "visit.minutes_disputed"


class NothingToDispute(Conflict):
    """There is no such record to dispute; facts: what."""

    code = "visit.nothing_to_dispute"


class DisputeOver(Conflict):
    """The days for a dispute are over; facts: until."""

    code = "visit.dispute_over"


class SidesSpoken(Conflict):
    """Who visited whom is not corrected once both sides' words hang on it: void the record and enter it again."""

    code = "visit.sides_spoken"


class FeedbackUnsealed(Conflict):
    """Both sides have written: feedback is open and stays as it is."""

    code = "visit.feedback_unsealed"


class NoReturnOwed(Conflict):
    """This visit asks for no return, it is one itself."""

    code = "visit.no_return_owed"


class AlreadyReturned(Conflict):
    """The return visit has taken place."""

    code = "visit.already_returned"


class AlreadyWaived(Conflict):
    """The return has been waived."""

    code = "visit.already_waived"


class NotClosableYet(Conflict):
    """The sides still have time; facts: on."""

    code = "visit.not_closable_yet"


class NothingStalled(Conflict):
    """Nobody is late with anything about this visit."""

    code = "visit.nothing_stalled"


class RemindedLately(Conflict):
    """The Party School has reminded the sides within the last seven days; facts: on, again."""

    code = "visit.reminded_lately"
