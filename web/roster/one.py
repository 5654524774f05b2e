"""One import on its way: its columns are matched, its rows looked through, carried out, and what became of them."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from hub.access import Act
from hub.roster.faults import RowsWrong
from hub.roster.imports import RULE
from hub.roster.kinds import Action, Outcome, State
from hub.roster.register import AT_WORK, Import
from web import frame, messages, pages
from web.choices import Choice
from web.desk import may, require
from web.filled import Filled
from web.forms import Form, submit
from web.naming import Names
from web.roster import matching, shown
from web.roster.words import TAGS
from web.texts import _l

PAGE = 50
APPLY = Form(
    "roster.apply",
    which=Choice(_l("导入哪些行"), required=True, options={"all": _l("全部"), "good": _l("没有错误的行")}),
)
DISCARD = Form("roster.discard")


async def one(request: Request) -> Response:
    """The page of an import, by where it stands."""
    require(request, "admin.look")
    found = _import(request)
    if found.state in AT_WORK:
        return _at_work(request, found)
    if pages.partial(request) and "progress" in request.headers.get("hx-target", ""):
        return pages.to(request, f"/roster/{found.id}")
    if found.state is State.MATCHING or (found.state is State.CHECKED and "columns" in request.query_params):
        require(request, RULE)
        return matching.show(request, found)
    return _rows(request, found, APPLY.blank(request))


async def match(request: Request) -> Response:
    """Take the columns as they are said; every row is compared then."""
    require(request, RULE)
    return await matching.send(request, _import(request))


async def apply(request: Request) -> Response:
    """Carry it out."""
    require(request, RULE)
    found = _import(request)

    def do(values: dict[str, Any], act: Act) -> Import:
        return pages.hub(request).roster.apply(found.id, good_only=values["which"] == "good", act=act)

    done = partial(pages.to, request, f"/roster/{found.id}")
    return await submit(request, APPLY, do=do, draw=partial(_again, request, found.id), done=lambda _: done())


async def discard(request: Request) -> Response:
    """Nothing of it is carried out."""
    require(request, RULE)
    found = _import(request)

    def do(_: dict[str, Any], act: Act) -> None:
        pages.hub(request).roster.discard(found.id, act=act)

    done = partial(pages.to, request, "/roster", "roster.discarded")
    return await submit(request, DISCARD, do=do, draw=partial(_again, request, found.id), done=lambda _: done())


def _import(request: Request) -> Import:
    return pages.hub(request).roster.find(request.path_params["roster"])


def _again(request: Request, key: str, filled: Filled) -> Response:
    """The rows as they are by now."""
    return _rows(request, pages.hub(request).roster.find(key), filled)


def _at_work(request: Request, found: Import) -> Response:
    shown = pages.page(request, "roster/working.html", block="progress", roster=found)
    return pages.keep_no_copy(shown)


def _rows(request: Request, found: Import, filled: Filled) -> Response:
    asked = request.query_params
    which = asked.get("show", "")
    key = "outcome" if which in set(Outcome) else "action"
    narrowed = {key: which} if which in {*Action, *Outcome} else {}
    after = int(text) if (text := asked.get("after", "")[:9]).isdecimal() else 0
    lines = pages.hub(request).roster.register.lines(found.id, **narrowed, after=after, limit=PAGE + 1)
    names = Names(pages.reader(request))
    base, kept = f"/roster/{found.id}", {"show": which} if narrowed else {}
    more = f"{base}?{urlencode(kept | {'after': str(lines[PAGE - 1].no)})}" if len(lines) > PAGE else ""
    trouble = RowsWrong(count=found.wrong) if found.trouble == RowsWrong.code else None
    return pages.keep_no_copy(
        pages.page(
            request,
            "roster/one.html",
            block="results",
            roster=found,
            rows=shown.rows(lines[:PAGE], names, lambda key: pages.name_of(request, key)),
            tabs=_tabs(found, which),
            next=more,
            first=f"{base}?{urlencode(kept)}" if after else "",
            filled=filled,
            tags=TAGS,
            trouble=messages.sentence(trouble) if trouble else "",
            may_import=may(request, RULE),
            sender=pages.name_of(request, found.person_id) if found.person_id else "",
            at=pages.instant(found.at),
        )
    )


def _tabs(found: Import, which: str) -> list[tuple[str, Any, int, bool]]:
    """Address, word, number of rows, and whether it is shown: all, each action, and once it is over each outcome."""
    kinds = [*Action, *(Outcome if found.state is State.DONE else ())]
    base = f"/roster/{found.id}"
    counted = [(f"{base}?show={kind}", kind, found.counts.get(kind, 0), kind == which) for kind in kinds]
    return [(base, None, found.total, which not in set(kinds)), *(each for each in counted if each[2] or each[3])]


frame.DONE["roster.discarded"] = _l("已放弃，上传的表格已经删除。")
