"""时间机器 on the pages: `?as_of=2025-11-03` (and `&axis=occurred`) opens any page as it was, to read and nothing else.

One place for all pages: the entrance of each route (web/guard.py) asks `asked`, the visitor's reader is one of that day from then on,
and what `pages.page` has drawn passes through `led.kept`: links keep the day, forms that change anything are gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.days import day_of
from hub.as_of import AsOf, Axis
from hub.clock import moment
from projections import programme
from web import messages
from web.led import AS_OF, AXIS, question
from web.texts import _, _l
from web.visitor import visitor

if TYPE_CHECKING:
    from projections.read import Reader

messages.SENTENCES |= {
    "as_of.no_date": _l(
        "没有读懂这个日期。请写成 2025-11-03 这样的日期、2025-11 这样的月份、2025-11-03T14:30 这样的时刻，或一个记录编号。"
    ),
    "as_of.no_axis": _l("只有两种看法：当时所知（known），按发生时间（occurred）。"),
    "as_of.before_the_first": _l("那时还没有记录。最早可以看到 {first}，请换一天。"),
    "as_of.in_the_future": _l("这个日期还没有到。最晚可以看到今天（{today}），请换一天。"),
    "as_of.no_such_position": _l("记录编号最大到 {last}，请换一个。"),
    "as_of.only_to_read": _l("这是过去的记录，只供查看，没有办理。请回到现在的页面再办。"),
}

PRESENT = frozenset({"logout", "events", "drafts", "hints"})
"""First words of addresses that know no past: what pages ask for by themselves, and the way out."""
FEEDS = (".ics", ".atom")
READABLE = frozenset({"/help", "/privacy", "/accessibility"})
"""Pages for everybody on which nobody falls out of the past; all others that need no sign-in are of the present."""
OWN = frozenset({AS_OF, AXIS, "done"})


def asked(request: Request, *, public: bool = False) -> tuple[str, str] | None:
    """Day and axis that the address names; None for a page of the present, and for what is always of the present."""
    text, path = request.query_params.get(AS_OF, "").strip(), request.url.path
    if not text or (public and path not in READABLE) or path[1:].partition("/")[0] in PRESENT or path.endswith(FEEDS):
        return None
    return text, request.query_params.get(AXIS, "").strip()


class Jump:
    """Around a route: the jump, which may take a moment, keeps no other request waiting."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await run_in_threadpool(visitor(Request(scope)).read)
        await self.app(scope, receive, send)


# ---- the banner


class Step(NamedTuple):
    """A day to go to."""

    on: date
    address: str


class Banner(NamedTuple):
    """What the banner of a past page says and offers."""

    title: str
    as_of: AsOf
    now: str
    """The same page today."""
    other: str
    """The same page on the other axis."""
    fields: Mapping[str, str]
    """What the address asks besides the day."""
    first: date
    today: date
    months: tuple[Step | None, Step | None]
    stages: tuple[Step | None, Step | None]
    """Ends of the month, and of the stage, before and after; None where there is no such day."""

    @property
    def known(self) -> bool:
        return self.as_of.axis is Axis.KNOWN


def banner(request: Request) -> Banner | None:
    """The banner of this page; None in the present."""
    here = visitor(request)
    if (as_of := here.as_of) is None:
        return None
    rest = [(name, value) for name, value in request.query_params.multi_items() if name not in OWN]
    other = {AS_OF: as_of.text, AXIS: (Axis.OCCURRED if as_of.axis is Axis.KNOWN else Axis.KNOWN).value}
    to = partial(_address, request.url.path, rest)
    first, today = day_of(moment(here.hub.log.recorded_at(1))), here.today()
    step = partial(_step, to=to, as_of=as_of, first=first, today=today)
    months, stages = _months(as_of.day), _stages(here.read(), as_of.day)
    return Banner(
        _title(as_of),
        as_of,
        to({}),
        to(other),
        dict(rest),
        first,
        today,
        (step(months[0]), step(months[1])),
        (step(stages[0]), step(stages[1])),
    )


def _title(as_of: AsOf) -> str:
    """The day always with its year, so that a print is evidence; an hour only where one was asked for."""
    at = as_of.moment
    day = _("{year} 年 {month} 月 {day} 日", year=at.year, month=at.month, day=at.day)
    if as_of.text.isdecimal():
        return _("截至 {day} {hour}（第 {n} 条）的记录", day=day, hour=f"{at:%H:%M}", n=as_of.position)
    return (
        _("截至 {day} {hour} 的记录", day=day, hour=f"{at:%H:%M}")
        if ":" in as_of.text
        else _("截至 {day}的记录", day=day)
    )


def _address(path: str, rest: list[tuple[str, str]], more: Mapping[str, str]) -> str:
    query = urlencode([*rest, *more.items()])
    return f"{path}?{query}" if query else path


def _step(on: date | None, *, to: partial[str], as_of: AsOf, first: date, today: date) -> Step | None:
    if on is None or not first <= on <= today:
        return None
    return Step(on, to(question(as_of) | {AS_OF: on.isoformat()}))


def _months(day: date) -> tuple[date, date]:
    """The ends of the month before, and of this one or, on its last day, of the next."""
    before = day.replace(day=1) - timedelta(days=1)
    after = _last(day)
    return before, after if after > day else _last(day + timedelta(days=1))


def _last(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _stages(read: Reader, day: date) -> tuple[date | None, date | None]:
    """The ends of the stages before and after."""
    running = programme.current(read, day)
    ends = [row.ends_on for row in programme.stages(read, running.code)] if running else []
    return max((end for end in ends if end < day), default=None), min((end for end in ends if end > day), default=None)
