"""大字版 and language: kept with the person, or in a cookie for somebody who has not signed in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from web import pages, texts
from web.forms import arrived
from web.guard import local
from web.visitor import SIZES, YEAR, set_cookie


async def size(request: Request) -> Response:
    """Large or normal type."""
    return await _prefer(request, "size", SIZES)


async def lang(request: Request) -> Response:
    """One of the languages that have a catalogue."""
    return await _prefer(request, "lang", texts.languages())


async def _prefer(request: Request, name: str, allowed: tuple[str, ...] | list[str]) -> Response:
    typed = await arrived(request)
    value = next(iter(typed.get(name, ())), "")
    response = RedirectResponse(local(next(iter(typed.get("next", ())), "/")), 303)
    if value in allowed:
        hub = pages.hub(request)
        if pages.signed_in(request):
            hub.private.prefer(pages.person(request), name, value)
        else:
            set_cookie(response, hub.settings, f"hub-{name}", value, YEAR)
    return response


routes = [
    Route("/prefs/size", size, methods=["POST"], name="prefs:size"),
    Route("/prefs/lang", lang, methods=["POST"], name="prefs:lang"),
]
