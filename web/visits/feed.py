"""日历订阅: the visits and exchanges of a person's units, or of the person's studio, in the calendar of their phone, by addresses that they can end.

(web/subscription.py.) A calendar holds units, topics, times and places and no names of people. Of visits in the studio that the person
may not read in full it holds what every member may know: the day, and no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from icalendar import Event
from starlette.requests import Request
from starlette.responses import Response

from domain.words import Party, PartyKind
from hub.access import Standing, standing
from hub.visits.sight import Sight, may_see
from projections import schools, visits
from projections.read import Reader
from projections.visits import VisitRow
from web import pages, texts
from web.exchanges import own_feed as exchanges
from web.naming import Names
from web.subscription import Subscription
from web.texts import _, _l
from web.visits import calendar
from web.visits.paper import names_of

PAST_DAYS = 400
"""How far back a calendar goes."""


def own(request: Request, person: str) -> Response:
    """The dated visits of a person's units."""
    read, today = pages.reader(request), texts.today()
    who = standing(read, person, today)
    since = today - timedelta(days=PAST_DAYS)
    more = exchanges.entries_of(request, who, since)
    return _file(request, who, visits.dated(read, since, who.units), more)


def of_studio(request: Request, person: str) -> Response:
    """The dated visits of all schools of a person's studios."""
    read, today = pages.reader(request), texts.today()
    who = standing(read, person, today)
    since, codes = today - timedelta(days=PAST_DAYS), studios_of(read, who)
    more = exchanges.entries_of(request, who, since, [Party(PartyKind.STUDIO, code) for code in codes])
    return _file(request, who, visits.dated(read, since, studios=codes), more)


def studios_of(read: Reader, who: Standing) -> list[str]:
    """Studios that a person leads, guides or helps, and those to which the own school belongs."""
    there = {unit.id for unit in who.units if unit.kind == PartyKind.STUDIO}
    sites = (schools.school(read, unit.id) for unit in who.units if unit.kind == PartyKind.SCHOOL)
    return sorted(there | {site.studio for site in sites if site and site.studio})


def _file(request: Request, who: Standing, rows: Iterable[VisitRow], more: Iterable[Event]) -> Response:
    sights = [(row, may_see(who, row)) for row in rows]
    entries = [calendar.entry(row, names_of(request, row), openly=seen is Sight.PUBLIC) for row, seen in sights if seen]
    found = calendar.calendar(*(each for each in entries if each is not None), *more)
    return Response(found, media_type="text/calendar")


def _of_own(request: Request) -> Mapping[str, object]:
    there = bool(studios_of(pages.reader(request), pages.standing(request)))
    other = ("/me/calendar/studio", _("订阅工作室的日历")) if there else None
    return {
        "title": _("日历订阅"),
        "about": _("把本单位的互访、组织或报名的交流活动放进手机或电脑的日历，改期和取消会自动更新。"),
        "other": other,
    }


def _of_studios(request: Request) -> Mapping[str, object]:
    names, codes = Names(pages.reader(request)), studios_of(pages.reader(request), pages.standing(request))
    told = _("、").join(names.code(PartyKind.STUDIO, code) for code in codes)
    about = _("{studios}各校的互访和交流活动放进您的日历。与您单位无关的互访只列日子和双方。", studios=told)
    about = about if codes else _("您现在不在任何工作室，这里没有可以订阅的互访。")
    return {"title": _("工作室日历订阅"), "about": about, "other": ("/me/calendar", _("订阅本单位的日历"))}


CALENDAR = Subscription(
    name="calendar",
    here="/me/calendar",
    public="/calendar/{token}.ics",
    template="visits/feed.html",
    route="me:calendar",
    made=_l("已生成新的日历地址，原来的地址不再有效。"),
    ended=_l("日历地址已停用。"),
    content=own,
    around=_of_own,
)
STUDIO = Subscription(
    name="studio-calendar",
    here="/me/calendar/studio",
    public="/calendar/studio/{token}.ics",
    template="visits/feed.html",
    route="me:studio_calendar",
    made=_l("已生成新的工作室日历地址，原来的地址不再有效。"),
    ended=_l("工作室日历地址已停用。"),
    content=of_studio,
    around=_of_studios,
)
routes = [*CALENDAR.routes, *STUDIO.routes]
