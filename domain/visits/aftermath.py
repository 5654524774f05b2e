"""What follows from a visit: feedback, action items, the return that is owed, and how the file is closed or voided."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import asdict

from domain.days import InTheFuture
from domain.errors import refuse
from domain.minutes import item_fault
from domain.model import Prose
from domain.papers import (
    Feedback,
    FeedbackOver,
    VoidReason,
    check_void,
)
from domain.visits.deadlines import closable_on, closes_on, day_of, feedback_until
from domain.visits.faults import DueTooEarly
from domain.visits.inputs import stored, text
from domain.visits.refusals import (
    AlreadyReturned,
    AlreadyWaived,
    FeedbackUnsealed,
    NoReturnOwed,
    NotClosableYet,
    NothingStalled,
    RemindedLately,
)
from domain.visits.states import only, require
from domain.visits.words import ClosedFor, Stalled, Standing, State
from domain.words import Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def give_feedback(
    visit: Visit,
    *,
    by: Side,
    usefulness: int,
    will_apply: bool,
    now: datetime,
    takeaway: Prose | None = None,
    suggestion: Prose | None = None,
) -> None:
    """What a side thinks, within 14 days; it can be replaced until both have written. Usefulness 1..5."""
    require(visit, "give_feedback")
    if day_of(now) > (until := feedback_until(visit.held_on)):
        raise FeedbackOver(until=until)
    new = Feedback(usefulness, will_apply, stored(takeaway), stored(suggestion))
    if visit.feedback.get(by) == new:
        return
    if len(visit.feedback) == len(Side):
        raise FeedbackUnsealed
    new.check()
    visit._feedback_given(by=by, **asdict(new))


def complete_action(visit: Visit, *, item_no: int, on: date, now: datetime, evidence: Prose | None = None) -> None:
    """An action item of the minutes is done."""
    require(visit, "complete_action")
    if item_no in visit.done:
        return
    refuse(
        item_fault(visit.minutes, item_no),
        InTheFuture("on") if on > day_of(now) else None,
        text("evidence", evidence),
    )
    visit._action_completed(item_no=item_no, on=on, evidence=stored(evidence))


def promise_return(visit: Visit, *, by: Side, due_on: date, standing: Standing | None) -> None:
    """The guest says by when it invites back. `standing` is that of the return in the ledger, None where none is owed.

    A visit that named the one it returned needs no promise. One that settled an older return by order alone may be promised all the
    same: it counts when that older visit is voided.
    """
    require(visit, "promise_return")
    only(Side.GUEST, by)
    if visit.promised == due_on:
        return
    if standing is not None or visit.in_return_for is not None:
        _refuse_settled(visit, standing)
    refuse(DueTooEarly("due_on", held_on=visit.held_on) if due_on <= visit.held_on else None)
    visit._return_promised(due_on=due_on)


def waive_return(visit: Visit, *, by: Side, reason: Prose, standing: Standing | None) -> None:
    """The host asks for no return visit, and only the host can say so. `standing` as in `promise_return`."""
    require(visit, "waive_return")
    only(Side.HOST, by)
    _refuse_settled(visit, standing)
    refuse(text("reason", reason, needed=True))
    visit._return_waived(reason=reason)


def close(visit: Visit, *, by_hand: bool, now: datetime) -> None:
    """The file is complete, or its time is over; what is missing is the reason it is closed with.

    Agreed minutes close it at once. Without minutes the timer closes 30 days after the visit; by hand, 14 days after, minutes may
    be missing or unconfirmed.
    """
    require(visit, "close")
    if visit.minutes is not None and len(visit.confirmed) == len(Side):
        visit._closed(reason=ClosedFor.AGREED if visit.tacit is None else ClosedFor.SILENCE)
        return
    on = closable_on(visit.held_on) if by_hand else closes_on(visit.held_on)
    if day_of(now) < on or (visit.minutes is not None and not by_hand):
        raise NotClosableYet(on=on)
    visit._closed(reason=ClosedFor.NO_MINUTES if visit.minutes is None else ClosedFor.UNCONFIRMED)


def void(visit: Visit, *, reason: VoidReason, note: Prose, kept: str | None = None) -> None:
    """The Party School takes a record out of every count; it stays readable. `kept`: the record that counts instead."""
    require(visit, "void")
    check_void(visit.key, note, kept)
    visit._voided(reason=reason, note=note, kept=kept)


def _refuse_settled(visit: Visit, standing: Standing | None) -> None:
    if standing is None:
        raise NoReturnOwed
    if standing is Standing.RETURNED:
        raise AlreadyReturned
    if visit.waived:
        raise AlreadyWaived


# ---- 催办: the Party School reminds the sides of a visit that does not go on, and it stands in the log (P64)

PAUSE: Final = timedelta(days=7)
"""No side hears the same from the Party School twice within it."""


def stalled(visit: Visit, now: datetime) -> Stalled | None:
    """What the visit waits for; None while nobody is late with anything."""
    if visit.state is State.PROPOSED:
        return Stalled.ANSWER
    if visit.state in (State.ACCEPTED, State.CONFIRMED):
        return Stalled.RECORD if visit.ends_at < now else None
    if visit.disputes:
        return Stalled.DISPUTE
    if visit.unacknowledged:
        return Stalled.ACKNOWLEDGEMENT
    if visit.minutes is None:
        return Stalled.MINUTES
    return Stalled.CONFIRMATION if len(visit.confirmed) < len(Side) else None


def remind(visit: Visit, *, now: datetime) -> None:
    """The sides are reminded of what the visit waits for. Raises NothingStalled, or RemindedLately with the day from which again."""
    require(visit, "remind")
    if (about := stalled(visit, now)) is None:
        raise NothingStalled
    on = day_of(now)
    if visit.reminded_on is not None and on < (again := visit.reminded_on + PAUSE):
        raise RemindedLately(on=visit.reminded_on, again=again)
    visit._reminded(about=about, on=on)
