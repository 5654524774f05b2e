"""What every form of an exchange checks besides lines and texts; None where nothing is the matter."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from datetime import datetime, timedelta
from typing import Final

from domain.days import InTheFuture, Period, day_of
from domain.errors import Wrong
from domain.exchanges.faults import (
    EndsBeforeStart,
    HeadcountUnusual,
    OutsideProgramme,
    PersonTwice,
    PersonUnknown,
    StartPast,
    TakesTooLong,
    TooFew,
)

LONGEST: Final = timedelta(days=31)
"""Off-site training takes weeks at most."""
USUAL_HEADCOUNT: Final = 500


def hours_faults(starts_at: datetime, ends_at: datetime, field: str = "ends_at") -> Iterator[Wrong]:
    """An end after the start, within a month."""
    if ends_at <= starts_at:
        yield EndsBeforeStart(field)
    elif ends_at - starts_at > LONGEST:
        yield TakesTooLong(field, days=(ends_at - starts_at).days, limit=LONGEST.days)


def ahead_faults(starts_at: datetime, now: datetime, programme: Period, *, afterwards: bool = False) -> Iterator[Wrong]:
    """A start that lies ahead, unless it is entered afterwards, and inside the programme."""
    if starts_at <= now and not afterwards:
        yield StartPast("starts_at")
    if not programme.starts_on <= day_of(starts_at) <= programme.ends_on:
        yield OutsideProgramme("starts_at", starts_on=programme.starts_on, ends_on=programme.ends_on)


def past_faults(started_at: datetime, ended_at: datetime, now: datetime) -> Iterator[Wrong]:
    """Hours of something that is over."""
    yield from hours_faults(started_at, ended_at, "ended_at")
    yield from (InTheFuture(name) for name, at in (("started_at", started_at), ("ended_at", ended_at)) if at > now)


def headcount_fault(field: str, count: int, *, sure: bool) -> Wrong | None:
    """At least one person; a very large number only where it is meant."""
    if count < 1:
        return TooFew(field, least=1)
    return HeadcountUnusual(field, usual=USUAL_HEADCOUNT, count=count) if count > USUAL_HEADCOUNT and not sure else None


def repeated(values: tuple[Hashable, ...]) -> Iterator[int]:
    """Which ones, from 1, have stood before."""
    seen: set[Hashable] = set()
    for no, value in enumerate(values, 1):
        if value in seen:
            yield no
        seen.add(value)


def people_faults(field: str, person_ids: tuple[str, ...], unknown: Collection[str] = ()) -> Iterator[Wrong]:
    """Nobody twice, nobody who does not exist."""
    twice = set(repeated(person_ids))
    for no, person in enumerate(person_ids, 1):
        if no in twice:
            yield PersonTwice(field, no=no, person=person)
        elif person in unknown:
            yield PersonUnknown(field, no=no, person=person)
