"""两个工作室的经过: what happened in two studios, side by side, day by day on one axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.words import Party, PartyKind
from web import pages
from web.desk import Desk, require
from web.log.asked import Asked, streams_of, wanted
from web.log.told import Line, lines
from web.log.words import area_choices
from web.texts import _

PAGE = 80
LONGEST = 40


class Day(NamedTuple):
    """What happened on a day of the district: in the first studio, in the second, in both together."""

    on: date
    first: list[Line]
    second: list[Line]
    both: list[Line]


class Pair(NamedTuple):
    """What the address asks for: two studios, and the filters of the log that make sense here."""

    asked: Asked
    first: str
    second: str
    wrong: tuple[str, ...]
    ready: bool

    @classmethod
    def of(cls, desk: Desk) -> Pair:
        asked = Asked.of(desk)._replace(unit="", kind="", who="")
        known = desk.names.codes(PartyKind.STUDIO)
        first, second = (desk.request.query_params.get(name, "")[:LONGEST] for name in ("first", "second"))
        twice = (_("请选两个不同的工作室。"),) if first in known and first == second else ()
        wrong = (*asked.wrong, *twice)
        return cls(asked, first, second, wrong, first in known and second in known and not wrong)

    def address(self, before: int) -> str:
        return self.asked.address("/log/studios", before=before, first=self.first, second=self.second)


async def beside(request: Request) -> Response:
    """Two studios on one axis, the newest day first."""
    require(request, "log.look")
    desk = Desk(request)
    pair = Pair.of(desk)
    days, more = await run_in_threadpool(_days, desk, pair) if pair.ready else ([], 0)
    around: dict[str, Any] = {"asked": pair.asked, "pair": pair, "days": days, "areas": area_choices()}
    around |= {"studios": desk.names.codes(PartyKind.STUDIO), "more": pair.address(more) if more else ""}
    around |= {"start": pair.address(0) if pair.asked.before else ""}
    return pages.page(request, "log/studios.html", block="results", status=422 if pair.wrong else 200, **around)


def _days(desk: Desk, pair: Pair) -> tuple[list[Day], int]:
    """The days of one page, and where the next one begins; 0 where there is none."""
    asked = pair.asked
    first, second = (streams_of(desk.request, Party(PartyKind.STUDIO, code)) for code in (pair.first, pair.second))
    which = wanted(desk.request, asked)._replace(streams=first | second)
    end = desk.read.position
    stop = min(end, asked.before - 1) if asked.before else end
    steps = desk.hub.trail.steps(which, stop, PAGE + 1)
    more = steps[PAGE - 1].position if len(steps) > PAGE else 0
    return list(_by_day(lines(desk, steps[:PAGE]), first, second)), more


def _by_day(told: list[Line], first: set[str], second: set[str]) -> Iterator[Day]:
    for on, those in groupby(told, key=lambda line: line.at.date()):
        day = Day(on, [], [], [])
        for line in those:
            stream = line.step.stream
            column = day.both if stream in first & second else day.first if stream in first else day.second
            column.append(line)
        yield day
