"""Exchanges in the calendars that people have subscribed to (web/visits/feed.py): organised by the own units, or with a seat in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from icalendar import Event
from starlette.requests import Request

from domain.days import day_of
from domain.exchanges import SeatState, State
from domain.words import Party
from hub.access import Standing
from projections import exchanges
from projections.exchanges import ORGANISES, Filter, Order
from web import pages
from web.exchanges import feed
from web.exchanges.organisers import organised
from web.naming import Names

MOST = 500


def entries_of(request: Request, who: Standing, since: date, units: Sequence[Party] = ()) -> list[Event]:
    """With `units` what these organise; else what the own units organise and what the person has a seat in, tentative until seated."""
    read = pages.reader(request)
    which = Filter(units=units or who.units, parts=ORGANISES, from_on=since, own=())
    rows = {row.no: row for row in exchanges.exchanges(read, which, order=Order.COMING, limit=MOST)}
    seats = {} if units else {each.exchange.no: each for each in reversed(exchanges.own_seats(read, who.person))}
    tentative = set()
    for no, (row, seat) in seats.items():
        if day_of(row.notice.ends_at) >= since and (seat.live or seat.state is SeatState.ATTENDED):
            rows.setdefault(no, row)
            tentative |= {no} if seat.live and seat.state is not SeatState.SEATED else set()
    names = Names(read)
    return [
        feed.entry(
            row,
            organisers=organised(row, names),
            place=feed.place(request, f"/exchanges/{row.no}"),
            sure=row.no not in tentative,
        )
        for row in rows.values()
        if row.state is not State.CLEARING
    ]
