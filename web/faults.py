"""Whatever goes wrong, people read a sentence and the next step; this is the one place that turns errors into answers."""

from __future__ import annotations

import secrets
import sys
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import Any

import structlog
from markupsafe import escape
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from domain.errors import Refused
from hub import outage
from web import messages, pages
from web.texts import Words, _, _l
from web.unsent import NOTHING, Unsent, unsent
from web.visitor import KEY, visitor

FLASH = {"HX-Retarget": "#flash", "HX-Reswap": "innerHTML"}
"""A refusal never lands in a small target: it is steered to the notice line of the frame."""
BROKEN = (Path(__file__).parent / "templates" / "broken.html").read_text("utf-8")
MOST_FRAMES = 12

TITLES: dict[int, Words] = {
    400: _l("没有读懂这次请求"),
    403: _l("不能这样操作"),
    404: _l("没有这个页面"),
    405: _l("这个地址不能这样使用"),
    409: _l("情况有变"),
    413: _l("内容太大"),
    422: _l("请先更正"),
    503: _l("暂时不能保存"),
}


def show(
    request: Request, status: int, sentence: str, headers: dict[str, str] | None = None, left: Unsent = NOTHING
) -> Response:
    """The page of a refusal, with what was typed and not accepted; or for a fragment its notice, since there the form stays."""
    name = "missing.html" if status == HTTPStatus.NOT_FOUND else "refused.html"
    steer = FLASH if pages.partial(request) else {}
    title = TITLES.get(status, TITLES[HTTPStatus.BAD_REQUEST])
    sent = {**steer, **(headers or {}), **pages.NEVER_KEPT}
    told = {"title": title, "sentence": sentence, "unsent": left}
    return pages.page(request, name, block="notice", status=status, headers=sent, **told)


async def refused(request: Request, error: Exception) -> Response:
    """A `Refused` that no form has caught: nobody may lose by it what they have typed."""
    if not isinstance(error, Refused):
        raise error
    names = visitor(request).hub.private.names
    return show(request, messages.status(error), messages.sentence(error, names), left=await unsent(request))


async def http(request: Request, error: Exception) -> Response:
    """No such address, no such method, too large, unreadable."""
    if not isinstance(error, HTTPException):
        raise error
    visitor(request)  # first of all the language: an unknown address has passed no entrance
    return show(request, error.status_code, messages.of_status(error.status_code), dict(error.headers or {}))


HANDLERS: dict[Any, ExceptionHandler] = {Refused: refused, HTTPException: http}


def record(scope: Scope, error: BaseException, incident: str) -> None:
    """One JSON line without personal data: kinds, places in the code and the route; neither message nor address nor text."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
    ).error(
        "incident",
        number=incident,
        kinds=[type(each).__name__ for each in (error, error.__cause__) if each is not None],
        outage=outage.cause(error),
        route=getattr(scope.get("route"), "path", ""),
        method=scope.get("method", ""),
        places=[f"{Path(place.filename).name}:{place.lineno} {place.name}" for place in frames],
    )


class Incidents:
    """Catches what nobody else has: a number for the person, one line for the operator, never a stack trace on a page.

    The request ends here, so its reader is given up here. A machine that cannot store (disk full, read-only) is no incident: 503 with the reason, and reading goes on.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception as error:
            number = secrets.token_hex(4)
            record(scope, error, number)
            if begun or scope["type"] != "http":
                raise
            await _apology(Request(scope), error, number)(scope, receive, send)
        finally:
            if (here := scope.get(KEY)) is not None:
                here.close()


def _apology(request: Request, error: Exception, number: str) -> Response:
    cause = outage.cause(error)
    try:
        if cause:
            visitor(request)
            return show(request, HTTPStatus.SERVICE_UNAVAILABLE, messages.outage(cause), pages.RETRY)
    except Exception as second:  # noqa: BLE001  # what broke may be what the page is drawn with
        record(request.scope, second, number)
    return broken(request, number, 503 if cause else 500)


def broken(request: Request, number: str, status: int = 500) -> Response:
    """The static page of an incident: needs neither database nor templates."""
    if pages.partial(request):
        said = escape(messages.incident(number))
        text = f'<div class="notice bad" role="alert" tabindex="-1" autofocus><p>{said}</p></div>'
        return HTMLResponse(text, status, {**FLASH, **pages.NEVER_KEPT})
    return HTMLResponse(BROKEN.replace("{number}", number), status, dict(pages.NEVER_KEPT))


class TooLarge:
    """Starlette answers a body over the limit in three plain words, whatever we draw; people get our page instead."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def watch(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                replaced = Headers(raw=message["headers"]).get("content-type", "").startswith("text/plain")
                if replaced:
                    await _too_large(Request(scope))(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, watch)


def _too_large(request: Request) -> Response:
    visitor(request)
    size, limit = request.headers.get("content-length", ""), request.scope.get(MAX_BODY_SIZE_SCOPE_KEY, 0) >> 20
    said = _("提交的内容太大。一次最多 {limit} MB，请删减后再提交。", limit=limit or 1)
    if size.isdecimal():
        said += _("这次提交了 {size} MB。", size=f"{int(size[:15]) / (1 << 20):.1f}")
    return show(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, said)
