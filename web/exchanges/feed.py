"""日历条目与订阅: an exchange as an entry of calendars, the calendar of the whole hub, and a feed of what is open; nobody's name.

RFC 5545: same UID, SEQUENCE counting changes of what a calendar shows (docs/decisions/0009). STATUS says whether the exchange takes place
(docs/decisions/0019): CONFIRMED from its notice on, whoever still signs up; TENTATIVE while its new day is open, and in the calendar of
somebody who waits for a seat; CANCELLED when it is called off. Both feeds are for everybody and hold what everybody may read.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import NamedTuple

from icalendar import Event
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.exchanges import State
from domain.words import SHANGHAI
from projections import exchanges
from projections.exchanges import ExchangeRow, Filter, Order
from web import atom, pages
from web.exchanges.organisers import organised
from web.exchanges.words import hours
from web.naming import Names
from web.texts import _, now, today
from web.visits.calendar import calendar
from web.words import plain_day, word

PAST_DAYS = 400
"""How far back the calendar goes."""
MOST = 2_000

STATUS: dict[State, str] = {
    State.CLEARING: "TENTATIVE",
    State.OPEN: "CONFIRMED",
    State.CLOSED_REG: "CONFIRMED",
    State.POSTPONED: "TENTATIVE",
    State.HELD: "CONFIRMED",
    State.REPORTED: "CONFIRMED",
    State.CLOSED: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
    State.VOIDED: "CANCELLED",
}


class Place(NamedTuple):
    """Where people read more, and the host that makes an id unlike all others."""

    address: str
    domain: str


def place(request: Request, path: str) -> Place:
    """A page of this site."""
    return Place(pages.origin(request) + path, request.headers.get("host", "").partition(":")[0])


def entry(row: ExchangeRow, *, organisers: str, place: Place, sure: bool = True) -> Event:
    """The entry of an exchange. `sure`: whether whoever has the calendar takes part, which who waits does not yet."""
    notice, status = row.notice, STATUS[row.state]
    event = Event()
    event.add("uid", f"exchange-{row.key}@{place.domain}")
    event.add("sequence", row.sequence)
    event.add("dtstamp", pages.instant(row.changed_at))
    event.add("dtstart", (row.started_at or notice.starts_at).astimezone(SHANGHAI))
    event.add("dtend", (row.ended_at or notice.ends_at).astimezone(SHANGHAI))
    event.add("status", "TENTATIVE" if status == "CONFIRMED" and not sure else status)
    off = _("交流活动（延期，时间待定）：{title}", title=notice.title)
    event.add("summary", off if row.state is State.POSTPONED else _("交流活动：{title}", title=notice.title))
    event.add("location", notice.venue)
    event.add("description", _("{kind}，组织：{organisers}", kind=word(notice.kind), organisers=organisers))
    event.add("url", place.address)
    return event


async def everybody(request: Request) -> Response:
    """The calendar of the whole hub: what is announced to everybody, with what was called off."""
    read, since = pages.reader(request), today() - timedelta(days=PAST_DAYS)
    names = Names(read)
    rows = exchanges.exchanges(read, Filter(public=True, from_on=since), order=Order.COMING, limit=MOST)
    entries = [
        entry(row, organisers=organised(row, names), place=place(request, f"/exchanges/{row.no}/join")) for row in rows
    ]
    return _unless_known(request, calendar(*entries), "text/calendar")


async def newest(request: Request) -> Response:
    """What people can sign up for now, the latest announced first."""
    read = pages.reader(request)
    names, base = Names(read), pages.origin(request)
    rows = exchanges.exchanges(read, Filter(public=True, open_at=now()), order=Order.NEWEST, limit=50)
    items = [_item(row, f"{base}/exchanges/{row.no}/join", organised(row, names)) for row in rows]
    title = _("互鉴 · 可以报名的交流活动")
    told = atom.written(title, f"{base}/exchanges/open", f"{base}{request.url.path}", items)
    return _unless_known(request, told, atom.MEDIA)


def _item(row: ExchangeRow, address: str, organisers: str) -> atom.Item:
    notice = row.notice
    facts = [
        word(notice.kind),
        hours(notice.starts_at, notice.ends_at),
        notice.venue,
        _("名额 {n} 人", n=notice.capacity),
        _("{day}前报名", day=plain_day(notice.sign_up_by)),
    ]
    return atom.Item(address, notice.title, pages.instant(row.announced_at), organisers, " · ".join(facts))


def _unless_known(request: Request, content: bytes, media: str) -> Response:
    """Programs ask every few hours: 304 where nothing has changed since."""
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": "public, no-cache"}
    if tag in {each.strip() for each in request.headers.get("if-none-match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media, headers=headers)


routes = [
    Route("/calendar.ics", everybody, name="exchanges:calendar"),
    Route("/exchanges.atom", newest, name="exchanges:atom"),
]
