"""日历订阅: a person's visits in the calendar of their phone, by an address that they can end at any time (web/subscription.py).

It holds units, topics, times and places of the person's own units and no names of people.
"""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from hub.access import standing
from projections import visits
from web import pages, texts
from web.subscription import Subscription
from web.texts import _l
from web.visits import calendar
from web.visits.paper import names_of

PAST_DAYS = 400
"""How far back a calendar goes."""


def file(request: Request, person: str) -> Response:
    """The dated visits of a person's units."""
    read, today = pages.reader(request), texts.today()
    rows = visits.dated(read, standing(read, person, today).units, today - timedelta(days=PAST_DAYS))
    entries = (calendar.entry(row, names_of(request, row)) for row in rows)
    found = calendar.calendar(*(each for each in entries if each is not None))
    return Response(found, media_type="text/calendar")


CALENDAR = Subscription(
    name="calendar",
    here="/me/calendar",
    public="/calendar/{token}.ics",
    template="visits/feed.html",
    route="me:calendar",
    made=_l("已生成新的日历地址，原来的地址不再有效。"),
    ended=_l("日历地址已停用。"),
    content=file,
)
routes = CALENDAR.routes
