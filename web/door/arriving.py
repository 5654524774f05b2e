"""Whoever has proved who they are gets a session in the cookie, or is asked for the code of the second step."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hub.accounts import HalfWay, SignedIn
from web import pages
from web.visitor import cookie_name, set_cookie, visitor

STEP = "hub-step"
STEP_SECONDS = 600


def about(request: Request) -> dict[str, Any]:
    """What a session keeps of the browser; the one that it had ends."""
    agent = request.headers.get("user-agent", "")
    return {"address": pages.address(request), "agent": agent, "old_token": visitor(request).token}


def enter(request: Request, came: SignedIn | HalfWay, wanted: str) -> Response:
    """On to the wanted page of this site, or to the code first."""
    settings = pages.hub(request).settings
    if isinstance(came, HalfWay):
        response = RedirectResponse(f"/login/code?next={quote(wanted, safe='/')}", 303)
        set_cookie(response, settings, STEP, came.token, STEP_SECONDS)
        return response
    response = RedirectResponse(wanted, 303)
    set_cookie(response, settings, "hub", came.token)
    if step_token(request):
        set_cookie(response, settings, STEP, "", 0)
    return response


def step_token(request: Request) -> str:
    """What the browser holds between password and code; "" for none."""
    return request.cookies.get(cookie_name(pages.hub(request).settings, STEP), "")
