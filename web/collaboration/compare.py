"""两日对比: the same figures as they were known on two days, side by side."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Wrong
from projections import ledger, network
from projections.network import Met
from projections.read import Reader
from web import messages, pages
from web.collaboration.view import View, full, view
from web.texts import Words, _
from web.words import LEVEL_WORDS


class Line(NamedTuple):
    """A figure on two days."""

    words: Words
    before: str
    after: str
    changed: bool


async def compare(request: Request) -> Response:
    """`with` of the address is the day to compare with; the page itself may be as of any day."""
    seen, asked = view(request), request.query_params.get("with", "").strip()[:40]
    lines, fault, other = list[Line](), "", ""
    if asked:
        try:
            other, before = await run_in_threadpool(_then, seen, asked)
            lines = _lines(before, _figures(seen.read, seen.today))
        except Wrong as wrong:
            fault = messages.sentence(wrong, pages.hub(request).private.names)
    shown: dict[str, Any] = {"lines": lines, "fault": fault, "other": other, "asked": asked}
    return pages.page(
        request, "collaboration/compare.html", block="results", status=422 if fault else 200, view=seen, **shown
    )


def _then(seen: View, asked: str) -> tuple[str, dict[str, Any]]:
    hub = pages.hub(seen.request)
    past = hub.as_of(asked)
    with hub.reader(past) as read:
        return full(past.day), _figures(read, past.day)


def _figures(read: Reader, day: date) -> dict[str, Any]:
    """The figures of a reader on its day."""
    visits = network.met(read, None, day)
    debts = ledger.everything(read, day).obligations
    units = {unit for each in visits for unit in each.direction}
    return {
        "visits": len(visits),
        "crossing": sum(each.crossing for each in visits),
        "units": len(units),
        "pairs": len({each.direction for each in visits}),
        "mutual": len(network.between_units(visits)) - _one_way(visits),
        "open": sum(each.is_open for each in debts),
        "matrix": {key: cell.held for key, cell in network.matrix(visits).items()},
    }


def _one_way(visits: list[Met]) -> int:
    return sum(not row.out or not row.back for row in network.between_units(visits))


def _lines(before: dict[str, Any], after: dict[str, Any]) -> list[Line]:
    named = {
        "visits": _("互访次数"),
        "crossing": _("跨学段次数"),
        "units": _("参与单位"),
        "pairs": _("往来方向数"),
        "mutual": _("有来有往的单位对"),
        "open": _("未了结的回访"),
    }
    rows = [(words, before[key], after[key]) for key, words in named.items()]
    rows += [
        (_("{guest} → {host}", guest=LEVEL_WORDS[guest], host=LEVEL_WORDS[host]), before["matrix"][guest, host], count)
        for (guest, host), count in after["matrix"].items()
        if count or before["matrix"][guest, host]
    ]
    return [Line(words, str(old), str(new), old != new) for words, old, new in rows]
