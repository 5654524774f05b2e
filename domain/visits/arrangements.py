"""Preparing an agreed visit: letter, delegation, logistics, the host's confirmation, and calling it off."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.days import InTheFuture
from domain.errors import NotChosen, Wrong, refuse
from domain.model import Prose
from domain.visits.deadlines import LATE, day_of
from domain.visits.faults import (
    EndsBeforeStart,
    MoreNamesThanHeads,
    NotOfHost,
    OutsideSlot,
    PersonTwice,
    PersonUnknown,
)
from domain.visits.inputs import LINE, TITLE, line, number, stored, text
from domain.visits.refusals import AlreadyStarted, ChangePending, NotPrepared
from domain.visits.states import only, require
from domain.visits.terms import terms_hash, unusual
from domain.visits.values import Delegation, Letter, Logistics
from domain.visits.words import Canceller, CancelReason
from domain.words import AgendaLine, Side, Slot

if TYPE_CHECKING:
    from domain.visits.visit import Visit


def issue_letter(
    visit: Visit,
    *,
    by: Side,
    letter_no: str,
    content: Prose,
    itinerary: Prose,
    headcount: int,
    on: date,
    now: datetime,
) -> None:
    """The guest's official letter; its headcount is the delegation's size. A later letter replaces it."""
    require(visit, "issue_letter")
    only(Side.GUEST, by)
    refuse(
        line("letter_no", letter_no, limit=TITLE),
        text("content", content, needed=True),
        text("itinerary", itinerary, needed=True),
        number("headcount", headcount, most=visit.capacity),
        InTheFuture("on") if on > day_of(now) else None,
    )
    if visit.letter != Letter(letter_no, content, itinerary, headcount, on):
        visit._letter_issued(letter_no=letter_no, content=content, itinerary=itinerary, headcount=headcount, on=on)


def set_delegation(
    visit: Visit,
    *,
    by: Side,
    headcount: int,
    person_ids: tuple[str, ...] = (),
    bring: Prose | None = None,
    unknown: Collection[str] = (),
) -> None:
    """How many come, and who of them is known here. `unknown`: ids among them that nobody has."""
    require(visit, "set_delegation")
    only(Side.GUEST, by)
    more = len(person_ids) > headcount >= 1
    refuse(
        number("headcount", headcount, most=visit.capacity),
        MoreNamesThanHeads("person_ids", named=len(person_ids), count=headcount) if more else None,
        *people_faults("person_ids", person_ids, unknown),
        text("bring", bring),
    )
    if visit.delegation != Delegation(person_ids, headcount, stored(bring)):
        visit._delegation_set(person_ids=person_ids, headcount=headcount, bring=stored(bring))


def set_logistics(
    visit: Visit,
    *,
    by: Side,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    agenda: tuple[AgendaLine, ...],
    responsible_person: str,
    responsible_of_host: bool,
    blocked: bool = False,
    overlap: bool = False,
    override_reason: Prose | None = None,
) -> None:
    """Hours within the agreed half-day, venue, agenda, and who answers for it on the host's side.

    Facts from outside: whether that person is of the host's side, whether the host has blocked the day, and whether another
    confirmed visit of the host overlaps; the latter two ask for a reason.
    """
    require(visit, "set_logistics")
    only(Side.HOST, by)
    refuse(
        *_hours_faults(starts_at, ends_at, visit.agreed_slot),
        line("venue", venue),
        *(line("agenda", each.item, limit=LINE) for each in agenda),
        _responsible_fault(responsible_person, of_host=responsible_of_host),
        *unusual(override_reason, blocked=blocked, overlap=overlap),
    )
    new = Logistics(starts_at, ends_at, venue, agenda, responsible_person)
    if visit.logistics != new:
        visit._logistics_set(
            starts_at=starts_at,
            ends_at=ends_at,
            venue=venue,
            agenda=agenda,
            responsible_person=responsible_person,
            override_reason=stored(override_reason),
        )


def confirm(visit: Visit, *, by: Side) -> None:
    """The host's last word: who comes and where is known, and nothing is being changed."""
    require(visit, "confirm")
    only(Side.HOST, by)
    if visit.change is not None:
        raise ChangePending(change_no=visit.change.change_no, by=visit.change.by)
    there = {"headcount": visit.headcount is not None, "logistics": visit.logistics is not None}
    if missing := tuple(name for name, is_there in there.items() if not is_there):
        raise NotPrepared(missing=missing)
    visit._confirmed(terms_hash=terms_hash(visit, visit.agreed_slot, visit.headcount))


def cancel(visit: Visit, *, by: Side | None, reason: CancelReason, note: Prose, now: datetime) -> None:
    """Either side, or the Party School (None), calls it off before it begins; within 48 hours of the start it is late."""
    require(visit, "cancel")
    if now >= visit.starts_at:
        raise AlreadyStarted(starts_at=visit.starts_at)
    refuse(text("note", note, needed=True))
    who = Canceller.PARTY_SCHOOL if by is None else Canceller(by)
    visit._cancelled(by=who, reason=reason, note=note, late=visit.starts_at - now < LATE)


def people_faults(field: str, person_ids: tuple[str, ...], unknown: Collection[str]) -> Iterator[Wrong]:
    """Nobody twice, nobody who does not exist."""
    for no, person in enumerate(person_ids, 1):
        if person in person_ids[: no - 1]:
            yield PersonTwice(field, no=no, person=person)
        elif person in unknown:
            yield PersonUnknown(field, no=no, person=person)


def _hours_faults(starts_at: datetime, ends_at: datetime, slot: Slot) -> Iterator[Wrong]:
    if ends_at <= starts_at:
        yield EndsBeforeStart("ends_at")
    if not slot.begins <= starts_at < slot.ends or ends_at > slot.ends:
        yield OutsideSlot("starts_at", slot=slot)


def _responsible_fault(person_id: str, *, of_host: bool) -> Wrong | None:
    if not person_id:
        return NotChosen("responsible_person")
    return None if of_host else NotOfHost("responsible_person")
