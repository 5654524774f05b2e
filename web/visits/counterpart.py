"""Whom to invite: every school, studio and partner but the own ones, by studio, found by name or pinyin, with what they have on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from starlette.requests import Request

from domain.words import Party, PartyKind
from hub import access
from hub.access import OFFICE, Standing
from hub.spelling import spellings, typed
from projections import programme, schools, studios, units, visits
from projections.units import Unit
from web import pages, texts
from web.texts import _
from web.visits.words import BLOCKED
from web.words import LEVEL_WORDS, month, plain_day

MONTHS = 3
"""How far ahead the load of a host is shown."""


class Group(NamedTuple):
    """Units under one heading of the drop-down."""

    words: str
    units: list[Unit]


class Load(NamedTuple):
    """What a unit has on: visits received by month against the limit, days on which it cannot receive, and the last meeting."""

    unit: Unit
    months: list[tuple[str, int, int]]
    blocked: list[tuple[str, str]]
    met: str

    @property
    def full(self) -> bool:
        """Whether this month is used up."""
        _words, count, limit = self.months[0]
        return count >= limit


def acting(request: Request, who: Standing, command: str = "propose") -> list[Unit]:
    """Units in whose name the person may do this: the own ones; for an officer all. Refuses who has none."""
    rule = access.RULES[f"visit.{command}"]
    everybody = units.all_units(pages.reader(request))
    own = [unit for unit in everybody if who.role_for(rule - OFFICE, unit.party)]
    if own:
        return sorted(own, key=lambda unit: who.units.index(unit.party) if unit.party in who.units else len(who.units))
    if who.role_for(rule & OFFICE):
        return everybody
    raise who.refusal(rule)


def others(request: Request, own: Collection[Unit]) -> list[Unit]:
    """Everybody who can be asked: nobody visits themselves."""
    mine = {unit.party for unit in own}
    everybody = units.all_units(pages.reader(request))
    return [unit for unit in everybody if unit.party not in mine] if len(mine) < len(everybody) else everybody


def found(among: list[Unit], text: str) -> list[Unit]:
    """Units whose name, full pinyin or initials contain what was typed; all of them when nothing was."""
    wanted = typed(text)
    return [unit for unit in among if wanted in typed(unit.name) or any(wanted in way for way in _spelt(unit.name))]


@cache
def _spelt(name: str) -> tuple[str, ...]:
    return spellings(name)


def groups(request: Request, among: list[Unit]) -> list[Group]:
    """Schools by their studio, then studios, then partners."""
    read = pages.reader(request)
    shown = {unit.party: unit for unit in among}
    result = []
    for studio in studios.all_studios(read):
        members = [shown.get(Party(PartyKind.SCHOOL, school.code)) for school in schools.of_studio(read, studio.code)]
        result.append(Group(studio.name, [unit for unit in members if unit]))
    placed = {unit.party for group in result for unit in group.units}
    rest = [unit for unit in among if unit.kind == PartyKind.SCHOOL and unit.party not in placed]
    result.append(Group(_("其他学校"), rest))
    result.append(Group(_("工作室"), [unit for unit in among if unit.kind == PartyKind.STUDIO]))
    result.append(Group(_("共建单位"), [unit for unit in among if unit.kind == PartyKind.PARTNER]))
    return [group for group in result if group.units]


def options(among: Collection[Unit]) -> dict[str, str]:
    """Values and words of a drop-down."""
    return {str(unit.party): _("{name}（{level}）", name=unit.name, level=LEVEL_WORDS[unit.level]) for unit in among}


def party_of(text: str) -> Party:
    """The unit of a drop-down's value, which the form has checked."""
    found = units.parse(text)
    if found is None:
        raise LookupError(text)
    return found


def load(request: Request, party: Party | None, mine: Collection[Party] = ()) -> Load | None:
    """What a unit has on in the next months; None for nobody."""
    read, today = pages.reader(request), texts.today()
    unit = units.unit(read, party) if party else None
    if unit is None or party is None:
        return None
    first = today.replace(day=1)
    months = [first]
    while len(months) < MONTHS:
        months.append((months[-1] + timedelta(days=31)).replace(day=1))
    hosted = visits.host_load(read, party, first, (months[-1] + timedelta(days=31)).replace(day=1))
    limit = pages.hub(request).settings.host_limit
    blocked = programme.blocked_days(read, party.id, after=today) if party.kind is PartyKind.SCHOOL else []
    return Load(
        unit,
        [(month(each), hosted.get(each, 0), limit) for each in months],
        [(_span(start, end), str(BLOCKED.get(reason, reason))) for start, end, reason in blocked],
        _met(request, party, mine),
    )


def _span(start: date, end: date) -> str:
    return plain_day(start) if start == end else _("{start}至 {end}", start=plain_day(start), end=plain_day(end))


def _met(request: Request, party: Party, mine: Collection[Party]) -> str:
    if not mine:
        return ""
    found = next((row for row in visits.met(pages.reader(request), mine) if row.party == party), None)
    if found is None:
        return _("双方还没有互访过")
    return _(
        "到访对方 {out} 次，对方来访 {back} 次，上次是 {on}",
        out=found.out,
        back=found.back,
        on=plain_day(found.last_on),
    )
