"""交流活动: the calendar of exchanges, as a list or by month, narrowed by what stands in the address; the own ones are marked."""

from __future__ import annotations

import calendar as almanac
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.days import day_of
from domain.exchanges import Breadth, Kind, LearningMode, Modality, SeatState
from domain.words import Party, PartyKind
from hub import access, sight
from hub.access import Standing
from hub.visits.sight import READERS, past_reach, reach
from projections import exchanges, schools
from projections.exchanges import ExchangeRow, Filter
from projections.read import Reader
from web import pages, texts
from web.exchanges.asked import BOXES, STATES, TIMES, Asked
from web.exchanges.organisers import organised
from web.exchanges.words import KINDS, exchange_no, hours
from web.naming import Names
from web.stages import stages
from web.texts import Lazy, _, _l
from web.words import choices

PAGE = 20
MOST_MONTH = 500
OWN: dict[SeatState, Lazy] = {
    SeatState.SEATED: _l("我已入座"),
    SeatState.WAITING: _l("我在候补"),
    SeatState.OFFERED: _l("有名额等我确认"),
    SeatState.REQUESTED: _l("我已报名，待核实"),
    SeatState.ATTENDED: _l("我参加了"),
}


class Listed(NamedTuple):
    """An exchange as a list shows it. `mine`: how the person stands with it, "" where not at all."""

    row: ExchangeRow
    number: str
    kind: str
    when: str
    organisers: str
    mine: str
    signs_up: bool


class Day(NamedTuple):
    """One day of a month with what takes place on it."""

    on: date
    inside: bool
    today: bool
    items: list[Listed]


async def board(request: Request) -> Response:
    """The list or the month, or their results alone while somebody chooses."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    asked = Asked.of(request)
    shown = month_of(read, who, asked) if asked.month else list_of(read, who, asked)
    announcing = bool(who.role_for(access.RULES["exchange.announce"]))
    told: dict[str, Any] = {"asked": asked, "announcing": announcing, "this_month": texts.today().replace(day=1)}
    return pages.page(request, "exchanges/board.html", block="results", **told, **_choices(read, who), **shown)


def _choices(read: Reader, who: Standing) -> dict[str, Any]:
    """What the filters offer."""
    names = Names(read)
    return {
        "boxes": BOXES if past_reach(who) else {key: words for key, words in BOXES.items() if key != "ours"},
        "states": STATES,
        "times": TIMES,
        "kinds": choices(Kind),
        "modes": choices(LearningMode),
        "scopes": choices(Breadth),
        "modalities": choices(Modality),
        "stages": {key: each.words for key, each in stages(read).items()},
        "organisers": {str(party): names(party) for party in exchanges.organisers(read)},
    }


def list_of(read: Reader, who: Standing, asked: Asked) -> dict[str, Any]:
    """One page of the list, and where the next one is."""
    if asked.box == "mine":
        return {"listed": listed(read, who, own(read, who, asked)), "more": "", "weeks": []}
    found = exchanges.exchanges(read, of(read, who, asked), order=asked.order, skip=asked.skip, limit=PAGE + 1)
    more = asked.address(skip=asked.skip + PAGE) if len(found) > PAGE else ""
    return {"listed": listed(read, who, found[:PAGE]), "more": more, "weeks": []}


def month_of(read: Reader, who: Standing, asked: Asked) -> dict[str, Any]:
    """The weeks of a month, Monday first, with neighbours."""
    first = asked.month or texts.today().replace(day=1)
    days = almanac.Calendar().monthdatescalendar(first.year, first.month)
    start, end = days[0][0], days[-1][-1]
    if asked.box == "mine":
        rows = [row for row in own(read, who, asked) if _touches(row, start, end)]
    else:
        rows = exchanges.month(read, of(read, who, asked), start, end, limit=MOST_MONTH)
    shown = listed(read, who, rows)
    weeks = [[_day(on, first, shown) for on in week] for week in days]
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    return {
        "weeks": weeks,
        "listed": [each for each in shown if _touches(each.row, first, _last(first))],
        "more": "",
        "before": asked.address(month=before.replace(day=1)),
        "after": asked.address(month=after.replace(day=1)),
        "weekdays": [_l("周一"), _l("周二"), _l("周三"), _l("周四"), _l("周五"), _l("周六"), _l("周日")],
    }


def of(read: Reader, who: Standing, asked: Asked) -> Filter:
    """What this person may see in lists: drafts only of the own units, outsiders what is public and what is theirs."""
    units = past_reach(who)
    drafts = None if who.roles & READERS else units
    if asked.box == "ours":
        return asked.filter(read, own=drafts, units=sorted(units | _studios(read, units)))
    return asked.filter(read, own=drafts, public=sight.outside(who))


def _studios(read: Reader, units: Collection[Party]) -> set[Party]:
    """The studios to which these schools belong."""
    sites = (schools.school(read, unit.id) for unit in units if unit.kind is PartyKind.SCHOOL)
    return {Party(PartyKind.STUDIO, site.studio) for site in sites if site and site.studio}


def own(read: Reader, who: Standing, asked: Asked) -> list[ExchangeRow]:
    """Exchanges in which the person has, or had, a seat; narrowed as the others."""
    keys = {row.no for row in exchanges.exchanges(read, asked.filter(read), limit=5_000)}
    rows = [each.exchange for each in exchanges.own_seats(read, who.person) if each.exchange.no in keys]
    once = list({row.no: row for row in rows}.values())
    return once[::-1] if asked.time == "coming" else once


def listed(read: Reader, who: Standing, rows: Collection[ExchangeRow]) -> list[Listed]:
    """Rows with names, and how the person stands with them."""
    names, mine = Names(read), reach(who)
    seats = {each.exchange.no: each.seat for each in reversed(exchanges.own_seats(read, who.person))} if rows else {}
    return [_listed(row, names, mine, seats.get(row.no)) for row in rows]


def _listed(row: ExchangeRow, names: Names, mine: Collection[Party], seat: exchanges.SeatRow | None) -> Listed:
    own = str(OWN[seat.state]) if seat and seat.state in OWN else ""
    return Listed(
        row,
        exchange_no(row.year, row.no),
        KINDS[row.state],
        hours(row.notice.starts_at, row.notice.ends_at),
        organised(row, names),
        own or (_("我单位组织") if row.organised_by(mine) else ""),
        row.signs_up(texts.now()),
    )


def _day(on: date, first: date, shown: list[Listed]) -> Day:
    items = [each for each in shown if _touches(each.row, on, on)]
    return Day(on, on.month == first.month, on == texts.today(), items)


def _touches(row: ExchangeRow, first: date, last: date) -> bool:
    return day_of(row.notice.starts_at) <= last and day_of(row.notice.ends_at) >= first


def _last(first: date) -> date:
    return first.replace(day=almanac.monthrange(first.year, first.month)[1])


routes = [Route("/exchanges", board, name="exchanges:board")]
