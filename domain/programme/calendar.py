"""The days on which schools work, and those on which a school cannot receive visitors."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.model import Aggregate, Created, DomainEvent, event
from domain.programme.faults import PeriodReversed


class BlockedFor(StrEnum):
    """Why a school cannot receive visitors on a day 不宜来访."""

    EXAM = "exam"
    INSPECTION = "inspection"
    EVENT = "event"
    OTHER = "other"


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
