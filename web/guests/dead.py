"""A personal link that does not hold: one page for a forged, a used and an expired one, which sends a new link to the stored address."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from hub.exchanges.faults import TooManySignUps
from web import frame, pages
from web.filled import Filled
from web.forms import submit
from web.guests.forms import LINK
from web.texts import _l

frame.DONE["guest.link"] = _l("已受理。这个联系方式报过名并留有邮箱的，新链接会在几分钟内寄到那里。")


async def dead(request: Request, _error: Exception) -> Response:
    """In place of any page of a link: 404, and nothing that tells why."""
    return draw(request, HTTPStatus.NOT_FOUND, LINK.blank(request))


async def show(request: Request) -> Response:
    """The same page, for who has lost the link."""
    return draw(request, HTTPStatus.OK, LINK.blank(request))


async def send(request: Request) -> Response:
    """Whatever was typed, the answer is the same: nobody learns who has signed up."""

    def do(values: dict[str, Any], _act: Act) -> None:
        contact = values["reach"]
        pages.hub(request).guests.send_link(contact.phone or contact.mail, address=pages.address(request))

    return await submit(
        request,
        LINK,
        do=do,
        draw=partial(draw, request, HTTPStatus.OK),
        done=lambda _: pages.go(request, "guests:link", done="guest.link"),
    )


def draw(request: Request, status: HTTPStatus, filled: Filled) -> Response:
    """The page. Without a mail server no link can go out, and it says so."""
    settings = pages.hub(request).settings
    told: dict[str, Any] = {
        "lost": status != HTTPStatus.OK,
        "mailed": bool(settings.smtp_host),
        "contact": settings.contact,
    }
    response = pages.page(request, "guests/dead.html", status=status, filled=filled, **told)
    if isinstance(filled.refusal, TooManySignUps):
        response.headers["retry-after"] = str(filled.refusal.facts["wait_seconds"])
    return response


routes = [
    Route("/g", show, name="guests:link"),
    Route("/g", send, methods=["POST"], name="guests:link_send"),
]
