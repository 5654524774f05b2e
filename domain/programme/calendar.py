"""The days on which schools work, and those on which a school cannot receive visitors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, NamedTuple

from domain.errors import refuse
from domain.model import Aggregate, Created, DomainEvent, event
from domain.programme.faults import LinesReversed, PeriodReversed


class BlockedFor(StrEnum):
    """Why a school cannot receive visitors on a day 不宜来访."""

    EXAM = "exam"
    INSPECTION = "inspection"
    EVENT = "event"
    OTHER = "other"


class DayKind(StrEnum):
    """What a line of a school calendar is about 校历."""

    TERM = "term"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


class CalendarLine(NamedTuple):
    """One line of a school calendar; both days are included."""

    kind: DayKind
    name: str
    from_on: date
    to_on: date


class Calendar(Aggregate):
    """The district's calendar (key `district`) or the blocked days of one school (key: its code)."""

    TOPIC = "calendar"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Opened(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.opened"

    class TermSet(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.term_set"
        term: str
        starts_on: date
        ends_on: date

    class HolidaySet(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.holiday_set"
        name: str
        from_on: date
        to_on: date

    class MakeUpDaySet(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.make_up_day_set"
        on: date
        name: str

    class DayBlocked(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.day_blocked"
        school_id: str
        from_on: date
        to_on: date
        reason: BlockedFor

    class DayUnblocked(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "calendar.day_unblocked"
        school_id: str
        from_on: date
        to_on: date

    @classmethod
    def open(cls, key: str) -> Calendar:
        return cls.begin(cls.Opened, key)

    @event(Opened)
    def __init__(self) -> None:
        self.blocked: set[tuple[date, date]] = set()

    def set_term(self, term: str, *, starts_on: date, ends_on: date) -> None:
        _in_order(starts_on, ends_on)
        self._term_set(term=term, starts_on=starts_on, ends_on=ends_on)

    @event(TermSet)
    def _term_set(self, term: str, starts_on: date, ends_on: date) -> None: ...

    def set_holiday(self, name: str, *, from_on: date, to_on: date) -> None:
        _in_order(from_on, to_on)
        self._holiday_set(name=name, from_on=from_on, to_on=to_on)

    @event(HolidaySet)
    def _holiday_set(self, name: str, from_on: date, to_on: date) -> None: ...

    def set_make_up_day(self, on: date, *, name: str) -> None:
        self._make_up_day_set(on=on, name=name)

    @event(MakeUpDaySet)
    def _make_up_day_set(self, on: date, name: str) -> None: ...

    def fill(self, lines: Sequence[CalendarLine]) -> None:
        """A whole school calendar at once; lines that end before they begin are named by their numbers, and nothing is set then."""
        wrong = [no for no, line in enumerate(lines, 1) if line.to_on < line.from_on]
        refuse(LinesReversed("lines", lines=tuple(wrong)) if wrong else None)
        for line in lines:
            self._fill(line)

    def _fill(self, line: CalendarLine) -> None:
        if line.kind is DayKind.TERM:
            self.set_term(line.name, starts_on=line.from_on, ends_on=line.to_on)
        elif line.kind is DayKind.HOLIDAY:
            self.set_holiday(line.name, from_on=line.from_on, to_on=line.to_on)
        else:
            for day in range((line.to_on - line.from_on).days + 1):
                self.set_make_up_day(line.from_on + timedelta(days=day), name=line.name)

    def block(self, *, from_on: date, to_on: date, reason: BlockedFor) -> None:
        """Days on which this school cannot receive visitors; the same days twice are once."""
        _in_order(from_on, to_on)
        if (from_on, to_on) not in self.blocked:
            self._day_blocked(school_id=self.key, from_on=from_on, to_on=to_on, reason=reason)

    @event(DayBlocked)
    def _day_blocked(self, school_id: str, from_on: date, to_on: date, reason: BlockedFor) -> None:
        self.blocked.add((from_on, to_on))

    def unblock(self, *, from_on: date, to_on: date) -> None:
        if (from_on, to_on) in self.blocked:
            self._day_unblocked(school_id=self.key, from_on=from_on, to_on=to_on)

    @event(DayUnblocked)
    def _day_unblocked(self, school_id: str, from_on: date, to_on: date) -> None:
        self.blocked.discard((from_on, to_on))


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise PeriodReversed("to_on", starts_on=first, ends_on=last)
