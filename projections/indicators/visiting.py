"""Facts of visits and exchanges: proposed, answered, held; who was there, what was agreed, what the two sides thought."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.days import day_of
from domain.exchanges import Exchange
from domain.exchanges import events as exchanges
from domain.record import Entry
from domain.visits import RecordField, Visit
from domain.visits import events as visits
from domain.words import Party
from projections.indicators.facts import ExchangeFacts, Facts, VisitFacts
from projections.indicators.fold import tells
from projections.story import day_at


@tells(Visit.Proposed)
def proposed(facts: Facts, e: visits.Proposed, entry: Entry) -> None:
    facts.visits[e.key] = VisitFacts(
        key=e.key,
        host=e.host,
        guest=e.guest,
        proposer=e.proposer,
        recorded=entry.position,
        in_return_for=e.in_return_for,
        proposed_at=entry.recorded_at,
        proposed_on=day_at(entry.recorded_at),
    )


@tells(Visit.RecordedAfterwards)
def recorded_afterwards(facts: Facts, e: visits.RecordedAfterwards, entry: Entry) -> None:
    visit = facts.visits[e.key] = VisitFacts(
        key=e.key,
        host=e.host,
        guest=e.guest,
        proposer=e.proposer,
        recorded=entry.position,
        in_return_for=e.in_return_for,
        one_sided=True,
    )
    _took_place(visit, e)


@tells(Visit.RecordAcknowledged)
def record_acknowledged(facts: Facts, e: visits.RecordAcknowledged, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.one_sided = False


@tells(Visit.Accepted, Visit.Declined, Visit.Countered)
def answered(facts: Facts, e: Any, entry: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.first_reply = visit.first_reply or entry.recorded_at
        if isinstance(e, Visit.Accepted):
            visit.accepted = visit.agreed = True


@tells(Visit.Expired)
def expired(facts: Facts, e: visits.Expired, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.expired = True


@tells(Visit.Cancelled)
def cancelled(facts: Facts, e: visits.Cancelled, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.agreed = False


@tells(Visit.Held)
def held(facts: Facts, e: visits.Held, entry: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.recorded = entry.position
        _took_place(visit, e)


def _took_place(visit: VisitFacts, e: visits.Held | visits.RecordedAfterwards) -> None:
    visit.held, visit.gone, visit.agreed = True, False, False
    visit.started_at, visit.ended_at, visit.partners = e.started_at, e.ended_at, e.partner_ids
    visit.held_on = day_of(e.started_at)


@tells(Visit.NotHeld, Visit.Voided)
def gone(facts: Facts, e: Any, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.held, visit.gone, visit.agreed = False, True, False


@tells(Visit.RecordCorrected)
def record_corrected(facts: Facts, e: visits.RecordCorrected, _: Entry) -> None:
    """Naming the one side in the other's place makes the two change places."""
    if (visit := facts.visits.get(e.key)) is None:
        return
    if e.field is RecordField.STARTED_AT and isinstance(e.new, datetime):
        visit.started_at, visit.held_on = e.new, day_of(e.new)
    elif e.field is RecordField.ENDED_AT and isinstance(e.new, datetime):
        visit.ended_at = e.new
    elif e.field is RecordField.PARTNER_IDS and isinstance(e.new, tuple):
        visit.partners = e.new
    elif e.field is RecordField.HOST and isinstance(e.new, Party):
        visit.host, visit.guest = e.new, visit.host if e.new == visit.guest else visit.guest
    elif e.field is RecordField.GUEST and isinstance(e.new, Party):
        visit.guest, visit.host = e.new, visit.guest if e.new == visit.host else visit.host


@tells(Visit.AttendanceFiled, Exchange.AttendanceFiled)
def attendance_filed(facts: Facts, e: Any, entry: Entry) -> None:
    if record := _record(facts, e.key, entry):
        record.entries = {each.person_id: (each.party, each.status) for each in e.entries}
        record.responsible = e.responsible_present


@tells(Visit.AttendanceCorrected, Exchange.AttendanceCorrected)
def attendance_corrected(facts: Facts, e: Any, entry: Entry) -> None:
    if record := _record(facts, e.key, entry):
        there = record.entries.get(e.person_id)
        party = e.party if there is None or e.party is not None else there[0]
        if party is not None:
            record.entries[e.person_id] = (party, e.to_status)


def _record(facts: Facts, key: str, entry: Entry) -> VisitFacts | ExchangeFacts | None:
    return facts.visits.get(key) if entry.topic.startswith("visit.") else facts.exchanges.get(key)


@tells(Visit.MinutesFiled)
def minutes_filed(facts: Facts, e: visits.MinutesFiled, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.items, visit.confirmed = frozenset(item.no for item in e.action_items), {e.by}


@tells(Visit.MinutesAmended)
def minutes_amended(facts: Facts, e: visits.MinutesAmended, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.confirmed = {e.by}
        if e.changes.action_items is not None:
            visit.items = frozenset(item.no for item in e.changes.action_items)


@tells(Visit.MinutesConfirmed)
def minutes_confirmed(facts: Facts, e: visits.MinutesConfirmed, _: Entry) -> None:
    if (visit := facts.visits.get(e.key)) and not e.tacit:
        visit.confirmed.add(e.by)


@tells(Visit.ActionCompleted)
def action_completed(facts: Facts, e: visits.ActionCompleted, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.done.add(e.item_no)


@tells(Visit.FeedbackGiven)
def feedback_given(facts: Facts, e: visits.FeedbackGiven, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.feedback[e.by] = e.usefulness


@tells(Visit.ReturnPromised)
def return_promised(facts: Facts, e: visits.ReturnPromised, _: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.promised = e.due_on


@tells(Visit.ReturnWaived)
def return_waived(facts: Facts, e: visits.ReturnWaived, entry: Entry) -> None:
    if visit := facts.visits.get(e.key):
        visit.waived_at = entry.recorded_at


# ---- exchanges


@tells(Exchange.Announced)
def announced(facts: Facts, e: exchanges.Announced, _: Entry) -> None:
    facts.exchanges[e.key] = ExchangeFacts(
        key=e.key,
        kind=e.kind,
        mode=e.learning_mode,
        breadth=e.scope,
        organiser=e.organiser,
        organisers=frozenset({e.organiser, *e.co_organisers}),
    )


@tells(Exchange.Revised)
def revised(facts: Facts, e: exchanges.Revised, _: Entry) -> None:
    if (exchange := facts.exchanges.get(e.key)) is None:
        return
    exchange.kind = e.changes.kind or exchange.kind
    exchange.mode = e.changes.learning_mode or exchange.mode
    exchange.breadth = e.changes.scope or exchange.breadth
    if e.changes.co_organisers is not None:
        exchange.organisers = frozenset({exchange.organiser, *e.changes.co_organisers})


@tells(Exchange.Held)
def exchange_held(facts: Facts, e: exchanges.Held, _: Entry) -> None:
    if exchange := facts.exchanges.get(e.key):
        exchange.held, exchange.held_on, exchange.partners = True, day_of(e.started_at), e.partner_ids


@tells(Exchange.Voided)
def exchange_voided(facts: Facts, e: exchanges.Voided, _: Entry) -> None:
    if exchange := facts.exchanges.get(e.key):
        exchange.held, exchange.gone = False, True
