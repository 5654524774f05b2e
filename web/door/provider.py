"""统一认证: to the district's own sign-in and back. What has to come back with the browser lies in a cookie for ten minutes."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import NotFound, Refused
from hub.door.provider import Started
from hub.door.refusals import ProviderRefused
from web import messages, pages
from web.door.arriving import about, enter
from web.guard import local
from web.visitor import cookie_name, set_cookie

COOKIE = "hub-oidc"
SECONDS = 600
PARTS = 3
"""State, nonce and verifier; behind them stands the page that was wanted."""


async def start(request: Request) -> Response:
    """On to the provider."""
    hub = pages.hub(request)
    if not hub.provider.on:
        raise NotFound(kind="provider", key="")
    started = await run_in_threadpool(hub.provider.start)
    kept = [started.state, started.nonce, started.verifier, local(request.query_params.get("next", "/"))]
    response = RedirectResponse(started.address, 303)
    set_cookie(response, hub.settings, COOKIE, urlsafe_b64encode(json.dumps(kept).encode()).decode(), SECONDS)
    return response


async def back(request: Request) -> Response:
    """The provider has sent the browser back: a session, where it vouches for somebody known."""
    hub = pages.hub(request)
    if not hub.provider.on:
        raise NotFound(kind="provider", key="")
    given, (state, nonce, verifier, wanted) = about(request), _kept(request)
    told = f"{hub.provider.back}?{request.url.query}"
    came = await run_in_threadpool(hub.provider.finish, Started("", state, nonce, verifier), told, **given)
    return _forgotten(request, enter(request, came, local(wanted)))


def _forgotten(request: Request, response: Response) -> Response:
    """The browser has brought back what it was given."""
    set_cookie(response, pages.hub(request).settings, COOKIE, "", 0)
    return response


def _kept(request: Request) -> list[str]:
    """What the browser was given to bring back. Raises ProviderRefused."""
    try:
        kept = json.loads(urlsafe_b64decode(request.cookies.get(cookie_name(pages.hub(request).settings, COOKIE), "")))
    except ValueError as cause:
        raise ProviderRefused from cause
    if not isinstance(kept, list) or [type(each) for each in kept] != [str] * (PARTS + 1):
        raise ProviderRefused
    return kept


async def refused(request: Request, error: Exception) -> Response:
    """The sign-in page, which says why."""
    from web.session import login_refused  # noqa: PLC0415  # the sign-in page offers what stands here

    if not isinstance(error, Refused):
        raise error
    return _forgotten(request, login_refused(request, messages.sentence(error), messages.status(error)))


routes = [
    Route("/login/oidc", start, name="door:oidc"),
    Route("/login/oidc/back", back, name="door:oidc_back"),
]
