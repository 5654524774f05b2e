"""The cohort and its stages are opened, and the calendar of the schools is kept."""

from __future__ import annotations

from datetime import date

from domain.errors import NotFound
from domain.programme import BlockedFor, Calendar, Programme
from domain.words import Party, PartyKind, Stage
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt

DISTRICT = "district"
"""Key of the calendar that holds for all schools."""


class Programmes:
    """Use cases of programmes and calendars."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def open(
        self,
        code: str,
        *,
        title: str,
        operator: str,
        starts_on: date,
        ends_on: date,
        period_months: int = 24,
        eligibility_years: int = 3,
        aims: tuple[str, ...] = (),
        policy_basis: tuple[str, ...] = (),
        act: Act,
    ) -> Receipt:
        act = self._core.may(act, "programme.open")
        programme = Programme.open(
            code,
            title=title,
            operator=operator,
            starts_on=starts_on,
            ends_on=ends_on,
            period_months=period_months,
            eligibility_years=eligibility_years,
            aims=aims,
            policy_basis=policy_basis,
        )
        return self._core.commit(programme, act=act)

    @command
    def schedule_stage(
        self,
        code: str,
        stage: Stage,
        *,
        starts_on: date,
        ends_on: date,
        focus: str,
        primary_modes: tuple[str, ...],
        secondary_modes: tuple[str, ...] = (),
        act: Act,
    ) -> Receipt:
        act = self._core.may(act, "programme.schedule")
        programme = self._core.log.load(Programme, code)
        modes = {"primary_modes": primary_modes, "secondary_modes": secondary_modes}
        programme.schedule_stage(stage, starts_on=starts_on, ends_on=ends_on, focus=focus, **modes)
        return self._core.commit(programme, act=act)

    @command
    def start_stage(self, code: str, stage: Stage, *, on: date, act: Act) -> Receipt:
        act = self._core.may(act, "programme.schedule")
        programme = self._core.log.load(Programme, code)
        programme.start_stage(stage, on=on)
        return self._core.commit(programme, act=act)

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
