"""What a notice must say to be one: hours, seats, units and people, checked for the announcement and for each revision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from domain.days import day_of
from domain.errors import NotChosen, Wrong
from domain.exchanges.faults import (
    CapacityTaken,
    CapacityUnfit,
    FileTwice,
    QuotaTaken,
    QuotaTwice,
    QuotaUnfit,
    ReserveTaken,
    ReserveUnfit,
    SignUpPast,
    SignUpTooLate,
    TooManyFiles,
    UnitTwice,
)
from domain.exchanges.inputs import people_faults, repeated
from domain.exchanges.seats import House, Seat, Taken
from domain.exchanges.values import Notice
from domain.exchanges.words import SeatState
from domain.inputs import LINE, TITLE, line, text

MOST_SEATS: Final = 5000
FILES: Final = 10


def notice_faults(notice: Notice) -> Iterator[Wrong | None]:
    """Everything but the hours, which depend on the moment."""
    yield line("title", notice.title, limit=TITLE)
    yield line("venue", notice.venue)
    yield line("doc_no", notice.doc_no, limit=TITLE, needed=False)
    yield text("purpose", notice.purpose)
    yield text("requirements", notice.requirements)
    yield from (line("agenda", each.item, limit=LINE) for each in notice.agenda)
    yield NotChosen("responsible_person") if not notice.responsible_person else None
    yield from people_faults("mentor_ids", notice.mentor_ids)
    yield from _unit_faults(notice)
    yield from _seat_faults(notice)
    if len(notice.attachments) > FILES:
        yield TooManyFiles("attachments", limit=FILES, count=len(notice.attachments))
    yield from (FileTwice("attachments", no=no) for no in repeated(tuple(each.sha256 for each in notice.attachments)))


def sign_up_faults(
    sign_up_by: date, starts_at: datetime, now: datetime, *, afterwards: bool = False
) -> Iterator[Wrong]:
    """The last day of sign-up lies ahead and is not later than the day of the start."""
    if sign_up_by > (latest := day_of(starts_at)):
        yield SignUpTooLate("sign_up_by", latest=latest)
    elif sign_up_by < day_of(now) and not afterwards:
        yield SignUpPast("sign_up_by")


def _unit_faults(notice: Notice) -> Iterator[Wrong]:
    if not notice.audience:
        yield NotChosen("audience")
    yield from (UnitTwice("audience", no=no) for no in repeated(notice.audience))
    organisers = (notice.organiser, *notice.co_organisers)
    yield from (UnitTwice("co_organisers", no=no - 1) for no in repeated(organisers))


def _seat_faults(notice: Notice) -> Iterator[Wrong]:
    if not 1 <= notice.capacity <= MOST_SEATS:
        yield CapacityUnfit("capacity", least=1, most=MOST_SEATS)
        return
    for no, quota in enumerate(notice.quotas, 1):
        if not 1 <= quota.seats <= notice.capacity:
            yield QuotaUnfit("quotas", no=no, capacity=notice.capacity, seats=quota.seats)
    named = tuple((quota.kind, quota.id) for quota in notice.quotas)
    yield from (QuotaTwice("quotas", no=no) for no in repeated(named))
    if not 0 <= notice.reserved <= notice.capacity:
        yield ReserveUnfit("reserved", capacity=notice.capacity, reserved=notice.reserved)


def taken_faults(after: House, seats: tuple[Seat, ...], *, raised: bool) -> Iterator[Wrong]:
    """Nobody loses a seat by a revision: capacity and quotas cannot be set below what is taken, nor the reserve be `raised` over it."""
    taken = Taken(after, seats)
    if taken.all > after.capacity:
        offered = sum(seat.heads for seat in seats if seat.state is SeatState.OFFERED)
        yield CapacityTaken("capacity", capacity=after.capacity, seated=taken.all - offered, offered=offered)
        return
    for no, quota in enumerate(after.quotas, 1):
        parties = [party for party in taken.by if party.kind == quota.kind and quota.id in ("", party.id)]
        if (
            most := max((taken.by[party] for party in parties if after.limit(party) == quota.seats), default=0)
        ) > quota.seats:
            yield QuotaTaken("quotas", no=no, seats=quota.seats, taken=most)
    if raised and after.reserved > (most := after.capacity - taken.all + taken.invited):
        yield ReserveTaken("reserved", reserved=after.reserved, most=most)
