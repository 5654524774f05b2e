"""How an offer goes to and fro: what each event changes of the visit, and what it says."""

from __future__ import annotations

from typing import Any

from domain.record import Entry
from domain.visits import State, events
from domain.visits.deadlines import day_of, expires_at
from domain.words import Side
from projections.story import day_at
from projections.visits.facts import Facts
from projections.visits.fold import Said, adopt, altered, changes, says
from projections.visits.rows import VisitRow
from projections.visits.values import local


@changes(events.Proposed)
def proposed(visit: VisitRow, e: events.Proposed, _: Entry) -> None:
    visit.state, visit.turn = State.PROPOSED, e.direction.proposer.other
    visit.offer_no, visit.slots, visit.reply_by = 1, e.slots, e.reply_by
    visit.expires_at = expires_at(e.reply_by, e.slots)
    visit.override_reason = e.override_reason


@says(events.Proposed)
def say_proposed(_: VisitRow, e: events.Proposed) -> Said:
    facts = Facts(offer_no=1, slots=e.slots, reply_by=e.reply_by, in_return_for=e.in_return_for)
    return Said(e.direction.proposer, e.override_reason, facts)


@changes(events.RecordedAfterwards)
def recorded_afterwards(visit: VisitRow, e: events.RecordedAfterwards, entry: Entry) -> None:
    """What took place is all that is known of its hours."""
    visit.state, visit.held_on = State.HELD, day_of(e.started_at)
    visit.starts_at, visit.ends_at = visit.started_at, visit.ended_at = local(e.started_at), local(e.ended_at)
    visit.headcount_guest, visit.headcount_host = e.headcount_guest, e.headcount_host
    visit.partners, visit.source = e.partner_ids, e.source
    visit.recorded, visit.recorded_on, visit.recorded_by = entry.position, day_at(entry.recorded_at), e.by_person
    visit.afterwards = True
    visit.unacknowledged = frozenset(side for side in Side if side is not e.by)


@says(events.RecordedAfterwards)
def say_recorded_afterwards(_: VisitRow, e: events.RecordedAfterwards) -> Said:
    heads: dict[str, Any] = {"headcount_guest": e.headcount_guest, "headcount_host": e.headcount_host}
    times: dict[str, Any] = {"starts_at": e.started_at, "ends_at": e.ended_at}
    facts = Facts(**times, **heads, partners=e.partner_ids, source=e.source, in_return_for=e.in_return_for)
    return Said(e.by, facts=facts)


@changes(events.OfferAmended, events.Countered)
def offered(visit: VisitRow, e: events.OfferAmended | events.Countered, _: Entry) -> None:
    """A new offer: its deadline starts again."""
    if isinstance(e, events.Countered):
        visit.turn = e.by.other
    adopt(visit, e.changes)
    visit.offer_no, visit.slots, visit.reply_by = e.offer_no, e.slots or visit.slots, e.reply_by
    visit.expires_at = expires_at(e.reply_by, visit.slots)


@says(events.OfferAmended, events.Countered)
def say_offered(visit: VisitRow, e: events.OfferAmended | events.Countered) -> Said:
    """What changes is shown beside what stood there."""
    plainly, texts = altered(visit, e.changes)
    slots: dict[str, Any] = {"slots": e.slots, "old_slots": visit.slots} if e.slots else {}
    facts = Facts(offer_no=e.offer_no, reply_by=e.reply_by, old_reply_by=visit.reply_by, **slots, **plainly)
    if isinstance(e, events.Countered):
        return Said(e.by, e.note, facts, **texts)
    return Said(visit.turn and visit.turn.other, None, facts, **texts)


@changes(events.Accepted)
def accepted(visit: VisitRow, e: events.Accepted, _: Entry) -> None:
    visit.state, visit.turn = State.ACCEPTED, None
    visit.slot, visit.starts_at, visit.ends_at = e.slot, e.slot.begins, e.slot.ends
    visit.headcount = e.party_size


@says(events.Accepted)
def say_accepted(_: VisitRow, e: events.Accepted) -> Said:
    return Said(e.by, e.note, Facts(offer_no=e.offer_no, slot=e.slot, headcount=e.party_size))


@changes(events.Declined)
def declined(visit: VisitRow, _e: events.Declined, _: Entry) -> None:
    visit.state, visit.turn = State.DECLINED, None


@says(events.Declined)
def say_declined(_: VisitRow, e: events.Declined) -> Said:
    return Said(e.by, e.note, Facts(reason=e.reason, ask_again_after=e.ask_again_after))


@changes(events.Withdrawn)
def withdrawn(visit: VisitRow, _e: events.Withdrawn, _: Entry) -> None:
    visit.state, visit.turn = State.WITHDRAWN, None


@says(events.Withdrawn)
def say_withdrawn(_: VisitRow, e: events.Withdrawn) -> Said:
    return Said(e.by, e.reason)


@changes(events.Expired)
def expired(visit: VisitRow, _e: events.Expired, _: Entry) -> None:
    visit.state, visit.turn = State.EXPIRED, None


@says(events.Expired)
def say_expired(_: VisitRow, e: events.Expired) -> Said:
    return Said(facts=Facts(on=e.on))
