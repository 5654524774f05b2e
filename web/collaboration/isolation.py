"""久未走动: schools without a visit outside their studio for more than 60 school days (I17); holidays raise no alarm."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from projections.indicators import Cohort, District, Scope
from projections.indicators.network import Alone
from projections.network import LEVELS
from web import pages
from web.collaboration.view import View, view
from web.desk import Desk
from web.export import Column, Export
from web.texts import _l


class Row(NamedTuple):
    """A school: its level, name, studio, when it last met somebody of another studio (or joined), and the school days since."""

    code: str
    level: str
    name: str
    studio: str
    alone: Alone


def district(seen: View) -> District:
    """The figures of the day of the page, at the position of its reader."""
    return pages.hub(seen.request).figures.district(seen.today, position=seen.read.position)


def rows(seen: View) -> list[Row]:
    """By level and code: no ranking."""
    there = district(seen)
    level = {code: there.facts.schools[code].level for code in there.studio_of}
    found = [
        Row(
            each.school,
            level[each.school],
            seen.names.code("school", each.school),
            seen.names.code("studio", there.studio_of[each.school]),
            each,
        )
        for each in Cohort(Scope(there)).isolated
    ]
    return sorted(found, key=lambda row: (LEVELS.index(row.level), row.code))


async def isolated(request: Request) -> Response:
    """The list."""
    seen = view(request)
    shown = rows(seen) if seen.cohort and seen.read.position else []
    return pages.page(request, "collaboration/isolated.html", block="results", view=seen, rows=shown)


def exported(desk: Desk) -> list[Row]:
    seen = view(desk.request)
    return rows(seen) if seen.cohort else []


EXPORT = Export[Row](
    name="collaboration:isolated",
    path="/network/isolated",
    title=_l("久未走动的学校"),
    rows=exported,
    columns=(
        Column(_l("学校"), lambda row, _desk: row.name),
        Column(_l("工作室"), lambda row, _desk: row.studio),
        Column(_l("上次走动或加入"), lambda row, _desk: row.alone.last),
        Column(_l("已过教学日"), lambda row, _desk: row.alone.school_days),
    ),
)
