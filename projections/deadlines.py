"""What time does by itself: everything that has fallen due at a moment, over all areas, each with a name of its own.

A firing's name is its command id: it fires once however often the clock is looked at, and what was missed is caught up with once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.exchanges import Timer
from domain.visits.deadlines import CLOSE_DAYS, TACIT_DAYS, day_of
from projections import exchanges, obligations, studios
from projections.read import Reader
from projections.visits.values import plain


class Firing(StrEnum):
    """What happens."""

    EXPIRE = "expire"
    RETRACT_CHANGE = "retract_change"
    TACIT = "tacit"
    CLOSE = "close"
    START_STAGE = "start_stage"
    LAPSE = "lapse"
    ISSUE = "issue"
    FULFIL = "fulfil"
    REMIND = "remind"
    MISS = "miss"
    FLAG_NEWCOMER = "flag_newcomer"
    LAPSE_SEAT = "lapse_seat"
    OFFER_OVER = "offer_over"
    CLOSE_REGISTRATION = "close_registration"
    CLOSE_EXCHANGE = "close_exchange"


class Due(NamedTuple):
    """One thing that has fallen due. `offset` tells firings of one kind apart: number of the offer, change or revision, the stage, the day.

    Reporting duties fall due in thousands: theirs is one firing for all of a programme, whose key it bears.
    """

    kind: Firing
    aggregate: str
    key: str
    offset: str

    @property
    def command_id(self) -> str:
        return f"timer:{self.aggregate}:{self.key}:{self.kind}:{self.offset}"


def due(read: Reader, now: datetime) -> list[Due]:
    """Everything due at an aware moment, in the order in which it is to be done: an offer expires before a file is closed."""
    return [
        *_expiries(read, now),
        *_changes(read, now),
        *_of_exchanges(read, now),
        *_silences(read, now),
        *_closings(read, now),
        *_stages(read, now),
        *_recognitions(read, now),
        *_newcomers(read, now),
        *_duties(read, day_of(now)),
    ]


OF_EXCHANGES = {
    Timer.LINK_ENDS: Firing.LAPSE_SEAT,
    Timer.OFFER_ENDS: Firing.OFFER_OVER,
    Timer.REGISTRATION_ENDS: Firing.CLOSE_REGISTRATION,
    Timer.CLOSES: Firing.CLOSE_EXCHANGE,
}


def _of_exchanges(read: Reader, now: datetime) -> Iterator[Due]:
    for timer, key, offset in exchanges.fallen_due(read, now):
        yield Due(OF_EXCHANGES[timer], "exchange", key, offset)


def _expiries(read: Reader, now: datetime) -> Iterator[Due]:
    sql = "SELECT key, offer_no FROM visit WHERE state = 'proposed' AND expires_at <= ? ORDER BY expires_at, no"
    for key, offer_no in read.rows(sql, plain(now)):
        yield Due(Firing.EXPIRE, "visit", key, str(offer_no))


def _changes(read: Reader, now: datetime) -> Iterator[Due]:
    sql = (
        "SELECT key, change_no FROM visit WHERE state IN ('accepted', 'confirmed') AND change_by IS NOT NULL AND retracts_at <= ?"
        " ORDER BY retracts_at, no"
    )
    for key, change_no in read.rows(sql, plain(now)):
        yield Due(Firing.RETRACT_CHANGE, "visit", key, str(change_no))


def _silences(read: Reader, now: datetime) -> Iterator[Due]:
    """Minutes that one side has not answered for 14 days and does not dispute."""
    sql = (
        "SELECT key, revision FROM visit WHERE state IN ('reported', 'closed') AND revision > 0 AND instr(confirmed, ' ') = 0"
        """ AND minutes_on < ? AND instr(contested, '"minutes"') = 0 ORDER BY minutes_on, no"""
    )
    for key, revision in read.rows(sql, plain(day_of(now) - timedelta(days=TACIT_DAYS))):
        yield Due(Firing.TACIT, "visit", key, str(revision))


def _closings(read: Reader, now: datetime) -> Iterator[Due]:
    """Files that both sides agree to, and visits without minutes 30 days after."""
    sql = (
        "SELECT key, version FROM visit WHERE (state = 'reported' AND instr(confirmed, ' ') > 0)"
        " OR (state = 'held' AND held_on <= ?) ORDER BY held_on, no"
    )
    for key, version in read.rows(sql, plain(day_of(now) - timedelta(days=CLOSE_DAYS))):
        yield Due(Firing.CLOSE, "visit", key, str(version))


def _stages(read: Reader, now: datetime) -> Iterator[Due]:
    sql = "SELECT programme, stage FROM stage WHERE started_on IS NULL AND starts_on <= ? ORDER BY starts_on, programme, stage"
    for programme, stage in read.rows(sql, plain(day_of(now))):
        yield Due(Firing.START_STAGE, "programme", programme, stage)


def _recognitions(read: Reader, now: datetime) -> Iterator[Due]:
    """Recognitions of brands whose last day has passed without a renewal."""
    sql = "SELECT key, valid_until FROM brand WHERE valid_until < ? ORDER BY valid_until, no"
    for key, valid_until in read.rows(sql, plain(day_of(now))):
        yield Due(Firing.LAPSE, "brand", key, valid_until)


def _newcomers(read: Reader, now: datetime) -> Iterator[Due]:
    """Schools whose secretary has been in post for less than a year; once for a person, whatever an officer says of it later (P65)."""
    for person, school in studios.newcomers(read, day_of(now)):
        yield Due(Firing.FLAG_NEWCOMER, "school", school, person)


def _duties(read: Reader, today: date) -> Iterator[Due]:
    """Reporting duties: who has done what is owed is neither reminded of it nor late."""
    for row in obligations.running(read):
        work: tuple[tuple[Firing, Sequence[object]], ...] = (
            (Firing.ISSUE, obligations.to_be_issued(read, row, today)),
            (
                Firing.FULFIL,
                [*obligations.fulfilled(read, programme=row.code), *obligations.settled(read, programme=row.code)],
            ),
            (Firing.REMIND, obligations.to_remind(read, row.code, today)),
            (Firing.MISS, obligations.to_miss(read, row.code, today)),
        )
        yield from (Due(kind, "obligation", row.code, plain(today)) for kind, found in work if found)
