"""Correcting the record of a visit that took place: the old value is kept beside the new one and a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from domain.errors import Wrong, refuse
from domain.model import Prose
from domain.visits.faults import NotOfThisField
from domain.visits.inputs import text
from domain.visits.records import headcount_fault, times_faults
from domain.visits.refusals import PartySchoolOnly, SidesSpoken
from domain.visits.states import require
from domain.visits.subject import pair_fault
from domain.visits.values import RecordValue
from domain.visits.words import RecordField
from domain.words import Party, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.visits.visit import Visit

KINDS: dict[RecordField, type] = {
    RecordField.STARTED_AT: datetime,
    RecordField.ENDED_AT: datetime,
    RecordField.HEADCOUNT_GUEST: int,
    RecordField.HEADCOUNT_HOST: int,
    RecordField.PARTNER_IDS: tuple,
    RecordField.HOST: Party,
    RecordField.GUEST: Party,
}


def correct_record(
    visit: Visit,
    *,
    by: Side | None,
    field: RecordField,
    new: RecordValue,
    reason: Prose,
    now: datetime,
    sure: bool = False,
) -> None:
    """Time, numbers or partners by either side or the Party School (None); who visited whom by the Party School alone.

    Host and guest are corrected only while neither side has put its name to anything: what a side said stays that side's. Naming
    the one in the other's place makes the two change places. `sure`: an unusual headcount is meant.
    """
    require(visit, "correct_record")
    if field in (RecordField.HOST, RecordField.GUEST):
        _refuse_sides(visit, by)
    old: RecordValue = getattr(visit, field)
    refuse(*_value_faults(visit, field, new, now, sure=sure), text("reason", reason, needed=True))
    if new != old:
        visit._record_corrected(field=field, old=old, new=new, reason=reason)


def correct_times(visit: Visit, *, started_at: datetime, ended_at: datetime, reason: Prose, now: datetime) -> None:
    """From when to when it really was: start and end together, so that a record can move to another day.

    One fact for each of the two that differs, with its old value, as when it were corrected alone.
    """
    require(visit, "correct_record")
    refuse(*times_faults(started_at, ended_at, now), text("reason", reason, needed=True))
    for field, new in ((RecordField.STARTED_AT, started_at), (RecordField.ENDED_AT, ended_at)):
        old: RecordValue = getattr(visit, field)
        if new != old:
            visit._record_corrected(field=field, old=old, new=new, reason=reason)


def _refuse_sides(visit: Visit, by: Side | None) -> None:
    if by is not None:
        raise PartySchoolOnly
    answered = visit.recorded_afterwards and visit.unacknowledged != {
        side for side in Side if side is not visit.recorder
    }
    if visit.minutes or visit.feedback or visit.promised or visit.waived or answered:
        raise SidesSpoken


def _value_faults(
    visit: Visit, field: RecordField, new: RecordValue, now: datetime, *, sure: bool
) -> Iterator[Wrong | None]:
    """A corrected value keeps the rules under which the first one was recorded."""
    if not isinstance(new, KINDS[field]):
        yield NotOfThisField("new", of=field)
    elif isinstance(new, datetime):
        times = {"started_at": visit.started_at, "ended_at": visit.ended_at, field: new}
        faults = times_faults(cast("datetime", times["started_at"]), cast("datetime", times["ended_at"]), now)
        yield from (type(fault)("new", **fault.facts) for fault in faults)
    elif isinstance(new, int):
        yield headcount_fault("new", new, sure=sure)
    elif isinstance(new, Party) and new not in (visit.host, visit.guest):
        yield pair_fault("new", new, visit.guest if field is RecordField.HOST else visit.host)
