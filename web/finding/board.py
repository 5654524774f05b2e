"""案例库 and 检索: the same page over cases alone or over everything; the address holds the whole question."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.words import Party, PartyKind
from hub import sight
from hub.audience import tokens_of
from hub.search import CASE, SHOWN, Found, Shown
from web import pages
from web.cases import mine
from web.cases.feed import NEWEST
from web.finding.asked import SORTS, Asked, asked_for
from web.finding.facets import Labels, chips, facets
from web.naming import Names
from web.words import joined, visit_no

LIBRARY, EVERYTHING = "/cases", "/search"
SUGGESTED = 8


async def library(request: Request) -> Response:
    """案例库: published cases that this person may read."""
    return await draw(request, asked_for(LIBRARY, request.query_params), kind=CASE)


async def everything(request: Request) -> Response:
    """检索: cases, their attachments, minutes of visits, papers of exchanges, brands and outcomes."""
    return await draw(request, asked_for(EVERYTHING, request.query_params))


async def draw(request: Request, asked: Asked, kind: str = "") -> Response:
    """The page, or its results alone while somebody types or ticks."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    chosen = asked.chosen | ({"kind": (kind,)} if kind else {})
    sort, _words = SORTS[asked.sort]
    ask = pages.hub(request).search.find
    found = await run_in_threadpool(
        ask, read, tokens_of(read, who), asked.text, chosen=chosen, sort=sort, page=asked.page
    )
    names = Names(read)
    labels = Labels(names)
    hidden = "kind" if kind else ""
    shown: dict[str, Any] = {"chips": chips(asked, labels, hidden=hidden)}
    shown["facets"] = facets(found.page.facets, labels, asked, hidden=hidden)
    return pages.page(request, "search/board.html", block="results", **around(request, asked, found, names), **shown)


def around(request: Request, asked: Asked, found: Found, names: Names) -> dict[str, Any]:
    who, last = pages.standing(request), -(-min(found.page.total, 10_000) // SHOWN)
    return {
        "asked": asked,
        "library": asked.path == LIBRARY,
        "page": found.page,
        "hits": found.hits,
        "files": sum(hit.place is not None for hit in found.hits),
        "last": last,
        "sorts": SORTS,
        "names": names,
        "unit": lambda hit: names(Party(PartyKind.SCHOOL, hit.case.school)) if hit.case.school else "",
        "author": lambda hit: pages.name_of(request, hit.case.author) if hit.case.author else "",
        "number": lambda hit: visit_no(hit.visit.year, hit.visit.no),
        "corrected": corrected(asked, found),
        "may_write": mine.may_write(who),
        "feed": NEWEST.here if asked.path == LIBRARY else "",
        "joined": joined,
    }


def corrected(asked: Asked, found: Found) -> str:
    """The words as they were probably meant."""
    text = asked.text
    for each in found.page.corrections:
        text = text.replace(each.typed, each.meant) if each.typed in text else each.meant
    return text


async def suggest(request: Request) -> Response:
    """Completions for what stands in the box: options of its list. Nothing for an empty box."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    prefix = request.query_params.get("q", "").strip()[:40]
    ask = pages.hub(request).search.suggest
    found = await run_in_threadpool(ask, read, tokens_of(read, who), prefix, SUGGESTED) if prefix else []
    return pages.keep_no_copy(pages.page(request, "search/words.html", block="words", found=found, asked=prefix))


def of_shown(hit: Shown) -> str:
    """The page of a hit."""
    if hit.case:
        return f"/cases/{hit.case.no}"
    if hit.brand:
        return f"/brands/{hit.brand.no}"
    if hit.outcome:
        return f"/outcomes/{hit.outcome.no}"
    if hit.exchange:
        return f"/exchanges/{hit.exchange.no}"
    return f"/visits/{hit.visit.no}" if hit.visit else ""


routes = [
    Route(LIBRARY, library, name="cases:library"),
    Route(EVERYTHING, everything, name="search:board"),
    Route("/search/words", suggest, name="search:words"),
]
