"""停滞事项: visits that do not go on: late answers, missing records, one-sided records, disputes; the Party School reminds the sides."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.visits import Stalled
from projections.visits import StalledVisit, stalled
from web import pages
from web.collaboration.view import View, view
from web.desk import Desk, may
from web.export import Column, Export
from web.texts import _l
from web.words import visit_no, word


class Row(NamedTuple):
    """A visit with what it waits for; `remind`: the address, "" for who may not or while the last reminder is fresh."""

    each: StalledVisit
    number: str
    guest: str
    host: str
    days: int
    remind: str


def rows(seen: View) -> list[Row]:
    """What waits longest first, of each matter."""
    allowed = may(seen.request, "visit.remind")
    return [_row(seen, each, allowed=allowed) for each in stalled(seen.read, seen.today)]


def _row(seen: View, each: StalledVisit, *, allowed: bool) -> Row:
    visit = each.visit
    return Row(
        each,
        visit_no(visit.year, visit.no),
        seen.names(visit.guest),
        seen.names(visit.host),
        (seen.today - each.since).days,
        f"/visits/{visit.no}/remind" if allowed else "",
    )


async def waiting(request: Request) -> Response:
    """The page, by what is waited for."""
    seen = view(request)
    order = list(Stalled)
    found = sorted(rows(seen), key=lambda row: order.index(row.each.about))
    groups = [(word(about), list(each)) for about, each in groupby(found, key=lambda row: row.each.about)]
    return pages.page(request, "collaboration/stalled.html", block="results", view=seen, groups=groups)


def exported(desk: Desk) -> list[Row]:
    return rows(view(desk.request))


EXPORT = Export[Row](
    name="collaboration:stalled",
    path="/network/stalled",
    title=_l("停滞事项"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda row, _desk: row.number),
        Column(_l("主题"), lambda row, _desk: row.each.visit.topic),
        Column(_l("来访方"), lambda row, _desk: row.guest),
        Column(_l("接待方"), lambda row, _desk: row.host),
        Column(_l("等待"), lambda row, _desk: word(row.each.about)),
        Column(_l("自"), lambda row, _desk: row.each.since),
        Column(_l("上次催办"), lambda row, _desk: row.each.visit.reminded_on),
    ),
)
