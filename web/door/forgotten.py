"""忘记密码: whoever types an account or a work address gets the same answer; where it is somebody's, a link goes there by mail."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from web import frame, pages
from web.fields import Line
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _l

ASK = Form("door.forgotten", login=Line(_l("账号或工作邮箱"), max=254, required=True, auto="username"))


async def show(request: Request) -> Response:
    return _page(request, ASK.blank(request))


async def send(request: Request) -> Response:
    """The mail itself goes out in the background: the answer takes the same time for everybody."""
    address = pages.address(request)

    def do(values: dict[str, Any], _act: Act) -> None:
        pages.hub(request).invitations.forgotten(values["login"], address=address)

    return await submit(
        request,
        ASK,
        do=do,
        draw=partial(_page, request),
        done=lambda _done: pages.go(request, "door:forgotten", done="door.forgotten"),
    )


def _page(request: Request, filled: Filled) -> Response:
    hub = pages.hub(request)
    told: dict[str, Any] = {"mailed": hub.invitations.mails, "contact": hub.settings.contact}
    return pages.keep_no_copy(pages.page(request, "door/forgotten.html", filled=filled, **told))


frame.DONE["door.forgotten"] = _l(
    "已受理。如果这个账号在用并登记了工作邮箱，几分钟内会收到一封邮件，里面的链接 30 分钟内有效，只能用一次。"
)
routes = [
    Route("/forgotten", show, name="door:forgotten"),
    Route("/forgotten", send, methods=["POST"], name="door:forgotten_send"),
]
