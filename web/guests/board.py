"""公开的活动: exchanges for which everybody can sign up now, without an account."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from projections import exchanges
from projections.exchanges import ExchangeRow, Filter, Order
from web import pages
from web.exchanges.organisers import organised
from web.exchanges.words import hours
from web.naming import Names
from web.texts import now

MOST = 100


class Listed(NamedTuple):
    """One exchange as the list shows it."""

    row: ExchangeRow
    when: str
    organisers: str


def coming(request: Request) -> list[Listed]:
    """What is open now, what begins first before the others."""
    read = pages.reader(request)
    names = Names(read)
    rows = exchanges.exchanges(read, Filter(public=True, open_at=now()), order=Order.COMING, limit=MOST)
    return [Listed(row, hours(row.notice.starts_at, row.notice.ends_at), organised(row, names)) for row in rows]


async def board(request: Request) -> Response:
    return pages.page(request, "guests/board.html", listed=coming(request))


routes = [Route("/exchanges/open", board, name="guests:board")]
