"""截至: a day, a month, a moment or a position as people write it, and the place in the history that it means.

Two axes are kept apart. 当时所知 (`known`): the log up to the last position recorded by then. 按发生时间 (`occurred`): the whole log,
without what occurred later (definition of the indicators, section 1).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.days import day_of, end_of
from domain.errors import Conflict, Wrong
from domain.words import SHANGHAI
from hub.clock import Clock, micros, moment
from hub.log import Log
from projections.indicators import Axis
from projections.time_machine import Spot

__all__ = ["AsOf", "Axis", "resolve"]

INSTANT = timedelta(microseconds=1)
DAY, MONTH, POSITION = (re.compile(rule, re.ASCII) for rule in (r"\d{4}-\d{2}-\d{2}", r"\d{4}-\d{2}", r"#?\d{1,18}"))


class NoDate(Wrong):
    """What stands there is neither a day nor a month, a moment or a position."""

    code = "as_of.no_date"


class NoAxis(Wrong):
    """There are two axes, `known` and `occurred`."""

    code = "as_of.no_axis"


class BeforeTheFirst(Wrong):
    """Before the first record; facts: first (date)."""

    code = "as_of.before_the_first"


class InTheFuture(Wrong):
    """Later than now; facts: today (date)."""

    code = "as_of.in_the_future"


class NoSuchPosition(Wrong):
    """Beyond the end of the log; facts: last (position)."""

    code = "as_of.no_such_position"


class OnlyToRead(Conflict):
    """Nothing is changed in the past."""

    code = "as_of.only_to_read"


class AsOf(NamedTuple):
    """A place in the history."""

    text: str
    """As it was asked for: a link that repeats it means the same."""
    axis: Axis
    position: int
    """The last position that counts; on the axis `occurred` the end of the log."""
    moment: datetime
    """The instant that is looked at, district time."""

    @property
    def day(self) -> date:
        """The day that is today there."""
        return self.moment.date()

    @property
    def spot(self) -> Spot:
        return Spot(self.position, self.day if self.axis is Axis.OCCURRED else None)


def resolve(log: Log, clock: Clock, text: str, axis: str = "") -> AsOf:
    """The place that `2025-11-03` (the end of that day), `2025-11` (of that month), `2025-11-03T14:30` or `1234` (a position) means.

    Today and the present month end now. Raises NoDate, NoAxis, BeforeTheFirst, InTheFuture, NoSuchPosition; DAY and MONTH in district time.
    """
    text = text.strip()
    if axis not in ("", *Axis):
        raise NoAxis("axis")
    if POSITION.fullmatch(text):
        return _at_position(log, text, Axis(axis or Axis.KNOWN))
    now = clock().astimezone(SHANGHAI)
    then = _instant(text, now)
    if then > now:
        raise InTheFuture("as_of", today=now.date())
    position = log.position_at(micros(then))
    if position == 0:
        raise _too_early(log)
    if axis == Axis.OCCURRED:  # of a moment the day: facts know no hour
        position = log.head().position
    return AsOf(text, Axis(axis or Axis.KNOWN), position, then)


def _at_position(log: Log, text: str, axis: Axis) -> AsOf:
    position, last = int(text.removeprefix("#")), log.head().position
    if position > last:
        raise NoSuchPosition("as_of", last=last)
    if position == 0:
        raise _too_early(log)
    then = moment(log.recorded_at(position)).astimezone(SHANGHAI)
    return AsOf(str(position), axis, position, then)


def _too_early(log: Log) -> BeforeTheFirst:
    first = moment(log.recorded_at(1)) if log.head().position else None
    return BeforeTheFirst("as_of", first=day_of(first) if first else "")


def _instant(text: str, now: datetime) -> datetime:
    try:
        if MONTH.fullmatch(text):
            year, month = map(int, text.split("-"))
            last = date(year, month, calendar.monthrange(year, month)[1])
            this = (year, month) == (now.year, now.month)
            return now if this else _end(last)
        if DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return now if day == now.date() else _end(day)
        if len(text) > len("2025-11-03"):
            given = datetime.fromisoformat(text)
            return given.astimezone(SHANGHAI) if given.tzinfo else given.replace(tzinfo=SHANGHAI)
    except (ValueError, OverflowError):
        pass
    raise NoDate("as_of")


def _end(day: date) -> datetime:
    """The last instant of a day."""
    return end_of(day) - INSTANT
