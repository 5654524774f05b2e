"""The log for auditors: its stream, one event with what caused it and what followed, and the file that proves it."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.catalogue import TITLES
from domain.errors import NotFound
from domain.words import PartyKind
from hub.trail import Step, Wanted
from web import pages
from web.desk import Desk, require
from web.log.asked import Asked, wanted
from web.log.fields import fields
from web.log.told import Line, lines, reads
from web.log.words import AREAS, area_choices, title, topics_of

PAGE = 50


async def everywhere(request: Request) -> Response:
    """What happened, the newest first."""
    require(request, "log.look")
    desk = Desk(request)
    asked = Asked.of(desk)
    shown, total = await run_in_threadpool(_page, desk, asked)
    more = asked.address(before=shown[PAGE - 1].step.position) if len(shown) > PAGE else ""
    around: dict[str, Any] = {"asked": asked, "lines": shown[:PAGE], "total": total, "more": more}
    around |= {"areas": area_choices(), "kinds": _kinds(asked)}
    around |= {"units": desk.names.options(*PartyKind), "named": reads(desk), "signed": desk.hub.notary.last()}
    return pages.page(request, "log/everywhere.html", block="results", status=422 if asked.wrong else 200, **around)


def _page(desk: Desk, asked: Asked) -> tuple[list[Line], int]:
    if asked.wrong:
        return [], 0
    trail, which, end = desk.hub.trail, wanted(desk.request, asked), desk.read.position
    stop = min(end, asked.before - 1) if asked.before else end
    return lines(desk, trail.steps(which, stop, PAGE + 1)), trail.count(which, end)


def _kinds(asked: Asked) -> dict[str, str]:
    """What can be chosen: the events of the chosen area, by topic."""
    topics = topics_of(AREAS[asked.area][1]) if asked.area else set(TITLES)
    return {topic: title(topic) for topic in TITLES if topic in topics}


async def one(request: Request) -> Response:
    """One event: what stands in it, who did it, what caused it and what followed."""
    require(request, "log.look")
    desk = Desk(request)
    step = _step(desk)
    tree = await run_in_threadpool(desk.hub.trail.tree, step, desk.read.position)
    told = lines(desk, [branch.step for branch in tree])
    line = next(each for each in told if each.step.position == step.position)
    named = reads(desk)
    around: dict[str, Any] = {"line": line, "tree": [(b.depth, each) for b, each in zip(tree, told, strict=True)]}
    around |= {"fields": fields(desk, step) if named else [], "named": named, "last": desk.read.position}
    return pages.page(request, "log/one.html", **around)


def _step(desk: Desk) -> Step:
    position = desk.request.path_params["position"]
    found = desk.hub.trail.one(position, desk.read.position) if position < 1 << 62 else None
    if found is None:
        raise NotFound(kind="event", key=str(position))
    return found


async def proof(request: Request) -> Response:
    """The file that proves the event to somebody without access."""
    require(request, "log.read")
    desk = Desk(request)
    position = _step(desk).position
    made = await run_in_threadpool(desk.hub.notary.prove, position)
    return _file(made.text, f"event-{position}.tlog-proof")


async def checkpoint(request: Request) -> Response:
    """The signed checkpoint of the log as it stands on the page."""
    require(request, "log.look")
    desk = Desk(request)
    position = desk.read.position
    if not position:
        raise NotFound(kind="event", key="0")
    text = await run_in_threadpool(desk.hub.notary.note, position)
    return _file(text, f"checkpoint-{position}.txt")


def _file(text: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return pages.keep_no_copy(Response(text, media_type="text/plain; charset=utf-8", headers=headers))


def all_of(desk: Desk, limit: int) -> list[Line]:
    """What the list holds over all its pages, for its file."""
    require(desk.request, "log.look")
    asked = Asked.of(desk)
    which = Wanted(streams=()) if asked.wrong else wanted(desk.request, asked)
    return lines(desk, desk.hub.trail.steps(which, desk.read.position, limit))
