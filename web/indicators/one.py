"""One figure: how it is computed, how it went from stage to stage, and the records that make it: nothing is taken on trust."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound
from domain.words import Party, PartyKind
from projections import exchanges, visits
from projections.indicators import TOTAL
from projections.indicators.marks import Mark, marks
from projections.read import Reader
from web import pages
from web.desk import Desk
from web.export import Column, Export
from web.indicators.definitions import DEFINITIONS, MARKS
from web.indicators.shown import shown
from web.indicators.view import View, view
from web.texts import _, _l

SHOWN = 200
"""Records on the page; the file has all."""


class Record(NamedTuple):
    """A visit, an exchange or a school that counts; `hit`: in the numerator too; `marks`: why it is worth a second look."""

    name: str
    address: str
    on: date | None
    hit: bool
    marks: tuple[Mark, ...]


class Asked(NamedTuple):
    """A figure of one stage."""

    view: View
    code: str
    block: str


def asked(request: Request) -> Asked:
    """What the address names. NotFound for a figure or a stage that is none."""
    code, seen = request.path_params["code"], view(request)
    block = request.query_params.get("stage") or TOTAL
    if code not in DEFINITIONS or block not in (seen.blocks or (TOTAL,)):
        raise NotFound(kind="indicator", key=code)
    return Asked(seen, code, block)


def records(of: Asked) -> list[Record]:
    """All that the figure is taken of, the newest first."""
    figure = of.view.figure(of.code, of.block) if of.view.blocks else None
    if figure is None:
        return []
    hits, read = set(figure.hits), pages.reader(of.view.request)
    named = _named(of.view, read, figure.among)
    marked, only = marks(of.view.scope.trips), of.view.request.query_params.get("mark", "")
    found = [
        Record(*named[stream], stream in hits, marked.get(stream, ()))
        for stream in dict.fromkeys(figure.among)
        if stream in named and (only not in set(Mark) or only in marked.get(stream, ()))
    ]
    return sorted(found, key=lambda record: (record.on or date.min, record.name), reverse=True)


def _named(seen: View, read: Reader, streams: Iterable[str]) -> dict[str, tuple[str, str, date | None]]:
    """Name, address and day of each record."""
    by_kind: dict[str, list[str]] = {}
    for stream in streams:
        kind, _colon, key = stream.partition(":")
        by_kind.setdefault(kind, []).append(key)
    found: dict[str, tuple[str, str, date | None]] = {}
    for key, card in visits.by_keys(read, by_kind.get("visit", ())).items():
        found[f"visit:{key}"] = (card.topic, f"/visits/{card.no}", card.held_on)
    for key, row in exchanges.by_keys(read, by_kind.get("exchange", ())).items():
        found[f"exchange:{key}"] = (row.notice.title, f"/exchanges/{row.no}", row.held_on)
    for code in by_kind.get("school", ()):
        found[f"school:{code}"] = (seen.names(Party(PartyKind.SCHOOL, code)), f"/schools/{code}", None)
    return found


async def one(request: Request) -> Response:
    """The page."""
    of = asked(request)
    found = records(of)
    trend = [
        (words, shown(of.code, of.view.figure(of.code, block)), of.view.address(of.code, stage=block), block)
        for block, words in of.view.blocks.items()
    ]
    context: dict[str, Any] = {
        "marks": MARKS,
        "view": of.view,
        "code": of.code,
        "block": of.block,
        "about": DEFINITIONS[of.code],
        "trend": trend,
    }
    return pages.page(request, "indicators/one.html", records=found[:SHOWN], count=len(found), most=SHOWN, of=context)


def exported(desk: Desk) -> list[Record]:
    return records(asked(desk.request))


EXPORT = Export[Record](
    name="indicators:one",
    path="/indicators/{code}",
    title=_l("指标的记录"),
    rows=exported,
    columns=(
        Column(_l("日期"), lambda record, _desk: record.on),
        Column(_l("记录"), lambda record, _desk: record.name),
        Column(_l("计入分子"), lambda record, _desk: record.hit),
        Column(_l("提示"), lambda record, _desk: _("；").join(str(MARKS[mark]) for mark in record.marks)),
    ),
)
