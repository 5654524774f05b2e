"""轮到我: what of exchanges waits for a unit, for a person, for the Party School, with the day by which it is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, cast

from domain.days import day_of
from domain.exchanges import Answer, Clearer, SeatState, State, who_clears
from domain.exchanges.deadlines import closable_on, closes_on, feedback_until
from domain.exchanges.states import COMING
from domain.words import Party, PartyKind
from projections.exchanges.rows import ORGANISES, ExchangeRow, Part, select
from projections.exchanges.seats import SeatRow, own_seats, seats_of_unit
from projections.read import Reader
from projections.visits.waiting import RECORD_REMINDERS, Calendar


class Waiting(StrEnum):
    """What waits. The order is that of an exchange's life."""

    CLEAR = "clear"
    REVISE = "revise"
    ANSWER = "answer"
    TAKE_SEAT = "take_seat"
    VERIFY_SEATS = "verify_seats"
    SET_DATE = "set_date"
    RECORD = "record"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    FEEDBACK = "feedback"
    CLOSE = "close"


class Task(NamedTuple):
    """One thing that waits for `party`, None for the Party School. `until`: the instant, where a day is too coarse (an offered seat)."""

    waiting: Waiting
    exchange: ExchangeRow
    party: Party | None
    due_on: date
    reminders: tuple[date, ...] = ()
    seat: SeatRow | None = None
    until: datetime | None = None

    def days_left(self, today: date) -> int:
        """Below 0 when the day has passed."""
        return (self.due_on - today).days


CLOSE_REMINDER = 7
"""Days before an exchange is closed by itself: an incomplete file is then waited for."""


def tasks(
    read: Reader,
    parties: Collection[Party],
    now: datetime,
    days: Calendar,
    *,
    person: str = "",
    leads: Collection[Party] = (),
    office: bool = False,
) -> list[Task]:
    """What waits at an aware moment for these units, for the person whose seats are asked for, for the leads of these studios, and
    with `office` for the Party School; what is due first stands first.
    """
    found = [
        *_to_clear(read, leads, office=office),
        *_organised(read, parties, now, days, office=office),
        *_invited(read, parties),
        *_offered(read, person),
        *_feedback(read, parties, now),
    ]
    order = list(Waiting)
    return sorted(found, key=lambda task: (task.due_on, order.index(task.waiting), task.exchange.no))


def _to_clear(read: Reader, leads: Collection[Party], *, office: bool) -> Iterator[Task]:
    """Notices that nobody has cleared: by the Party School, or by the lead of the studio that organises them."""
    if not (leads or office):
        return
    codes = {studio.id for studio in leads}
    for row in select(read, "WHERE x.state = 'clearing' ORDER BY x.no"):
        if row.sent_back:
            continue
        if office if who_clears(row.notice) is Clearer.OFFICE else row.studio in codes:
            party = None if office else Party(PartyKind.STUDIO, row.studio)
            yield Task(Waiting.CLEAR, row, party, row.notice.sign_up_by)


def _organised(
    read: Reader, parties: Collection[Party], now: datetime, days: Calendar, *, office: bool
) -> Iterator[Task]:
    """What the organising units have to do, and the Party School with what it organises itself."""
    marks, parts = ", ".join("?" * len(parties)), sorted(ORGANISES)
    mine = f"x.no IN (SELECT exchange FROM exchange_unit WHERE unit IN ({marks}) AND part IN (?, ?))"
    if office:
        mine = f"({mine} OR x.organiser IS NULL)"
    live = "x.state IN ('clearing', 'open', 'closed_reg', 'postponed', 'held', 'reported')"
    for row in select(read, f"WHERE {live} AND {mine} ORDER BY x.no", *map(str, parties), *parts):
        party = row.organised_by(parties)
        if row.state is State.CLEARING:
            if row.sent_back:
                yield Task(Waiting.REVISE, row, party, row.notice.sign_up_by)
        elif row.state in COMING:
            yield from _coming(row, party, now)
        elif row.state is State.POSTPONED:
            yield Task(Waiting.SET_DATE, row, party, day_of(row.notice.starts_at))
        else:
            yield from _held(row, party, now, days)


def _coming(row: ExchangeRow, party: Party | None, now: datetime) -> Iterator[Task]:
    if now >= row.notice.ends_at:
        yield Task(Waiting.RECORD, row, party, day_of(row.notice.ends_at))
    elif row.requested:
        yield Task(Waiting.VERIFY_SEATS, row, party, day_of(now))


def _held(row: ExchangeRow, party: Party | None, now: datetime, days: Calendar) -> Iterator[Task]:
    """The sheet and the minutes are reminded 3 and 7 school days after; then the file is closed, or it closes by itself."""
    held_on = cast("date", row.held_on)
    since = max(held_on, cast("date", row.recorded_on))
    reminders = tuple(days.after(since, count) for count in RECORD_REMINDERS)
    if row.sheet is None:
        yield Task(Waiting.ATTENDANCE, row, party, reminders[0], reminders)
    if row.revision == 0:
        yield Task(Waiting.MINUTES, row, party, reminders[-1], reminders)
    complete = row.sheet is not None and row.revision > 0
    near = day_of(now) >= closes_on(held_on) - timedelta(days=CLOSE_REMINDER)
    if complete or near or (row.sheet is not None and day_of(now) >= closable_on(held_on)):
        yield Task(Waiting.CLOSE, row, party, closes_on(held_on))


def _invited(read: Reader, parties: Collection[Party]) -> Iterator[Task]:
    """Partners that were asked and have not answered."""
    asked = [party for party in parties if party.kind is PartyKind.PARTNER]
    for party in asked:
        rest = "JOIN exchange_unit u ON u.exchange = x.no WHERE u.unit = ? AND u.part = ? AND x.state IN (?, ?, ?) ORDER BY x.no"
        live = State.OPEN, State.CLOSED_REG, State.POSTPONED
        for row in select(read, rest, str(party), Part.INVITED, *live):
            if row.partners.get(party.id) is Answer.INVITED:
                yield Task(Waiting.ANSWER, row, party, row.reply_by[party.id])


def _offered(read: Reader, person: str) -> Iterator[Task]:
    """A seat that is kept for a person until an instant."""
    for row, seat in own_seats(read, person, live=True) if person else ():
        if seat.state is SeatState.OFFERED and row.state in COMING and (until := seat.open_until(row)):
            yield Task(Waiting.TAKE_SEAT, row, seat.party, day_of(until), seat=seat, until=until)


def _feedback(read: Reader, parties: Collection[Party], now: datetime) -> Iterator[Task]:
    """Units of which somebody was there, for 14 days; nobody is asked once the exchange is closed."""
    seen: set[tuple[int, Party]] = set()
    for row, seat in seats_of_unit(read, parties):
        here = seat.state in (SeatState.ATTENDED, SeatState.SEATED) and row.state in (State.HELD, State.REPORTED)
        if not here or seat.party is None or (row.no, seat.party) in seen or seat.party in row.wrote:
            continue
        seen.add((row.no, seat.party))
        if day_of(now) <= (until := feedback_until(cast("date", row.held_on))):
            yield Task(Waiting.FEEDBACK, row, seat.party, until)
