"""名册导入: templates to fill in, a sheet to send, the present roster to take along, and what became of the sheets sent before."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from hub.access import Act
from hub.roster.faults import NoFile
from hub.roster.files import LIMIT
from hub.roster.imports import RULE
from hub.roster.kinds import Kind
from web import pages
from web.desk import may, require
from web.filled import Filled
from web.forms import Form, submit
from web.roster.words import COLUMNS, EXPLAINED

TAKE = Form("roster.take")
LATEST = 30


async def board(request: Request) -> Response:
    """The imports; for who may import also the form."""
    require(request, "admin.look")
    return draw(request, TAKE.blank(request))


async def take(request: Request) -> Response:
    """Take a sheet in and go on to its columns."""
    require(request, RULE)
    data = await pages.form_data(request)
    sent = next((each for each in data.getlist("file") if isinstance(each, UploadFile) and each.filename), None)

    def do(_: dict[str, Any], act: Act) -> str:
        if sent is None:
            raise NoFile("file")
        return pages.hub(request).roster.take(sent.filename or "", sent.file, act=act).id

    go = partial(pages.go, request, "roster:one")
    answer = await submit(request, TAKE, do=do, draw=partial(draw, request), done=lambda key: go(roster=key))
    await data.close()
    return answer


def draw(request: Request, filled: Filled) -> Response:
    return pages.keep_no_copy(
        pages.page(
            request,
            "roster/board.html",
            filled=filled,
            imports=pages.hub(request).roster.register.latest(LATEST),
            may_import=may(request, RULE),
            kinds=list(Kind),
            columns=COLUMNS,
            explained=EXPLAINED,
            limit=LIMIT,
            instant=pages.instant,
            called=lambda key: pages.name_of(request, key) if key else "",
        )
    )
