"""Inviting and answering: an offer goes to and fro until it is accepted, declined, withdrawn, or its deadline passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.days import Period
from domain.errors import Wrong, refuse
from domain.model import Prose
from domain.visits.deadlines import day_of, expires_at, latest_reply, usual_reply
from domain.visits.faults import AskAgainPast, NothingChanged, ReplyPast, ReplyTooLate, SlotNotOffered, SlotPast
from domain.visits.inputs import ahead, number, stored, text
from domain.visits.refusals import NotExpired, OfferChanged, OpenAlready
from domain.visits.states import answers, offers, require
from domain.visits.subject import fields, refuse_return, subject_faults
from domain.visits.terms import differing, note_for_other, other_slots, slot_faults, term_faults, terms_hash, unusual
from domain.visits.values import Original, Subject, Terms
from domain.visits.words import DeclineReason
from domain.words import Side, Slot

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def propose(
    kind: type[Visit],
    subject: Subject,
    *,
    slots: tuple[Slot, ...],
    now: datetime,
    programme: Period,
    key: str = "",
    reply_by: date | None = None,
    original: Original | None = None,
    open_duplicate: str | None = None,
    over_limit: bool = False,
    override_reason: Prose | None = None,
) -> Visit:
    """An invitation, or a wish to come, with 1 to 5 half-days to choose from; the deadline is 7 days unless given.

    Facts from outside: the `original` that `in_return_for` names, the key of an open proposal for the same host, guest and topic,
    and whether the host would exceed its visits of a month, which asks for a reason.
    """
    _refuse_duplicate(open_duplicate)
    refuse_return(subject, original)
    refuse(
        *subject_faults(subject),
        *slot_faults(slots, programme, now),
        *_reply_faults(reply_by, slots, now),
        *unusual(override_reason, over_limit=over_limit),
    )
    return kind.begin(
        kind.Proposed,
        key,
        **fields(subject),
        slots=slots,
        reply_by=reply_by or usual_reply(slots, day_of(now)),
        override_reason=stored(override_reason),
    )


def amend_offer(
    visit: Visit,
    *,
    by: Side,
    now: datetime,
    programme: Period,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
    reply_by: date | None = None,
    open_duplicate: str | None = None,
) -> None:
    """The side whose offer is open changes it; the deadline starts again. A new topic may meet another open proposal."""
    require(visit, "amend_offer")
    offers(visit, by)
    _refuse_duplicate(open_duplicate)
    new, terms = other_slots(slots, visit.slots), differing(visit, changes)
    unchanged = not new and terms is None and reply_by in (None, visit.reply_by)
    refuse(*_offer_faults(visit, new, changes, reply_by, now, programme, unchanged=unchanged))
    deadline = reply_by or usual_reply(new or visit.slots, day_of(now))
    visit._offer_amended(offer_no=visit.offer_no + 1, reply_by=deadline, slots=new, changes=terms)


def counter(
    visit: Visit,
    *,
    by: Side,
    offer_no: int,
    now: datetime,
    programme: Period,
    slots: tuple[Slot, ...] = (),
    changes: Terms | None = None,
    reply_by: date | None = None,
    note: Prose | None = None,
    open_duplicate: str | None = None,
) -> None:
    """The side that must answer offers something else; the turn goes over. `offer_no` is the offer that was read."""
    require(visit, "counter")
    answers(visit, by)
    _seen(visit, offer_no)
    _refuse_duplicate(open_duplicate)
    new, terms = other_slots(slots, visit.slots), differing(visit, changes)
    unchanged = not new and terms is None
    refuse(*_offer_faults(visit, new, changes, reply_by, now, programme, unchanged=unchanged), text("note", note))
    deadline = reply_by or usual_reply(new or visit.slots, day_of(now))
    visit._countered(offer_no=visit.offer_no + 1, by=by, reply_by=deadline, slots=new, changes=terms, note=stored(note))


def accept(
    visit: Visit,
    *,
    by: Side,
    offer_no: int,
    slot: Slot,
    now: datetime,
    party_size: int | None = None,
    note: Prose | None = None,
) -> None:
    """One of the offered half-days that still lies ahead is agreed on. `offer_no` is the offer that was read."""
    require(visit, "accept")
    answers(visit, by)
    _seen(visit, offer_no)
    refuse(
        slot_choice_fault(slot, visit.slots, now),
        number("party_size", party_size, most=visit.capacity),
        text("note", note),
    )
    agreed = terms_hash(visit, slot, party_size)
    visit._accepted(offer_no=offer_no, by=by, slot=slot, terms_hash=agreed, party_size=party_size, note=stored(note))


def decline(
    visit: Visit,
    *,
    by: Side,
    offer_no: int,
    reason: DeclineReason,
    now: datetime,
    note: Prose | None = None,
    ask_again_after: date | None = None,
) -> None:
    """No, with a reason, and perhaps from when to ask again. `offer_no` is the offer that was read."""
    require(visit, "decline")
    answers(visit, by)
    _seen(visit, offer_no)
    past = ask_again_after is not None and ask_again_after < day_of(now)
    refuse(note_for_other(reason, note), AskAgainPast("ask_again_after") if past else None)
    visit._declined(by=by, reason=reason, note=stored(note), ask_again_after=ask_again_after)


def withdraw(visit: Visit, *, by: Side, reason: Prose) -> None:
    """The side whose offer is open takes it back."""
    require(visit, "withdraw")
    offers(visit, by)
    refuse(text("reason", reason, needed=True))
    visit._withdrawn(by=by, reason=reason)


def expire(visit: Visit, *, now: datetime) -> None:
    """The timer: the deadline, or the last slot, has passed without an answer."""
    require(visit, "expire")
    until = open_until(visit)
    if now < until:
        raise NotExpired(expires_at=until)
    visit._expired(on=day_of(now))


def open_until(visit: Visit) -> datetime:
    """The instant at which the timer ends the open offer."""
    return expires_at(visit.deadline, visit.slots)


def slot_choice_fault(slot: Slot | None, offered: tuple[Slot, ...], now: datetime) -> Wrong | None:
    """Exactly one of the offered half-days, still ahead."""
    if slot not in offered:
        return SlotNotOffered("slot", remaining=ahead(offered, now))
    return SlotPast("slot", remaining=ahead(offered, now)) if slot not in ahead(offered, now) else None


def _seen(visit: Visit, offer_no: int) -> None:
    if offer_no != visit.offer_no:
        raise OfferChanged(seen=offer_no, offer_no=visit.offer_no)


def _refuse_duplicate(key: str | None) -> None:
    if key is not None:
        raise OpenAlready(visit=key)


def _reply_faults(reply_by: date | None, offered: tuple[Slot, ...], now: datetime) -> Iterator[Wrong]:
    today = day_of(now)
    if reply_by is not None and reply_by < today:
        yield ReplyPast("reply_by")
    elif reply_by is not None and reply_by > (latest := latest_reply(offered, today)):
        yield ReplyTooLate("reply_by", latest=latest)


def _offer_faults(
    visit: Visit,
    slots: tuple[Slot, ...],
    changes: Terms | None,
    reply_by: date | None,
    now: datetime,
    programme: Period,
    *,
    unchanged: bool,
) -> Iterator[Wrong | None]:
    """What a new offer must keep; slots that stay need one that still lies ahead."""
    if unchanged:
        yield NothingChanged("slots")
    if slots:
        yield from slot_faults(slots, programme, now)
    elif not ahead(visit.slots, now):
        yield SlotPast("slots", remaining=())
    yield from term_faults(changes)
    yield from _reply_faults(reply_by, slots or visit.slots, now)
