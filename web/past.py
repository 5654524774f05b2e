"""时间机器 on the pages: `?as_of=2025-11-03` (and `&axis=occurred`) opens any page as it was, to read and nothing else.

One place for all pages: the entrance of each route (web/guard.py) asks `asked`, the visitor's reader is one of that day from then on,
and what `pages.page` has drawn passes through `kept`: links keep the day, forms that change anything are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import escape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.days import day_of
from hub.as_of import AsOf, Axis
from hub.clock import moment
from projections import programme
from web import messages
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

AS_OF, AXIS = "as_of", "axis"
PRESENT = frozenset(
    {
        "login",
        "logout",
        "prefs",
        "i",
        "g",
        "calendar",
        "feeds",
        "events",
        "drafts",
        "hints",
        "healthz",
        "readyz",
        "static",
    }
)
"""First words of addresses that know no past: doors, choices of the person, what other programs fetch."""
FEEDS = (".ics", ".atom")
OWN = frozenset({AS_OF, AXIS, "done"})
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF, ASKS = re.compile(r'\bhref="(/[^"]*)"'), re.compile(r'(<(?!form\b)[a-z]+\b[^>]*?\bhx-get=")(/[^"]*)"')
LIVE = re.compile(r"<div hx-sse:connect=[^>]*></div>")
EMPTY = re.compile(r"<li(?: [^>]*)?>\s*</li>")
NOW = "data-now"
"""Marks a link or a form that is not to be led into the past."""


def asked(request: Request) -> tuple[str, str] | None:
    """Day and axis that the address names; None for a page of the present, and for what is always of the present."""
    text, path = request.query_params.get(AS_OF, "").strip(), request.url.path
    if not text or _first(path) in PRESENT or path.endswith(FEEDS):
        return None
    return text, request.query_params.get(AXIS, "").strip()


class Jump:
    """Around a route: the jump, which may take a moment, keeps no other request waiting."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await run_in_threadpool(visitor(Request(scope)).read)
        await self.app(scope, receive, send)


def question(as_of: AsOf) -> dict[str, str]:
    """What an address says to mean this day; the default axis is not said."""
    return {AS_OF: as_of.text} | ({AXIS: as_of.axis.value} if as_of.axis is not Axis.KNOWN else {})


def led(address: str, as_of: AsOf) -> str:
    """An address of this site on that day; one that names a day stays as it is."""
    place, mark, part = address.partition("#")
    path, _query, query = place.partition("?")
    if AS_OF in dict(parse_qsl(query, keep_blank_values=True)):
        return address
    return f"{path}?{'&'.join(filter(None, (query, urlencode(question(as_of)))))}{mark}{part}"


# ---- what is drawn


class Commands:
    """Which addresses of the site are forms that change something."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        plain = [route for route in routes if isinstance(route, Route)]
        sent = {route.path for route in plain if "POST" in (route.methods or ())}
        self._routes: dict[str, list[tuple[re.Pattern[str], bool]]] = {}
        for route in plain:
            if "GET" in (route.methods or ()):
                self._routes.setdefault(_first(route.path), []).append((route.path_regex, route.path in sent))

    def __call__(self, path: str) -> bool:
        return next((sent for rule, sent in self._routes.get(_first(path), ()) if rule.match(path)), False)


def _first(path: str) -> str:
    return path[1:].partition("/")[0]


def kept(html: str, as_of: AsOf, commands: Commands, here: str) -> str:
    """The page of a past day: its links keep the day, and nothing on it changes anything."""
    html = LIVE.sub("", html)
    instead = (
        f'<div class="notice"><p>{escape(_("这是过去的记录，只供查看，不能办理。"))}</p></div>'
        if commands(here)
        else ""
    )
    html = FORM.sub(partial(_form, as_of=as_of, instead=iter((instead,))), html)
    html = LINK.sub(partial(_link, as_of=as_of, commands=commands), html)
    html = ASKS.sub(lambda found: f'{found[1]}{escape(led(_plain(found[2]), as_of))}"', html)
    return EMPTY.sub("", html)


def _form(found: re.Match[str], as_of: AsOf, instead: Iterable[str]) -> str:
    given, inside = found[1], found[2]
    if 'method="post"' in given:
        return next(iter(instead), "") if "/prefs/" not in given else ""
    if NOW in given:
        return found[0]
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in question(as_of).items()
    )
    return f"<form{given}>{hidden}{inside}</form>"


def _link(found: re.Match[str], as_of: AsOf, commands: Commands) -> str:
    given = found[1]
    if NOW in given or (href := HREF.search(given)) is None:
        return found[0]
    address = _plain(href[1])
    if commands(urlsplit(address).path):
        return ""
    kept_href = f'href="{escape(led(address, as_of))}"'
    return f"<a{given.replace(href[0], kept_href)}>{found[2]}</a>"


def _plain(address: str) -> str:
    return address.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')


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
