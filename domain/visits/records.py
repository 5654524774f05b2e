"""What happened: held, not held, or entered afterwards; acknowledged, disputed, corrected. Nothing recorded is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from domain.days import InTheFuture, Period
from domain.errors import Wrong, refuse
from domain.model import Prose
from domain.visits import inputs
from domain.visits.deadlines import day_of, dispute_until
from domain.visits.faults import (
    EndsBeforeStart,
    HeadcountUnusual,
    OutsideProgramme,
    TakesTooLong,
)
from domain.visits.refusals import (
    DisputeOver,
    NotAfterwards,
    NotDisputed,
    NothingToDispute,
    NotOverYet,
    NotTheDayYet,
    OwnRecord,
    PartySchoolOnly,
)
from domain.visits.states import require
from domain.visits.subject import fields, refuse_return, subject_faults
from domain.visits.values import Dispute, Original, Subject
from domain.visits.words import Cause, Disputed, State
from domain.words import Side

if TYPE_CHECKING:
    from domain.visits.visit import Visit

LONGEST: Final = timedelta(hours=24)
USUAL_HEADCOUNT: Final = 500


def record_afterwards(
    kind: type[Visit],
    subject: Subject,
    *,
    by: Side | None,
    by_person: str,
    started_at: datetime,
    ended_at: datetime,
    headcount_guest: int,
    headcount_host: int,
    source: str,
    now: datetime,
    programme: Period,
    key: str = "",
    partner_ids: tuple[str, ...] = (),
    original: Original | None = None,
    sure: bool = False,
) -> Visit:
    """A visit that took place without an invitation here, entered by a side or the Party School (None), with its source.

    The sides that did not enter it are asked to acknowledge it. `sure`: an unusual headcount is meant.
    """
    refuse_return(subject, original)
    inside = programme.starts_on <= day_of(started_at) <= programme.ends_on
    outside = OutsideProgramme("started_at", starts_on=programme.starts_on, ends_on=programme.ends_on)
    refuse(
        *subject_faults(subject),
        *times_faults(started_at, ended_at, now),
        None if inside else outside,
        headcount_fault("headcount_guest", headcount_guest, sure=sure),
        headcount_fault("headcount_host", headcount_host, sure=sure),
        inputs.line("source", source),
    )
    times = {"started_at": started_at, "ended_at": ended_at, "partner_ids": partner_ids}
    heads = {"headcount_guest": headcount_guest, "headcount_host": headcount_host}
    entered = {"source": source, "by": by, "by_person": by_person}
    return kind.begin(kind.RecordedAfterwards, key, **fields(subject), **times, **heads, **entered)


def record_held(
    visit: Visit,
    *,
    by: Side | None,
    started_at: datetime,
    ended_at: datetime,
    headcount_guest: int,
    headcount_host: int,
    now: datetime,
    partner_ids: tuple[str, ...] = (),
    sure: bool = False,
) -> None:
    """It took place, confirmed or not, on the agreed day or later. The Party School (None) may say so of one recorded as not held that is disputed."""
    require(visit, "record_held")
    if visit.state is State.NOT_HELD:
        _refuse_without_dispute(visit, by)
    elif day_of(now) < (agreed := day_of(visit.starts_at)):
        raise NotTheDayYet(on=agreed)
    refuse(
        *times_faults(started_at, ended_at, now),
        headcount_fault("headcount_guest", headcount_guest, sure=sure),
        headcount_fault("headcount_host", headcount_host, sure=sure),
    )
    visit._held(
        started_at=started_at,
        ended_at=ended_at,
        headcount_guest=headcount_guest,
        headcount_host=headcount_host,
        partner_ids=partner_ids,
    )


def record_not_held(visit: Visit, *, cause: Cause, note: Prose, now: datetime) -> None:
    """Nobody came, on whose side it lay, and why; known only after the agreed end. Either side or the Party School."""
    require(visit, "record_not_held")
    if now < visit.ends_at:
        raise NotOverYet(ends_at=visit.ends_at)
    refuse(inputs.text("note", note, needed=True))
    visit._not_held(cause=cause, note=note, on=day_of(visit.starts_at))


def acknowledge_record(visit: Visit, *, by: Side, by_person: str) -> None:
    """A side that did not enter the record says that it is true; never the person who entered it."""
    require(visit, "acknowledge_record")
    if not visit.recorded_afterwards:
        raise NotAfterwards
    if by is visit.recorder or by_person == visit.recorded_by:
        raise OwnRecord
    if by in visit.unacknowledged:
        visit._record_acknowledged(by=by)


def dispute_record(visit: Visit, *, by: Side, what: Disputed, text: Prose, now: datetime, recorded_on: date) -> None:
    """A side contests a part of the record within 7 days. `recorded_on`: the day that part was recorded."""
    require(visit, "dispute_record")
    if what not in _disputable(visit):
        raise NothingToDispute("what", what=what)
    if day_of(now) > (until := dispute_until(recorded_on)):
        raise DisputeOver(until=until)
    refuse(inputs.text("text", text, needed=True))
    if Dispute(by, what, text) not in visit.disputes:
        visit._record_disputed(by=by, what=what, text=text)


def _disputable(visit: Visit) -> set[Disputed]:
    if visit.state is State.NOT_HELD:
        return {Disputed.NOT_HELD}
    there = {Disputed.ATTENDANCE: visit.sheet, Disputed.MINUTES: visit.minutes}
    return {Disputed.HELD, *(what for what, filed in there.items() if filed is not None)}


def _refuse_without_dispute(visit: Visit, by: Side | None) -> None:
    if by is not None:
        raise PartySchoolOnly
    if not visit.disputed:
        raise NotDisputed


def times_faults(started_at: datetime, ended_at: datetime, now: datetime) -> Iterator[Wrong]:
    """It has begun and ended, in this order, within a day."""
    if started_at > now:
        yield InTheFuture("started_at")
    elif ended_at > now:
        yield InTheFuture("ended_at")
    if ended_at <= started_at:
        yield EndsBeforeStart("ended_at")
    elif ended_at - started_at > LONGEST:
        yield TakesTooLong("ended_at", hours=LONGEST // timedelta(hours=1))


def headcount_fault(field: str, count: int, *, sure: bool) -> Wrong | None:
    if count > USUAL_HEADCOUNT and not sure:
        return HeadcountUnusual(field, usual=USUAL_HEADCOUNT, count=count)
    return inputs.number(field, count)
