"""继续使用: a page that stays open asks before its session ends; without scripts the foot of each page says when that is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web import pages


async def stay(request: Request) -> Response:
    """Asking is using: the entrance has noted it already."""
    if pages.partial(request) or request.headers.get("sec-fetch-dest") == "empty":
        return pages.keep_no_copy(Response(status_code=204))
    return pages.keep_no_copy(pages.to(request, "/me"))


routes = [Route("/me/stay", stay, name="door:stay")]
