"""What happened and who was there: what each event changes of the visit, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.record import Entry
from domain.visits import Disputed, RecordField, RecordValue, State, events
from domain.visits.deadlines import day_of
from domain.words import Attendance, Party, Side
from projections.story import day_at
from projections.visits.arrangements import settled
from projections.visits.facts import Facts
from projections.visits.fold import Said, changes, says
from projections.visits.rows import VisitRow
from projections.visits.values import instant, local

HERE = (Attendance.PRESENT, Attendance.LATE)
PLANNED = {RecordField.STARTED_AT: "starts_at", RecordField.ENDED_AT: "ends_at"}

SETTLES: dict[type[events.Event], Disputed] = {
    events.Held: Disputed.NOT_HELD,
    events.AttendanceCorrected: Disputed.ATTENDANCE,
    events.RecordCorrected: Disputed.HELD,
    events.MinutesAmended: Disputed.MINUTES,
    events.MinutesConfirmed: Disputed.MINUTES,
}
"""A dispute ends with the correction of what it is about, or when its side agrees after all."""
_SETTLES = {kind.TOPIC: what for kind, what in SETTLES.items()}


def settles(e: events.Event, what: Disputed, side: Side) -> bool:
    """Whether an event ends a side's dispute."""
    return _SETTLES.get(e.TOPIC) is what and (not isinstance(e, events.MinutesConfirmed) or e.by is side)


def contest(visit: VisitRow, contested: tuple[tuple[Disputed, Side], ...]) -> None:
    visit.contested, visit.disputed = contested, len(contested)


def settle(visit: VisitRow, e: events.Event) -> None:
    if visit.contested:
        contest(visit, tuple(each for each in visit.contested if not settles(e, *each)))


@changes(events.Held)
def held(visit: VisitRow, e: events.Held, entry: Entry) -> None:
    settled(visit)
    visit.state, visit.held_on = State.HELD, day_of(e.started_at)
    visit.started_at, visit.ended_at = local(e.started_at), local(e.ended_at)
    visit.headcount_guest, visit.headcount_host, visit.partners = e.headcount_guest, e.headcount_host, e.partner_ids
    _recorded(visit, entry)
    settle(visit, e)


@says(events.Held)
def say_held(_: VisitRow, e: events.Held) -> Said:
    heads: dict[str, Any] = {"headcount_guest": e.headcount_guest, "headcount_host": e.headcount_host}
    return Said(facts=Facts(starts_at=e.started_at, ends_at=e.ended_at, partners=e.partner_ids, **heads))


@changes(events.NotHeld)
def not_held(visit: VisitRow, _e: events.NotHeld, entry: Entry) -> None:
    settled(visit)
    visit.state = State.NOT_HELD
    _recorded(visit, entry)


@says(events.NotHeld)
def say_not_held(_: VisitRow, e: events.NotHeld) -> Said:
    return Said(note=e.note, facts=Facts(reason=e.cause, on=e.on))


def _recorded(visit: VisitRow, entry: Entry) -> None:
    """Which record says so, of which day, and whose."""
    visit.recorded, visit.recorded_on, visit.recorded_by = entry.position, day_at(entry.recorded_at), entry.by.actor


@changes(events.RecordAcknowledged)
def record_acknowledged(visit: VisitRow, e: events.RecordAcknowledged, _: Entry) -> None:
    visit.unacknowledged -= {e.by}


@says(events.RecordAcknowledged)
def say_record_acknowledged(_: VisitRow, e: events.RecordAcknowledged) -> Said:
    return Said(e.by)


@changes(events.AttendanceFiled)
def attendance_filed(visit: VisitRow, e: events.AttendanceFiled, entry: Entry) -> None:
    visit.sheet, visit.sheet_on, visit.responsible_present = e.source, day_at(entry.recorded_at), e.responsible_present
    if e.deputy:
        visit.deputy, visit.deputy_reason = e.deputy.person_id, e.deputy.reason


@says(events.AttendanceFiled)
def say_attendance_filed(_: VisitRow, e: events.AttendanceFiled) -> Said:
    facts = Facts(
        entries=len(e.entries),
        here=sum(line.status in HERE for line in e.entries),
        responsible_present=e.responsible_present,
        source=e.source,
        person=e.deputy.person_id if e.deputy else None,
    )
    return Said(note=e.deputy.reason if e.deputy else None, facts=facts)


@changes(events.AttendanceCorrected)
def attendance_corrected(visit: VisitRow, e: events.AttendanceCorrected, _: Entry) -> None:
    settle(visit, e)


@says(events.AttendanceCorrected)
def say_attendance_corrected(_: VisitRow, e: events.AttendanceCorrected) -> Said:
    return Said(note=e.reason, facts=Facts(person=e.person_id, from_status=e.from_status, to_status=e.to_status))


@changes(events.RecordDisputed)
def record_disputed(visit: VisitRow, e: events.RecordDisputed, _: Entry) -> None:
    contest(visit, (*visit.contested, (e.what, e.by)))


@says(events.RecordDisputed)
def say_record_disputed(_: VisitRow, e: events.RecordDisputed) -> Said:
    return Said(e.by, e.text, Facts(what=e.what))


@changes(events.RecordCorrected)
def record_corrected(visit: VisitRow, e: events.RecordCorrected, _: Entry) -> None:
    """The corrected value counts, the old one stays in the line; naming one side in the other's place swaps the two."""
    host, guest = visit.host, visit.guest
    new = local(e.new) if isinstance(e.new, datetime) else e.new
    setattr(visit, "partners" if e.field is RecordField.PARTNER_IDS else e.field.value, new)
    if (
        visit.slot is None and e.field in PLANNED
    ):  # entered afterwards: what took place is all that is known of its hours
        setattr(visit, PLANNED[e.field], new)
    if e.field is RecordField.STARTED_AT and isinstance(e.new, datetime):
        visit.held_on = day_of(e.new)
    if e.field is RecordField.HOST and e.new == guest:
        visit.guest = host
    if e.field is RecordField.GUEST and e.new == host:
        visit.host = guest
    settle(visit, e)


@says(events.RecordCorrected)
def say_record_corrected(_: VisitRow, e: events.RecordCorrected) -> Said:
    return Said(note=e.reason, facts=Facts(field=e.field, old_value=_written(e.old), new_value=_written(e.new)))


def _written(value: RecordValue) -> str:
    match value:
        case tuple():
            return " ".join(value)
        case datetime():
            return instant(value)
        case Party() | int():
            return str(value)
