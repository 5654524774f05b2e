"""What is on record of a visit that took place: who came, what was said and learnt, what is to be done, what is contested."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from domain.visits.deadlines import ACKNOWLEDGE_DAYS, feedback_until, tacit_on
from domain.visits.ledger import Obligation
from domain.words import Attendance, Side
from hub import access
from hub.access import OFFICE
from projections import ledger, visits
from projections.visits import AttendanceRow, DisputeRow, FeedbackRow, MinutesRow, VisitRow
from web import pages, texts
from web.visits import sight

if TYPE_CHECKING:
    from projections.read import Reader
    from web.visits.visit import Seen

PRESENT = (Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTY)


class Tally(NamedTuple):
    """应到、实到、请假、缺席 of a sheet."""

    expected: int
    here: int
    excused: int
    absent: int


class Confirmation(NamedTuple):
    """How one side stands to the minutes; `tacit`: it agreed by silence; `until`: the last day to answer, else None."""

    side: Side
    confirmed: bool
    tacit: bool
    until: date | None


class Record(NamedTuple):
    """All of it. `sealed`: feedback is not open yet, whether somebody has written or not; `feedback_until`: its last day.

    `ticks`: numbers of open action items that the person may say are done: the own ones, an assistant's all.
    """

    sheet: list[AttendanceRow]
    tally: Tally | None
    minutes: MinutesRow | None
    confirmations: list[Confirmation]
    feedback: list[FeedbackRow]
    sealed: bool
    feedback_until: date | None
    acknowledge_until: date | None
    disputes: list[DisputeRow]
    ticks: frozenset[int]


class Pair(NamedTuple):
    """How the two sides have met: the own side (or the host) went to the other, the other came here."""

    out: int
    back: int
    last_on: date | None


def of(look: Seen) -> Record:
    read, visit, today = pages.reader(look.request), look.visit, texts.today()
    sheet, found = visits.attendance(read, visit.key), visits.minutes(read, visit.key)
    readable = sight.reads_feedback(look.who, visit)
    own = sight.feedback_sides(look.who, visit)
    return Record(
        sheet=sheet,
        tally=tally(sheet) if sheet else None,
        minutes=found,
        confirmations=[confirmation(visit, side) for side in Side] if found else [],
        feedback=visits.feedback(read, visit, today=today, mine=own) if readable else [],
        sealed=readable and not visit.unsealed(today),
        feedback_until=feedback_until(visit.held_on) if visit.held_on else None,
        acknowledge_until=visit.recorded_on + timedelta(days=ACKNOWLEDGE_DAYS) if visit.recorded_on else None,
        disputes=visits.disputes(read, visit.key),
        ticks=ticks(look, found) if found else frozenset(),
    )


def ticks(look: Seen, minutes: MinutesRow) -> frozenset[int]:
    rule, mine = access.RULES["visit.complete_action"], look.who.person
    helps = any(look.who.role_for(rule - OFFICE, party) for party in look.visit.sides.values())
    return frozenset(item.no for item in minutes.items if item.done_on is None and (helps or item.owner == mine))


def tally(sheet: list[AttendanceRow]) -> Tally:
    found = Counter(row.status for row in sheet)
    here = sum(found[status] for status in PRESENT)
    return Tally(len(sheet), here, found[Attendance.LEAVE_APPROVED], found[Attendance.ABSENT])


def confirmation(visit: VisitRow, side: Side) -> Confirmation:
    confirmed = side in visit.confirmed
    last = tacit_on(visit.minutes_on) - timedelta(days=1) if visit.minutes_on else None
    return Confirmation(side, confirmed, visit.tacit is side, None if confirmed else last)


def owed(read: Reader, visit: VisitRow) -> Obligation | None:
    """The return that this visit asks for."""
    return ledger.of_visit(read, visit.key, texts.today()) if visit.held_on else None


def pair(read: Reader, visit: VisitRow, mine: Side | None) -> Pair:
    """Earlier and later visits between the two sides, as the own side (others: the host) counts them."""
    side = mine or Side.HOST
    other = visit.sides[side.other]
    found = next((row for row in visits.met(read, [visit.sides[side]]) if row.party == other), None)
    return Pair(found.out, found.back, found.last_on) if found else Pair(0, 0, None)
