"""What leaves the screen: the letter with schedule and sign-in sheet on paper, the calendar entry, both of one visit."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from projections import visits
from projections.visits import VisitRow
from web import pages, texts
from web.visits import calendar, invitation
from web.visits.sight import Sight
from web.visits.visit import Seen, named, seen, unit_name
from web.words import plain_day

LINES = 12
"""A sign-in sheet has at least this many lines."""
SPARE = 6
"""Empty lines behind the expected guests, for the hosts and for those who come unannounced."""


async def print_out(request: Request) -> Response:
    """A4: the letter, the schedule, and a sheet to sign on."""
    look = _full(request)
    read, visit = pages.reader(request), look.visit
    return pages.page(
        request,
        "visits/print.html",
        look=look,
        visit=visit,
        letter=invitation.of_visit(pages.hub(request), read, visit),
        official=visits.letter(read, visit.key),
        **_sheet(visit),
        **named(request),
    )


async def entry(request: Request) -> Response:
    """The calendar entry; an address without one where no time has been agreed."""
    look = _full(request)
    found = calendar.entry(look.visit, names_of(request, look.visit))
    if found is None:
        raise NotFound(kind="calendar", key=str(look.visit.no))
    headers = {"content-disposition": f'attachment; filename="visit-{look.visit.no}.ics"', **pages.NEVER_KEPT}
    return Response(calendar.calendar(found), media_type="text/calendar", headers=headers)


def _sheet(visit: VisitRow) -> dict[str, Any]:
    """Who is expected, and the empty lines behind them."""
    people = [*(visit.delegation or ())]
    lines = max((visit.headcount or 0) + SPARE, LINES) - len(people)
    return {"people": people, "lines": lines, "printed_on": plain_day(texts.today())}


def _full(request: Request) -> Seen:
    """Paper and calendars are for the sides of a visit and those who oversee it."""
    look = seen(request)
    if look.sight is not Sight.FULL:
        raise NotFound(kind="visit", key=str(look.visit.no))
    return look


def names_of(request: Request, visit: VisitRow) -> calendar.Named:
    """What an entry says beside the visit; names of units only, never of people."""
    return calendar.Named(
        host=unit_name(request, visit.host),
        guest=unit_name(request, visit.guest),
        address=f"{pages.origin(request)}/visits/{visit.no}",
        domain=request.headers.get("host", "").partition(":")[0],
        changed_at=pages.instant(visit.changed_at),
    )


routes = [
    Route("/visits/{no:int}/print", print_out, name="visits:print"),
    Route("/visits/{no:int}.ics", entry, name="visits:calendar"),
]
