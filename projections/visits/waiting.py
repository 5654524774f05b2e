"""轮到我: what of visits waits for a unit, with the day by which it is due and the days on which it is reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol, cast

from domain.visits import State
from domain.visits.deadlines import ACKNOWLEDGE_DAYS, TACIT_DAYS, day_of, feedback_until
from domain.words import Party, Side
from projections.read import Reader
from projections.visits.rows import VisitRow, select


class Waiting(StrEnum):
    """What waits. The order is that of a visit's life."""

    ANSWER = "answer"
    ANSWER_CHANGE = "answer_change"
    DELEGATION = "delegation"
    LOGISTICS = "logistics"
    CONFIRM = "confirm"
    RECORD = "record"
    ACKNOWLEDGE = "acknowledge"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    CONFIRM_MINUTES = "confirm_minutes"
    FEEDBACK = "feedback"
    RETURN = "return"


class Calendar(Protocol):
    """The district's school days, by which reminders are counted."""

    def before(self, day: date, count: int) -> date: ...
    def after(self, day: date, count: int) -> date: ...


class Task(NamedTuple):
    """Something that waits for a side. `due_on` may have passed; `reminders`: the days on which it is reminded."""

    waiting: Waiting
    visit: VisitRow
    side: Side
    due_on: date
    reminders: tuple[date, ...] = ()

    @property
    def party(self) -> Party:
        return self.visit.sides[self.side]

    @property
    def other(self) -> Party:
        return self.visit.sides[self.side.other]

    def days_left(self, today: date) -> int:
        """Below 0 when the day has passed."""
        return (self.due_on - today).days


RECORD_REMINDERS = (3, 7)
"""School days after a visit on which a missing sheet or missing minutes are reminded."""
REPLY_REMINDER = 2
"""School days before the deadline of an offer."""

_LIVE = (
    "(state IN ('proposed', 'accepted', 'confirmed', 'held', 'reported')"
    " OR (state = 'closed' AND (unacknowledged != '' OR (revision > 0 AND instr(confirmed, ' ') = 0))))"
)


def tasks(read: Reader, parties: Collection[Party], now: datetime, days: Calendar) -> list[Task]:
    """What waits for these units, except returns (projections.waiting adds them), the earliest due first."""
    ids, marks = list(map(str, parties)), ", ".join("?" * len(parties))
    which = f"WHERE (host IN ({marks}) OR guest IN ({marks})) AND {_LIVE} ORDER BY no"
    found = [
        task
        for visit in select(read, VisitRow, which, *ids, *ids)
        for side in sorted(visit.sides_of(parties))
        for task in _of_side(visit, side, now, days)
    ]
    return sorted(found, key=lambda task: (task.due_on, task.visit.no, list(Waiting).index(task.waiting)))


def _of_side(visit: VisitRow, side: Side, now: datetime, days: Calendar) -> Iterator[Task]:
    if visit.state is State.PROPOSED:
        if visit.turn is side and visit.reply_by:
            reminders = (days.before(visit.reply_by, REPLY_REMINDER), visit.reply_by)
            yield Task(Waiting.ANSWER, visit, side, visit.reply_by, reminders)
    elif visit.state in (State.ACCEPTED, State.CONFIRMED):
        yield from _of_agreed(visit, side, now)
    else:
        yield from _of_held(visit, side, days)
        until = feedback_until(cast("date", visit.held_on))
        if side not in visit.wrote and day_of(now) <= until and visit.state is not State.CLOSED:
            yield Task(Waiting.FEEDBACK, visit, side, until)


def _of_agreed(visit: VisitRow, side: Side, now: datetime) -> Iterator[Task]:
    """Before the visit it is prepared; from its end on it is recorded as held or not held."""
    starts_at, ends_at = cast("datetime", visit.starts_at), cast("datetime", visit.ends_at)
    on = day_of(starts_at)
    if now >= ends_at:
        yield Task(Waiting.RECORD, visit, side, on)
        return
    if visit.turn is side and visit.retracts_at:
        yield Task(Waiting.ANSWER_CHANGE, visit, side, day_of(visit.retracts_at))
    if side is Side.GUEST and visit.delegation is None:
        yield Task(Waiting.DELEGATION, visit, side, on)
    if side is Side.HOST and not visit.arranged:
        yield Task(Waiting.LOGISTICS, visit, side, on)
    ready = visit.arranged and visit.headcount is not None and visit.change_by is None
    if side is Side.HOST and ready and visit.state is State.ACCEPTED:
        yield Task(Waiting.CONFIRM, visit, side, on)


def _of_held(visit: VisitRow, side: Side, days: Calendar) -> Iterator[Task]:
    """Both sides are asked for the record; whoever files first, the other agrees."""
    since = max(cast("date", visit.held_on), cast("date", visit.recorded_on))
    reminders = tuple(days.after(since, count) for count in RECORD_REMINDERS)
    if side in visit.unacknowledged:
        yield Task(Waiting.ACKNOWLEDGE, visit, side, since + timedelta(days=ACKNOWLEDGE_DAYS))
    if visit.sheet is None and visit.state is not State.CLOSED:
        yield Task(Waiting.ATTENDANCE, visit, side, reminders[0], reminders)
    if visit.revision == 0 and visit.state is not State.CLOSED:
        yield Task(Waiting.MINUTES, visit, side, reminders[-1], reminders)
    if visit.revision and side not in visit.confirmed and visit.minutes_on:
        yield Task(Waiting.CONFIRM_MINUTES, visit, side, visit.minutes_on + timedelta(days=TACIT_DAYS))
