"""What happened and who was there, as the visit's row, its sheet and its timeline show it."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from typing import Any

from domain.record import Entry
from domain.visits import Disputed, RecordField, RecordValue, State, events
from domain.visits.deadlines import day_of
from domain.words import Attendance, Party, Side
from projections.read import when
from projections.visits.arrangements import SETTLED
from projections.visits.facts import Facts
from projections.visits.lines import day_at, kept, plain, write
from projections.visits.sides import places
from projections.visits.values import party_of, sides_of

HERE = (Attendance.PRESENT, Attendance.LATE)
PLANNED = {RecordField.STARTED_AT: "starts_at", RecordField.ENDED_AT: "ends_at"}


@when(events.Held)
def held(db: Connection, e: events.Held, entry: Entry) -> None:
    host, guest = kept(db, e.key, "host", "guest")
    on = day_of(e.started_at)
    heads: dict[str, Any] = {"headcount_guest": e.headcount_guest, "headcount_host": e.headcount_host}
    facts = Facts(starts_at=e.started_at, ends_at=e.ended_at, partners=e.partner_ids, **heads)
    columns = {**SETTLED, **places(db, party_of(host), party_of(guest), on), **heads, "state": State.HELD}
    columns |= {"held_on": on, "started_at": e.started_at, "ended_at": e.ended_at, "partners": e.partner_ids}
    write(db, e, entry, facts=facts, **columns, **_recorded(entry))
    settle(db, e.key, Disputed.NOT_HELD, entry)


@when(events.NotHeld)
def not_held(db: Connection, e: events.NotHeld, entry: Entry) -> None:
    facts = Facts(reason=e.cause, on=e.on)
    write(db, e, entry, note=e.note, facts=facts, **SETTLED, state=State.NOT_HELD, **_recorded(entry))


def _recorded(entry: Entry) -> dict[str, Any]:
    """Which record says so, of which day, and whose."""
    on = day_at(entry.recorded_at)
    return {"recorded": entry.position, "recorded_on": on, "recorded_by": entry.by.actor}


@when(events.RecordAcknowledged)
def record_acknowledged(db: Connection, e: events.RecordAcknowledged, entry: Entry) -> None:
    waiting = sides_of(kept(db, e.key, "unacknowledged")[0])
    write(db, e, entry, side=e.by, unacknowledged=waiting - {e.by})


@when(events.AttendanceFiled)
def attendance_filed(db: Connection, e: events.AttendanceFiled, entry: Entry) -> None:
    here = sum(line.status in HERE for line in e.entries)
    facts = Facts(
        entries=len(e.entries),
        here=here,
        responsible_present=e.responsible_present,
        source=e.source,
        person=e.deputy.person_id if e.deputy else None,
    )
    deputy: dict[str, Any] = {"deputy": e.deputy.person_id, "deputy_reason": e.deputy.reason} if e.deputy else {}
    filed: dict[str, Any] = {
        "sheet": e.source,
        "sheet_on": day_at(entry.recorded_at),
        "responsible_present": e.responsible_present,
    }
    write(db, e, entry, note=e.deputy.reason if e.deputy else None, facts=facts, **filed, **deputy)
    rows = [
        (e.key, line.person_id, no, str(line.party), line.status, line.status, None)
        for no, line in enumerate(e.entries, 1)
    ]
    db.executemany("INSERT INTO visit_attendance VALUES (?,?,?,?,?,?,?)", rows)


@when(events.AttendanceCorrected)
def attendance_corrected(db: Connection, e: events.AttendanceCorrected, entry: Entry) -> None:
    """The status as filed stays beside the corrected one; a person added later has none."""
    facts = Facts(person=e.person_id, from_status=e.from_status, to_status=e.to_status)
    write(db, e, entry, note=e.reason, facts=facts)
    if e.party is None:
        row = (e.to_status, e.reason, e.key, e.person_id)
        db.execute("UPDATE visit_attendance SET status = ?, reason = ? WHERE visit = ? AND person = ?", row)
    else:
        added = "INSERT INTO visit_attendance SELECT ?1, ?2, max(place) + 1, ?3, NULL, ?4, ?5 FROM visit_attendance WHERE visit = ?1"
        db.execute(added, (e.key, e.person_id, str(e.party), e.to_status, e.reason))
    settle(db, e.key, Disputed.ATTENDANCE, entry)


@when(events.RecordDisputed)
def record_disputed(db: Connection, e: events.RecordDisputed, entry: Entry) -> None:
    write(db, e, entry, side=e.by, note=e.text, facts=Facts(what=e.what))
    row = (e.key, entry.position, e.by, entry.by.actor, e.what, entry.recorded_at, e.text)
    db.execute("INSERT INTO visit_dispute (visit, position, side, by, what, at, text) VALUES (?,?,?,?,?,?,?)", row)
    _count_disputes(db, e.key)


@when(events.RecordCorrected)
def record_corrected(db: Connection, e: events.RecordCorrected, entry: Entry) -> None:
    """The corrected value counts, the old one stays in the line; naming one side in the other's place swaps the two."""
    facts = Facts(field=e.field, old_value=_written(e.old), new_value=_written(e.new))
    *stood, slot = kept(db, e.key, "host", "guest", "started_at", "slot")
    host, guest, started_at = party_of(stood[0]), party_of(stood[1]), datetime.fromisoformat(stood[2])
    column = "partners" if e.field is RecordField.PARTNER_IDS else str(e.field)
    columns: dict[str, Any] = {column: e.new}
    if slot is None and e.field in PLANNED:  # entered afterwards: what took place is all that is known of its hours
        columns[PLANNED[e.field]] = e.new
    if e.field is RecordField.STARTED_AT and isinstance(e.new, datetime):
        columns["held_on"] = day_of(started_at := e.new)
    if e.field is RecordField.HOST and isinstance(e.new, Party):
        host, guest = e.new, host if e.new == guest else guest
    if e.field is RecordField.GUEST and isinstance(e.new, Party):
        host, guest = guest if e.new == host else host, e.new
    columns |= {"host": host, "guest": guest, **places(db, host, guest, day_of(started_at))}
    write(db, e, entry, note=e.reason, facts=facts, **columns)
    settle(db, e.key, Disputed.HELD, entry)


def _written(value: RecordValue) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(plain(value))


def settle(db: Connection, key: str, what: Disputed, entry: Entry, side: Side | None = None) -> None:
    """A dispute ends with the correction of what it is about, or when its side agrees after all."""
    sql = (
        "UPDATE visit_dispute SET settled = ?1 WHERE visit = ?2 AND what = ?3 AND settled IS NULL"
        " AND (?4 IS NULL OR side = ?4)"
    )
    if db.execute(sql, (entry.position, key, what, side)).rowcount:
        _count_disputes(db, key)


def _count_disputes(db: Connection, key: str) -> None:
    open_ones = "(SELECT count(*) FROM visit_dispute WHERE visit = ?1 AND settled IS NULL)"
    db.execute(f"UPDATE visit SET disputed = {open_ones} WHERE key = ?1", (key,))
