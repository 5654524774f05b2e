"""有来有往: each pair of units that has met, there against back, with the lists behind both figures. By code, no ranking."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from projections import network
from projections.network import Exchange
from web import charts, pages
from web.collaboration.levels import spread, wings
from web.collaboration.view import View, view
from web.desk import Desk
from web.export import Column, Export
from web.texts import _l

PAGE = 200
"""Pairs on the page; the file has all."""


async def pairs(request: Request) -> Response:
    """By level and by pair of units."""
    seen = view(request)
    rows = network.between_units(seen.visits)
    one_way = sum(not row.back or not row.out for row in rows)
    shown: dict[str, Any] = {
        "levels": wings(seen),
        "rows": spread(rows[:PAGE]),
        "count": len(rows),
        "one_way": one_way,
        "most": PAGE,
        "colours": charts.LEVEL,
    }
    return pages.page(request, "collaboration/pairs.html", block="results", view=seen, **shown)


def exported(desk: Desk) -> list[tuple[View, Exchange]]:
    seen = view(desk.request)
    return [(seen, row) for row in network.between_units(seen.visits)]


EXPORT = Export[tuple[View, Exchange]](
    name="collaboration:pairs",
    path="/network/pairs",
    title=_l("有来有往"),
    rows=exported,
    columns=(
        Column(_l("单位"), lambda row, _desk: row[0].unit(row[1].one)),
        Column(_l("对方"), lambda row, _desk: row[0].unit(row[1].other)),
        Column(_l("去对方"), lambda row, _desk: row[1].out),
        Column(_l("对方来"), lambda row, _desk: row[1].back),
        Column(_l("互惠（%）"), lambda row, _desk: round(100 * row[1].balance)),
        Column(_l("期间"), lambda row, _desk: row[0].said),
    ),
)
