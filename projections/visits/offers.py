"""How an offer goes to and fro, as the visit's row and its timeline show it."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from domain.record import Entry
from domain.visits import State, events
from domain.visits.deadlines import day_of, expires_at
from domain.words import Side, Slot
from projections.read import when
from projections.visits.facts import Facts
from projections.visits.lines import add_line, altered, day_at, kept, plain, terms_of, write
from projections.visits.sides import places
from projections.visits.values import slots_of

Beginning = events.Proposed | events.RecordedAfterwards


@when(events.Proposed)
def proposed(db: Connection, e: events.Proposed, entry: Entry) -> None:
    facts = Facts(offer_no=1, slots=e.slots, reply_by=e.reply_by, in_return_for=e.in_return_for)
    side = e.direction.proposer
    add_line(db, e, entry, side=side, note=e.override_reason, facts=facts, texts=None)
    begin(
        db,
        e,
        entry,
        **places(db, e.host, e.guest, day_at(entry.recorded_at)),
        state=State.PROPOSED,
        turn=side.other,
        offer_no=1,
        slots=e.slots,
        reply_by=e.reply_by,
        expires_at=expires_at(e.reply_by, e.slots),
        override_reason=e.override_reason,
    )


@when(events.RecordedAfterwards)
def recorded_afterwards(db: Connection, e: events.RecordedAfterwards, entry: Entry) -> None:
    times: dict[str, Any] = {"starts_at": e.started_at, "ends_at": e.ended_at}
    heads: dict[str, Any] = {"headcount_guest": e.headcount_guest, "headcount_host": e.headcount_host}
    facts = Facts(**times, **heads, partners=e.partner_ids, source=e.source, in_return_for=e.in_return_for)
    add_line(db, e, entry, side=e.by, note=None, facts=facts, texts=None)
    on = day_of(e.started_at)
    begin(
        db,
        e,
        entry,
        **places(db, e.host, e.guest, on),
        **times,
        **heads,
        state=State.HELD,
        held_on=on,
        started_at=e.started_at,
        ended_at=e.ended_at,
        partners=e.partner_ids,
        recorded=entry.position,
        recorded_on=day_at(entry.recorded_at),
        recorded_by=e.by_person,
        afterwards=True,
        source=e.source,
        unacknowledged={side for side in Side if side is not e.by},
    )


def begin(db: Connection, e: Beginning, entry: Entry, **columns: object) -> None:
    """A visit gets the next running number."""
    row = {
        "key": e.key,
        "year": day_at(entry.recorded_at).year,
        "version": e.originator_version,
        "position": entry.position,
        "changed_at": entry.recorded_at,
        "proposed": entry.position,
        "proposed_at": entry.recorded_at,
        "proposed_by": entry.by.actor,
        "programme": e.programme_id,
        "direction": e.direction,
        "host": e.host,
        "guest": e.guest,
        "topic": e.topic,
        "capacity": e.capacity,
        "in_return_for": e.in_return_for,
        "repeats": e.repeats,
        "case_id": e.case_id,
        "purpose": e.purpose,
        "question": e.question,
        **columns,
    }
    places_for = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO visit ({', '.join(row)}) VALUES ({places_for})", tuple(map(plain, row.values())))


@when(events.OfferAmended)
def offer_amended(db: Connection, e: events.OfferAmended, entry: Entry) -> None:
    side = Side(kept(db, e.key, "turn")[0]).other
    _offered(db, e, entry, side)


@when(events.Countered)
def countered(db: Connection, e: events.Countered, entry: Entry) -> None:
    _offered(db, e, entry, e.by, turn=e.by.other)


def _offered(
    db: Connection, e: events.OfferAmended | events.Countered, entry: Entry, side: Side, **columns: Side
) -> None:
    """A new offer: what changes is shown beside what stood there, and its deadline starts again."""
    stood, reply_by = kept(db, e.key, "slots", "reply_by")
    old = slots_of(stood)
    plainly, texts = altered(db, e.key, e.changes)
    slots = _slot_facts(e.slots, old)
    facts = Facts(offer_no=e.offer_no, reply_by=e.reply_by, old_reply_by=reply_by, **slots, **plainly)
    new = e.slots or old
    write(
        db,
        e,
        entry,
        side=side,
        note=e.note if isinstance(e, events.Countered) else None,
        facts=facts,
        texts=texts,
        offer_no=e.offer_no,
        slots=new,
        reply_by=e.reply_by,
        expires_at=expires_at(e.reply_by, new),
        **terms_of(e.changes),
        **columns,
    )


def _slot_facts(new: tuple[Slot, ...], old: tuple[Slot, ...]) -> dict[str, Any]:
    return {"slots": new, "old_slots": old} if new else {}


@when(events.Accepted)
def accepted(db: Connection, e: events.Accepted, entry: Entry) -> None:
    facts = Facts(offer_no=e.offer_no, slot=e.slot, headcount=e.party_size)
    agreed: dict[str, Any] = {
        "slot": e.slot,
        "starts_at": e.slot.begins,
        "ends_at": e.slot.ends,
        "headcount": e.party_size,
    }
    write(db, e, entry, side=e.by, note=e.note, facts=facts, state=State.ACCEPTED, turn="", **agreed)


@when(events.Declined)
def declined(db: Connection, e: events.Declined, entry: Entry) -> None:
    facts = Facts(reason=e.reason, ask_again_after=e.ask_again_after)
    write(db, e, entry, side=e.by, note=e.note, facts=facts, state=State.DECLINED, turn="")


@when(events.Withdrawn)
def withdrawn(db: Connection, e: events.Withdrawn, entry: Entry) -> None:
    write(db, e, entry, side=e.by, note=e.reason, state=State.WITHDRAWN, turn="")


@when(events.Expired)
def expired(db: Connection, e: events.Expired, entry: Entry) -> None:
    write(db, e, entry, facts=Facts(on=e.on), state=State.EXPIRED, turn="")
