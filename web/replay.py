"""历史回放: the way into the past. A day and a page are chosen here, or one of the months, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.days import day_of, end_of
from domain.words import Stage
from hub import sight
from hub.as_of import Axis
from hub.clock import micros, moment
from projections import programme
from web import pages, texts
from web.led import AS_OF, AXIS
from web.menu import MENU, Place
from web.texts import _l
from web.visitor import visitor

HERE = "/replay"
AXES = {Axis.KNOWN: _l("当时所知：那天以前登记的"), Axis.OCCURRED: _l("按发生时间：那天以前发生的，按今天所知")}


class Month(NamedTuple):
    """A month with what was recorded in it."""

    month: date
    text: str
    stage: Stage | None
    records: int


async def look(request: Request) -> Response:
    """Choose a page and a day; both together lead there."""
    sight.enter(pages.standing(request))
    places = {page.address: page.words for page in _places(request)}
    to, day, axis = (request.query_params.get(name, "") for name in ("to", "day", AXIS))
    if to in places and day:
        asked = {AS_OF: day} | ({AXIS: axis} if axis and axis != Axis.KNOWN else {})
        return RedirectResponse(f"{to}?{urlencode(asked)}", 303)
    stages = [(stage, list(months)) for stage, months in groupby(_months(request), key=lambda each: each.stage)]
    first, today = _first(request), texts.today()
    return pages.page(request, "replay.html", places=places, stages=stages, axes=AXES, first=first, today=today)


def _places(request: Request) -> list[Place]:
    """The pages of the person's menu, but this one."""
    roles, known = pages.standing(request).roles, request.app.state.addresses
    return [
        page
        for area in MENU
        for page in area.places
        if page.roles & roles and page.address in known and page.address != HERE
    ]


def _first(request: Request) -> date:
    return day_of(moment(pages.hub(request).log.recorded_at(1)))


def _months(request: Request) -> Iterator[Month]:
    """From the first record to this month, the newest first."""
    read, log, today = pages.reader(request), pages.hub(request).log, texts.today()
    running = programme.current(read, today)
    begin, before, found = _first(request).replace(day=1), 0, list[Month]()
    while begin <= today:
        after = (begin + timedelta(days=31)).replace(day=1)
        place = min(log.position_at(micros(end_of(after - timedelta(days=1))) - 1), visitor(request).read().position)
        row = programme.stage_on(read, running.code, begin) if running else None
        found.append(Month(begin, f"{begin:%Y-%m}", row.stage if row else None, place - before))
        begin, before = after, place
    yield from reversed(found)


routes = [Route(HERE, look, name="replay:look")]
