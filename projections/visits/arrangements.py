"""How an agreed visit is prepared, changed or called off: what each event changes of the visit, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import msgspec

from domain.record import Entry
from domain.visits import Canceller, State, Terms, events
from domain.visits.deadlines import retracts_at
from domain.words import Side
from projections.story import moment_at
from projections.visits.facts import Facts
from projections.visits.fold import Said, adopt, altered, changes, says
from projections.visits.rows import VisitRow
from projections.visits.values import local

NOTHING = Terms()


def settled(visit: VisitRow) -> None:
    """No change waits for an answer any more."""
    visit.turn = visit.change_by = visit.retracts_at = None
    visit.change_slots = ()
    visit.change_terms = visit.change_reason = visit.change_purpose = visit.change_question = None


@changes(events.LetterIssued)
def letter_issued(visit: VisitRow, e: events.LetterIssued, _: Entry) -> None:
    visit.headcount = e.headcount


@says(events.LetterIssued)
def say_letter_issued(_: VisitRow, e: events.LetterIssued) -> Said:
    return Said(Side.GUEST, facts=Facts(letter_no=e.letter_no, headcount=e.headcount, on=e.on))


@changes(events.DelegationSet)
def delegation_set(visit: VisitRow, e: events.DelegationSet, _: Entry) -> None:
    visit.headcount, visit.delegation, visit.bring = e.headcount, e.person_ids, e.bring


@says(events.DelegationSet)
def say_delegation_set(_: VisitRow, e: events.DelegationSet) -> Said:
    return Said(Side.GUEST, e.bring, Facts(headcount=e.headcount, persons=e.person_ids))


@changes(events.LogisticsSet)
def logistics_set(visit: VisitRow, e: events.LogisticsSet, _: Entry) -> None:
    visit.starts_at, visit.ends_at, visit.venue = local(e.starts_at), local(e.ends_at), e.venue
    visit.agenda, visit.responsible, visit.arranged = e.agenda, e.responsible_person, True


@says(events.LogisticsSet)
def say_logistics_set(_: VisitRow, e: events.LogisticsSet) -> Said:
    facts = Facts(
        starts_at=e.starts_at,
        ends_at=e.ends_at,
        venue=e.venue,
        responsible=e.responsible_person,
        overridden=e.override_reason is not None,
    )
    return Said(Side.HOST, e.override_reason, facts)


@changes(events.Confirmed)
def confirmed(visit: VisitRow, _e: events.Confirmed, _: Entry) -> None:
    visit.state = State.CONFIRMED


@says(events.Confirmed)
def say_confirmed(_: VisitRow, _e: events.Confirmed) -> Said:
    return Said(Side.HOST)


@changes(events.ChangeProposed)
def change_proposed(visit: VisitRow, e: events.ChangeProposed, entry: Entry) -> None:
    """The old terms stay in force: only what is proposed is kept beside them."""
    terms = e.changes or NOTHING
    plainly = msgspec.structs.replace(terms, purpose=None, question=None)
    visit.turn, visit.change_no, visit.change_by = e.by.other, e.change_no, e.by
    visit.retracts_at = retracts_at(cast("datetime", visit.starts_at), moment_at(entry.recorded_at))
    visit.change_slots, visit.change_reason = e.slots, e.reason
    visit.change_terms = None if plainly == NOTHING else plainly
    visit.change_purpose, visit.change_question = terms.purpose, terms.question


@says(events.ChangeProposed)
def say_change_proposed(visit: VisitRow, e: events.ChangeProposed) -> Said:
    plainly, texts = altered(visit, e.changes)
    old_slot = visit.slot if e.slots else None
    return Said(e.by, e.reason, Facts(change_no=e.change_no, slots=e.slots, old_slot=old_slot, **plainly), **texts)


@changes(events.Rescheduled)
def rescheduled(visit: VisitRow, e: events.Rescheduled, _: Entry) -> None:
    """Hours belong to their half-day: with another slot the host arranges anew."""
    settled(visit)
    adopt(visit, e.changes)
    visit.state = State.ACCEPTED
    if e.slot is not None and e.slot != visit.slot:
        visit.slot, visit.starts_at, visit.ends_at = e.slot, e.slot.begins, e.slot.ends
        visit.arranged, visit.agenda, visit.responsible = False, (), ""


@says(events.Rescheduled)
def say_rescheduled(visit: VisitRow, e: events.Rescheduled) -> Said:
    plainly, texts = altered(visit, e.changes)
    other = e.slot if e.slot != visit.slot else None
    facts = Facts(change_no=e.change_no, slot=other, old_slot=visit.slot if other else None, **plainly)
    return Said(visit.turn, None, facts, **texts)


@changes(events.ChangeRejected, events.ChangeRetracted)
def change_dropped(visit: VisitRow, _e: events.ChangeRejected | events.ChangeRetracted, _: Entry) -> None:
    settled(visit)


@says(events.ChangeRejected)
def say_change_rejected(visit: VisitRow, e: events.ChangeRejected) -> Said:
    return Said(visit.turn, e.reason, Facts(change_no=e.change_no))


@says(events.ChangeRetracted)
def say_change_retracted(visit: VisitRow, e: events.ChangeRetracted) -> Said:
    return Said(visit.change_by, facts=Facts(change_no=e.change_no))


@changes(events.Cancelled)
def cancelled(visit: VisitRow, e: events.Cancelled, _: Entry) -> None:
    settled(visit)
    visit.state, visit.late = State.CANCELLED, e.late


@says(events.Cancelled)
def say_cancelled(_: VisitRow, e: events.Cancelled) -> Said:
    side = None if e.by is Canceller.PARTY_SCHOOL else Side(e.by)
    return Said(side, e.note, Facts(reason=e.reason, late=e.late))
