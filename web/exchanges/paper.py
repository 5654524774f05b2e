"""What leaves the screen: the notice with its number and the sign-in sheet on paper, the calendar entry, each of one exchange."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from domain.exchanges import SeatState
from projections import exchanges
from web import pages
from web.desk import require
from web.exchanges import feed, guestlist
from web.exchanges.desk import SITTING, Desk
from web.exchanges.organisers import organised
from web.exchanges.page import of_notice
from web.texts import today
from web.visits.calendar import calendar
from web.words import plain_day

SPARE = 8
"""Empty lines behind the expected people, for who comes unannounced."""
LINES = 20


async def print_out(request: Request) -> Response:
    """A4: the notice, with its document number."""
    desk = Desk.at(request)
    shown = of_notice(desk) | {"printed_on": plain_day(today())}
    return pages.page(request, "exchanges/print.html", desk=desk, exchange=desk.exchange, **shown)


async def sheet(request: Request) -> Response:
    """A4: the sign-in sheet with everybody who has a seat, and empty lines; for who runs it."""
    desk = Desk.at(request)
    if not desk.runs:
        require(request, "exchange.file_attendance", next(iter(desk.exchange.organisers), None))
        raise NotFound(kind="sheet", key=str(desk.exchange.no))
    shown = of_notice(desk) | _signing(desk) | {"printed_on": plain_day(today())}
    return pages.page(request, "exchanges/sheet.html", desk=desk, exchange=desk.exchange, **shown)


def _signing(desk: Desk) -> dict[str, Any]:
    """Who is expected, and how many empty lines stand behind them."""
    rows = exchanges.seats(desk.read, desk.exchange, SITTING)
    guests = {seat.id: name for seat, name in guestlist.of(desk, rows)}
    people = [
        (
            desk.called(seat.person) if seat.person else guests[seat.id],
            desk.names(seat.party) if seat.party else "",
            seat.companions,
        )
        for seat in rows
    ]
    heads = sum(seat.heads for seat in rows)
    return {"people": people, "lines": max(heads + SPARE, LINES) - len(people)}


async def entry(request: Request) -> Response:
    """The calendar entry, tentative for who still waits for a seat."""
    desk = Desk.at(request)
    row, here = desk.exchange, feed.place(request, f"/exchanges/{desk.exchange.no}")
    sure = desk.seat is None or not desk.seat.live or desk.seat.state is SeatState.SEATED
    found = calendar(feed.entry(row, organisers=organised(row, desk.names), place=here, sure=sure))
    headers = {"content-disposition": f'attachment; filename="exchange-{row.no}.ics"', **pages.NEVER_KEPT}
    return Response(found, media_type="text/calendar", headers=headers)


routes = [
    Route("/exchanges/{no:int}/print", print_out, name="exchanges:print"),
    Route("/exchanges/{no:int}/sheet", sheet, name="exchanges:sheet"),
    Route("/exchanges/{no:int}.ics", entry, name="exchanges:entry"),
]
