"""The days on which schools work, and those on which a school cannot receive visitors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.errors import NotFound
from domain.programme import BlockedFor, Calendar, CalendarLine
from domain.words import Party, PartyKind
from hub.access import Act
from hub.basis import Basis
from hub.core import command
from hub.log import Receipt

DISTRICT = "district"
"""Key of the calendar that holds for all schools."""


class Calendars(Basis):
    """Use cases of calendars."""

    @command
    def set_term(self, term: str, *, starts_on: date, ends_on: date, act: Act) -> Receipt:
        act = self._core.may(act, "calendar.set")
        calendar = self._calendar(DISTRICT)
        calendar.set_term(term, starts_on=starts_on, ends_on=ends_on)
        return self._core.commit(calendar, act=act)

    @command
    def set_holiday(self, name: str, *, from_on: date, to_on: date, act: Act) -> Receipt:
        act = self._core.may(act, "calendar.set")
        calendar = self._calendar(DISTRICT)
        calendar.set_holiday(name, from_on=from_on, to_on=to_on)
        return self._core.commit(calendar, act=act)

    @command
    def set_make_up_day(self, on: date, *, name: str, act: Act) -> Receipt:
        act = self._core.may(act, "calendar.set")
        calendar = self._calendar(DISTRICT)
        calendar.set_make_up_day(on, name=name)
        return self._core.commit(calendar, act=act)

    @command
    def fill_calendar(self, lines: Sequence[CalendarLine], *, act: Act) -> Receipt:
        """校历: terms, holidays and make-up days of a whole sheet, all of them or none."""
        act = self._core.may(act, "calendar.set")
        calendar = self._calendar(DISTRICT)
        calendar.fill(lines)
        return self._core.commit(calendar, act=act)

    @command
    def block(self, school: str, *, from_on: date, to_on: date, reason: BlockedFor, act: Act) -> Receipt:
        """Days on which a school cannot receive visitors."""
        act = self._core.may(act, "calendar.block", Party(PartyKind.SCHOOL, school))
        calendar = self._calendar(school)
        calendar.block(from_on=from_on, to_on=to_on, reason=reason)
        return self._core.commit(calendar, act=act)

    @command
    def unblock(self, school: str, *, from_on: date, to_on: date, act: Act) -> Receipt:
        act = self._core.may(act, "calendar.block", Party(PartyKind.SCHOOL, school))
        calendar = self._calendar(school)
        calendar.unblock(from_on=from_on, to_on=to_on)
        return self._core.commit(calendar, act=act)

    def _calendar(self, key: str) -> Calendar:
        """A calendar begins with its first entry."""
        try:
            return self._core.log.load(Calendar, key)
        except NotFound:
            return Calendar.open(key)
