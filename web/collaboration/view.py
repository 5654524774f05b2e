"""What the pages of collaboration look at: the visits of a cohort up to the day of the page, in a stage of it or in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from starlette.requests import Request

from domain.errors import NotFound
from domain.words import Role, Stage
from hub import sight
from projections import network, programme, units
from projections.network import Met, Node
from projections.programme import ProgrammeRow, StageRow
from projections.read import Reader
from web import pages, texts
from web.naming import Names
from web.texts import Words, _
from web.words import LEVEL_WORDS, word

COMMON = 3
"""Units whose names begin alike, for the beginning to say nothing."""
MEMBERS = frozenset(Role) - {Role.PARTNER}


@dataclass(frozen=True)
class View:
    """One request. `stage`: the stage that was asked for, "" for the whole cohort."""

    request: Request
    stage: str

    @cached_property
    def read(self) -> Reader:
        return pages.reader(self.request)

    @property
    def today(self) -> date:
        """The last day that is looked at: of a page as of a day, that day."""
        return texts.today()

    @cached_property
    def names(self) -> Names:
        return Names(self.read)

    @cached_property
    def cohort(self) -> ProgrammeRow | None:
        return programme.current(self.read, self.today)

    @cached_property
    def stages(self) -> list[StageRow]:
        return programme.stages(self.read, self.cohort.code) if self.cohort else []

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """First and last day; None where there is no cohort, or the stage has not begun."""
        chosen = [row for row in self.stages if row.stage == self.stage] if self.stage else self.stages
        days = [row.starts_on for row in chosen] + ([self.cohort.starts_on] if self.cohort and not self.stage else [])
        if not days or min(days) > self.today:
            return None
        last = max(row.ends_on for row in chosen) if chosen and self.stage else self.today
        return min(days), min(last, self.today)

    @cached_property
    def visits(self) -> list[Met]:
        """The visits held in the period."""
        return network.met(self.read, *self.period) if self.period else []

    @cached_property
    def nodes(self) -> list[Node]:
        return network.nodes(self.read)

    @cached_property
    def prefix(self) -> str:
        """With what most names of units of two kinds begin, as those of a district do; "" where they have nothing in common."""
        names = [node.name for node in self.nodes]
        begins = Counter(name[:length] for name in names for length in (3, 4))
        often, begin = max(((n, begin) for begin, n in begins.items()), default=(0, ""))
        return begin if often >= COMMON else ""

    @property
    def said(self) -> str:
        """“截至 2026 年 3 月 5 日”, so that a print is evidence."""
        if self.period is None or not self.stage:
            return _("截至 {day}", day=full(self.today))
        return _("{first} 至 {last}", first=full(self.period[0]), last=full(self.period[1]))

    @property
    def choices(self) -> Mapping[str, Words]:
        """Stages that have begun, by code."""
        return {"": _("全期")} | {row.stage: word(row.stage) for row in self.stages if row.starts_on <= self.today}

    def unit(self, key: str) -> str:
        """The name of a unit by `kind:id`."""
        return self.names(units.parse(key))

    def level(self, code: str) -> str:
        return str(LEVEL_WORDS[code])

    def records(self, **which: object) -> str:
        """The address of the list of the visits behind a figure."""
        named = {name: str(value) for name, value in {"stage": self.stage, **which}.items() if value}
        return "/network/visits" + (f"?{urlencode(named)}" if named else "")


def full(day: date) -> str:
    """A day with its year: these pages are printed and kept."""
    return _("{year} 年 {month} 月 {day} 日", year=day.year, month=day.month, day=day.day)


def view(request: Request) -> View:
    """What this person may look at: everybody inside the programme sees all of it. Raises NotYours, or NotFound for a stage that is none."""
    sight.enter(pages.standing(request), MEMBERS)
    stage = request.query_params.get("stage", "")
    if stage not in ("", *Stage):
        raise NotFound(kind="stage", key=stage)
    return View(request, stage)
