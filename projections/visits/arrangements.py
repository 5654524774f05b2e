"""How an agreed visit is prepared, changed or called off, as its row and its timeline show it."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from typing import Any

from domain.record import Entry
from domain.visits import Canceller, State, events
from domain.visits.deadlines import retracts_at
from domain.words import Side
from projections.read import when
from projections.visits.facts import Facts
from projections.visits.lines import altered, kept, moment_at, terms_of, write
from projections.visits.values import slot_of

SETTLED: dict[str, Any] = {
    "turn": "",
    "change_by": "",
    "retracts_at": None,
    "change_slots": (),
    "change_terms": None,
    "change_reason": None,
    "change_purpose": None,
    "change_question": None,
}
"""Columns when no change waits for an answer any more."""


@when(events.LetterIssued)
def letter_issued(db: Connection, e: events.LetterIssued, entry: Entry) -> None:
    facts = Facts(letter_no=e.letter_no, headcount=e.headcount, on=e.on)
    write(db, e, entry, side=Side.GUEST, facts=facts, headcount=e.headcount)
    row = (e.key, e.letter_no, e.headcount, e.on.isoformat(), e.content, e.itinerary)
    db.execute("INSERT OR REPLACE INTO visit_letter VALUES (?,?,?,?,?,?)", row)


@when(events.DelegationSet)
def delegation_set(db: Connection, e: events.DelegationSet, entry: Entry) -> None:
    facts = Facts(headcount=e.headcount, persons=e.person_ids)
    who: dict[str, Any] = {"headcount": e.headcount, "delegation": e.person_ids, "bring": e.bring}
    write(db, e, entry, side=Side.GUEST, note=e.bring, facts=facts, **who)


@when(events.LogisticsSet)
def logistics_set(db: Connection, e: events.LogisticsSet, entry: Entry) -> None:
    where: dict[str, Any] = {"starts_at": e.starts_at, "ends_at": e.ends_at, "venue": e.venue}
    facts = Facts(**where, responsible=e.responsible_person, overridden=e.override_reason is not None)
    arranged: dict[str, Any] = {"agenda": e.agenda, "responsible": e.responsible_person, "arranged": True}
    write(db, e, entry, side=Side.HOST, note=e.override_reason, facts=facts, **where, **arranged)


@when(events.Confirmed)
def confirmed(db: Connection, e: events.Confirmed, entry: Entry) -> None:
    write(db, e, entry, side=Side.HOST, state=State.CONFIRMED)


@when(events.ChangeProposed)
def change_proposed(db: Connection, e: events.ChangeProposed, entry: Entry) -> None:
    """The old terms stay in force: only what is proposed is kept beside them."""
    starts_at, slot = kept(db, e.key, "starts_at", "slot")
    plainly, texts = altered(db, e.key, e.changes)
    facts = Facts(change_no=e.change_no, slots=e.slots, old_slot=slot_of(slot) if e.slots else None, **plainly)
    proposed_at = moment_at(entry.recorded_at)
    terms = {name: value for name, value in terms_of(e.changes).items() if name not in ("purpose", "question")}
    write(
        db,
        e,
        entry,
        side=e.by,
        note=e.reason,
        facts=facts,
        texts=texts,
        turn=e.by.other,
        change_no=e.change_no,
        change_by=e.by,
        retracts_at=retracts_at(datetime.fromisoformat(starts_at), proposed_at),
        change_slots=e.slots,
        change_terms=terms or None,
        change_reason=e.reason,
        change_purpose=e.changes and e.changes.purpose,
        change_question=e.changes and e.changes.question,
    )


@when(events.Rescheduled)
def rescheduled(db: Connection, e: events.Rescheduled, entry: Entry) -> None:
    """Hours belong to their half-day: with another slot the host arranges anew."""
    turn, stood = kept(db, e.key, "turn", "slot")
    old = slot_of(stood)
    plainly, texts = altered(db, e.key, e.changes)
    other = e.slot if e.slot != old else None
    facts = Facts(change_no=e.change_no, slot=other, old_slot=old if other else None, **plainly)
    when_: dict[str, Any] = {}
    if other is not None:
        when_ = {"slot": other, "starts_at": other.begins, "ends_at": other.ends, "arranged": False}
        when_ |= {"agenda": (), "responsible": ""}
    columns = {**SETTLED, **terms_of(e.changes), **when_, "state": State.ACCEPTED, "sequence": e.sequence}
    write(db, e, entry, side=Side(turn) if turn else None, facts=facts, texts=texts, **columns)


@when(events.ChangeRejected)
def change_rejected(db: Connection, e: events.ChangeRejected, entry: Entry) -> None:
    (turn,) = kept(db, e.key, "turn")
    write(db, e, entry, side=Side(turn), note=e.reason, facts=Facts(change_no=e.change_no), **SETTLED)


@when(events.ChangeRetracted)
def change_retracted(db: Connection, e: events.ChangeRetracted, entry: Entry) -> None:
    (by,) = kept(db, e.key, "change_by")
    write(db, e, entry, side=Side(by), facts=Facts(change_no=e.change_no), **SETTLED)


@when(events.Cancelled)
def cancelled(db: Connection, e: events.Cancelled, entry: Entry) -> None:
    side = None if e.by is Canceller.PARTY_SCHOOL else Side(e.by)
    facts = Facts(reason=e.reason, late=e.late)
    write(db, e, entry, side=side, note=e.note, facts=facts, **SETTLED, state=State.CANCELLED, late=e.late)
