"""Changing what was agreed: the old terms stay in force until the other side has said yes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.days import Period
from domain.errors import refuse
from domain.model import Prose
from domain.visits.deadlines import retracts_at
from domain.visits.faults import NothingChanged
from domain.visits.inputs import text
from domain.visits.offers import slot_choice_fault
from domain.visits.refusals import AlreadyStarted, ChangePending, ChangeReplaced, ChangeStillOpen, NoChangePending
from domain.visits.states import answers, only, require
from domain.visits.terms import differing, slot_faults, term_faults
from domain.visits.values import Change, Terms
from domain.words import Side, Slot

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def propose_change(
    visit: Visit,
    *,
    by: Side,
    reason: Prose,
    now: datetime,
    programme: Period,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
) -> None:
    """Either side asks for another half-day or other terms, before the visit begins and one change at a time."""
    require(visit, "propose_change")
    if visit.change is not None:
        raise ChangePending(change_no=visit.change.change_no, by=visit.change.by)
    _refuse_after_start(visit, now)
    new, terms = tuple(slot for slot in slots if slot != visit.agreed_slot), differing(visit, changes)
    refuse(
        NothingChanged("slots") if not new and terms is None else None,
        *(slot_faults(new, programme, now) if new else ()),
        *term_faults(changes),
        text("reason", reason, needed=True),
    )
    visit._change_proposed(change_no=visit.change_no + 1, by=by, reason=reason, slots=new, changes=terms)


def accept_change(visit: Visit, *, by: Side, change_no: int, now: datetime, slot: Slot | None = None) -> None:
    """The other side agrees; where half-days were proposed it chooses one. The host confirms anew."""
    change = _answered(visit, "accept_change", by, change_no)
    _refuse_after_start(visit, now)
    refuse(slot_choice_fault(slot, change.slots, now) if change.slots else None)
    visit._rescheduled(
        change_no=change_no,
        sequence=visit.sequence + 1,
        slot=slot if change.slots else None,
        changes=change.changes,
    )


def reject_change(visit: Visit, *, by: Side, change_no: int, reason: Prose) -> None:
    """The other side does not agree; the old terms stay."""
    _answered(visit, "reject_change", by, change_no)
    refuse(text("reason", reason, needed=True))
    visit._change_rejected(change_no=change_no, reason=reason)


def retract_change(visit: Visit, *, by: Side | None, now: datetime, proposed_at: datetime | None = None) -> None:
    """Its proposer takes it back, or the timer (None) drops it 24 hours before the old start.

    `proposed_at` is for the timer: a change proposed within those 24 hours stays open until the start.
    """
    require(visit, "retract_change")
    change = _pending(visit)
    if by is not None:
        only(change.by, by)
    elif now < (until := retracts_at(visit.starts_at, proposed_at)):
        raise ChangeStillOpen(until=until)
    visit._change_retracted(change_no=change.change_no)


def _pending(visit: Visit) -> Change:
    if visit.change is None:
        raise NoChangePending
    return visit.change


def _answered(visit: Visit, command: str, by: Side, change_no: int) -> Change:
    """The change that is answered: pending, by the side whose turn it is, and the one that was read."""
    require(visit, command)
    change = _pending(visit)
    answers(visit, by)
    if change_no != change.change_no:
        raise ChangeReplaced(seen=change_no, change_no=change.change_no)
    return change


def _refuse_after_start(visit: Visit, now: datetime) -> None:
    if now >= visit.starts_at:
        raise AlreadyStarted(starts_at=visit.starts_at)
