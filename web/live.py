"""The number of things that wait for me changes while I look at it, without my asking (server-sent events, web.md section 13).

`id:` is the position of the log. A message carries only the counter; it never touches what somebody reads or types. A stream lasts
five minutes, the browser comes back by itself, and a stream does not keep a session alive.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

import anyio
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from web import pages
from web.texts import _
from web.visitor import visitor


@dataclass(frozen=True)
class Pace:
    """Seconds between two looks, between two comment lines, and until a stream ends; streams at a time in one worker."""

    look: float = 1.0
    comment: float = 20.0
    end: float = 300.0
    streams: int = 400


class Streams:
    """How many are open in this worker."""

    def __init__(self) -> None:
        self.open = 0


async def events(request: Request) -> Response:
    """The stream of one tab; 503 when this worker has as many as it may, and the count then comes with the next page."""
    state = request.app.state
    if state.streams.open >= state.pace.streams:
        return Response(status_code=503, headers={"retry-after": "60", **pages.NEVER_KEPT})
    pages.look_again(request)  # the stream asks with a reader of its own, for a moment each time
    return StreamingResponse(_counted(request), media_type="text/event-stream", headers=dict(pages.NEVER_KEPT))


async def _counted(request: Request) -> AsyncIterator[str]:
    streams: Streams = request.app.state.streams
    streams.open += 1
    try:
        async for message in _messages(request):
            yield message
    finally:
        streams.open -= 1


async def _messages(request: Request) -> AsyncIterator[str]:
    here, pace, state = visitor(request), request.app.state.pace, request.app.state
    person, seen = pages.person(request), _seen(request)
    began = said = time.monotonic()
    known = _number(request.query_params.get("known", ""))
    yield "retry: 5000\n\n"
    while time.monotonic() - began < pace.end:
        if (position := here.hub.position()) > seen:
            if here.hub.accounts.session(here.token, touch=False) is None:
                return
            with here.hub.reader() as reader:
                now = state.waiting(reader, person)
                yield message(reader.position, now, news=known not in {None, now})
                seen = max(position, reader.position)
            said = time.monotonic()
        elif time.monotonic() - said >= pace.comment:
            yield ": still here\n\n"
            said = time.monotonic()
        await anyio.sleep(pace.look)


def _seen(request: Request) -> int:
    """The position up to which this browser knows the count; -1 for a new page, which gets it at once."""
    last = _number(request.headers.get("last-event-id", ""))
    return -1 if last is None else last


def _number(text: str) -> int | None:
    """A number that has arrived in an address or a header; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None  # noqa: PLR2004  # fits 64 bits


def message(position: int, waiting: int, *, news: bool = False) -> str:
    """One message: the counter in the frame, and where the page shows another count, a line that says so."""
    part = f'<hx-partial hx-target="#unread" hx-swap="innerHTML">{waiting or ""}</hx-partial>'
    if news:
        said = escape(_("有更新，点此刷新"))
        part += f'<hx-partial hx-target="#news" hx-swap="innerHTML"><a href="">{said}</a></hx-partial>'
    return f"id: {position}\ndata: {part}\n\n"


routes = [Route("/events", events, name="live:events")]
