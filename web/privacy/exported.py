"""导出记录: who took which list out of the hub, when, with which filters; for those who answer for the data."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from hub import exports
from web import pages
from web.desk import require
from web.export import LISTS
from web.texts import _

SHOWN = 200
"""Lines of the page; what is older is kept and asked for at the machine."""


class Line(NamedTuple):
    """One list handed out; `list` in words, `filters` as the values that were chosen."""

    who: str
    person_id: str | None
    list: str
    form: str
    filters: str
    rows: int
    at: datetime


async def log(request: Request) -> Response:
    """The last exports, the newest first."""
    require(request, "admin.look")
    lines = [_line(request, each) for each in pages.hub(request).exports.latest(SHOWN)]
    return pages.keep_no_copy(pages.page(request, "privacy/exported.html", lines=lines, most=SHOWN))


def _line(request: Request, taken: exports.Export) -> Line:
    who = pages.name_of(request, taken.person_id) if taken.person_id else _("已删除人员")
    thing, _mark, query = taken.filters.rpartition("?")
    chosen = [thing] if thing else []
    chosen += [value for _name, value in parse_qsl(query)]
    title = str(LISTS.get(taken.list, taken.list))
    return Line(who, taken.person_id, title, taken.form, " ".join(chosen), taken.rows, pages.instant(taken.at))
