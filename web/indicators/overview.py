"""指标: all figures of a unit, stage by stage; each opens its own page. No league table: units are chosen, never ordered by a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.words import PartyKind
from projections.indicators.collaborating import FIGURES
from web import pages
from web.desk import Desk
from web.export import Column, Export
from web.indicators.definitions import DEFINITIONS
from web.indicators.shown import Shown, shown, written
from web.indicators.view import View, view
from web.texts import _l


class Row(NamedTuple):
    """A figure by stage; `peers`: by stage the median of all schools, where the unit is a school."""

    code: str
    name: str
    cells: list[tuple[Shown, str]]
    peers: list[str]


def rows(seen: View) -> list[Row]:
    """All figures, in the order of their definition."""
    school = seen.unit is not None and seen.unit.kind is PartyKind.SCHOOL
    return [_row(seen, code, with_peers=school) for code in FIGURES if not school or code not in ("I10", "I10b")]


def _row(seen: View, code: str, *, with_peers: bool) -> Row:
    cells = [(shown(code, seen.figure(code, block)), seen.address(code, stage=block)) for block in seen.blocks]
    peers = [written(code, seen.peers(code, block)) for block in seen.blocks] if with_peers else []
    return Row(code, str(DEFINITIONS[code].name), cells, peers)


async def overview(request: Request) -> Response:
    """The table."""
    seen = view(request)
    return pages.page(request, "indicators/overview.html", block="results", view=seen, rows=rows(seen))


def exported(desk: Desk) -> Iterator[tuple[View, str, str]]:
    """A line for each figure of each stage."""
    seen = view(desk.request)
    return ((seen, code, block) for code in FIGURES for block in seen.blocks)


EXPORT = Export[tuple[View, str, str]](
    name="indicators:overview",
    path="/indicators",
    title=_l("指标"),
    rows=exported,
    columns=(
        Column(_l("代码"), lambda row, _desk: row[1]),
        Column(_l("指标"), lambda row, _desk: str(DEFINITIONS[row[1]].name)),
        Column(_l("范围"), lambda row, _desk: row[0].whose),
        Column(_l("期间"), lambda row, _desk: str(row[0].blocks[row[2]])),
        Column(_l("数值"), lambda row, _desk: shown(row[1], row[0].figure(row[1], row[2])).words),
        Column(_l("其中"), lambda row, _desk: shown(row[1], row[0].figure(row[1], row[2])).of),
        Column(_l("截至"), lambda row, _desk: row[0].said),
    ),
)
