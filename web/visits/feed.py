"""日历订阅: a person's visits in the calendar of their phone, by an address that they can end at any time.

The address needs no sign-in, because calendars have none; it holds units, topics, times and places of the person's own units and no names
of people. The turn of the present address is a preference of the person; ending it leaves the turn behind, so the next one is new.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from hub.access import Act, standing
from projections import visits
from web import frame, pages, texts
from web.fields import Choice
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _, _l
from web.visits import calendar
from web.visits.paper import names_of, origin

PAST_DAYS = 400
"""How far back a calendar goes."""
ENDED = "-"
"""Stands before the turn of an address that was ended."""
TURN = "calendar"
"""Name of the preference."""

FEED = Form("me.calendar", wish=Choice("", options={"new": _l("生成新地址"), "end": _l("停用")}, required=True))


async def mine(request: Request) -> Response:
    """My own address, and how to use it."""
    return _page(request, FEED.blank(request))


async def change(request: Request) -> Response:
    """A new address, which ends the one before; or none."""

    def do(values: dict[str, Any], act: Act) -> str:
        turn, running = _turn(request, act.person)
        wanted = str(turn + 1) if values["wish"] == "new" else f"{ENDED}{turn}"
        if running or values["wish"] == "new":
            pages.hub(request).private.prefer(act.person, TURN, wanted)
        return f"calendar.{values['wish']}"

    return await submit(
        request,
        FEED,
        do=do,
        draw=lambda filled: _page(request, filled),
        done=lambda word: pages.go(request, "me:calendar", done=word),
    )


async def subscribed(request: Request) -> Response:
    """The calendar behind an address: 404 for one that was never given, 410 for one that was ended."""
    known = pages.hub(request).links.feed_of(request.path_params["token"])
    if known is None:
        raise NotFound(kind="calendar", key="")
    person, turn = known
    if _turn(request, person) != (turn, True):
        gone = _("这个日历地址已停用。请登录后在“我的资料”里生成新地址。")
        return Response(gone, HTTPStatus.GONE, pages.NEVER_KEPT, "text/plain; charset=utf-8")
    return Response(_file(request, person), headers=pages.NEVER_KEPT, media_type="text/calendar")


def _file(request: Request, person: str) -> bytes:
    read, today = pages.reader(request), texts.today()
    rows = visits.dated(read, standing(read, person, today).units, today - timedelta(days=PAST_DAYS))
    entries = (calendar.entry(row, names_of(request, row)) for row in rows)
    return calendar.calendar(*(each for each in entries if each is not None))


def _turn(request: Request, person: str) -> tuple[int, bool]:
    """The last turn that was given out, and whether its address still holds."""
    kept = pages.hub(request).private.preference(person, TURN) or f"{ENDED}0"
    return int(kept.removeprefix(ENDED)), not kept.startswith(ENDED)


def _page(request: Request, filled: Filled) -> Response:
    person = pages.person(request)
    turn, running = _turn(request, person)
    token = pages.hub(request).links.feed(person, turn)
    address = f"{origin(request)}/calendar/{token}.ics" if running else ""
    return pages.page(request, "visits/feed.html", filled=filled, address=address)


frame.DONE["calendar.new"] = _l("已生成新的日历地址，原来的地址不再有效。")
frame.DONE["calendar.end"] = _l("日历地址已停用。")

routes = [
    Route("/me/calendar", mine, name="me:calendar"),
    Route("/me/calendar", change, methods=["POST"], name="me:calendar_change"),
    Route("/calendar/{token}.ics", subscribed, name="me:subscribed"),
]
