"""The visits behind a figure: of two levels, two units, a unit, a month, all in one list that the address describes."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from projections.network import LEVELS, Met
from web import pages
from web.collaboration.view import View, view
from web.desk import Desk
from web.export import Column, Export
from web.texts import _, _l

WAYS = ("guest", "host")


def found(seen: View) -> list[Met]:
    """The visits that the address asks for, in the order in which they took place."""
    asked = seen.request.query_params
    levels = {way: asked[way] for way in WAYS if asked.get(way) in LEVELS}
    units = [asked[name] for name in ("unit", "with") if asked.get(name)]
    return [
        each
        for each in seen.visits
        if all(getattr(each, f"{way}_level") == level for way, level in levels.items())
        and set(units) <= set(each.direction)
        and (not asked.get("crossing") or each.crossing)
        and (not asked.get("month") or f"{each.on:%Y-%m}" == asked["month"])
    ]


def _said(seen: View) -> Iterator[str]:
    """What the list is narrowed to, in words."""
    asked = seen.request.query_params
    yield seen.said
    for way, label in (("guest", _("来访方")), ("host", _("接待方"))):
        if asked.get(way) in LEVELS:
            yield _("{label}：{level}", label=label, level=seen.level(asked[way]))
    yield from (seen.unit(asked[name]) for name in ("unit", "with") if asked.get(name))
    if asked.get("crossing"):
        yield _("跨学段")
    if asked.get("month"):
        yield asked["month"][:7]


async def visits(request: Request) -> Response:
    """The list."""
    seen = view(request)
    rows = found(seen)[::-1]
    return pages.page(
        request, "collaboration/visits.html", block="results", view=seen, rows=rows, said=list(_said(seen))
    )


def exported(desk: Desk) -> list[tuple[View, Met]]:
    seen = view(desk.request)
    return [(seen, each) for each in found(seen)]


EXPORT = Export[tuple[View, Met]](
    name="collaboration:visits",
    path="/network/visits",
    title=_l("互访记录"),
    rows=exported,
    columns=(
        Column(_l("日期"), lambda row, _desk: row[1].on),
        Column(_l("主题"), lambda row, _desk: row[1].topic),
        Column(_l("来访方"), lambda row, _desk: row[0].unit(row[1].guest)),
        Column(_l("接待方"), lambda row, _desk: row[0].unit(row[1].host)),
        Column(_l("跨学段"), lambda row, _desk: row[1].crossing),
    ),
)
