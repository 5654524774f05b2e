"""首次登录: a link opens a page on which its person sets the own password, once. Looking at it changes nothing; mail scanners look."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from hub.accounts import HalfWay, SignedIn
from hub.door.invitations import Invited
from web import frame, pages
from web.door.arriving import about, enter
from web.fields import Secret
from web.filled import Filled
from web.forms import Form, submit
from web.password import PasswordsDiffer
from web.texts import _, _l

SET = Form(
    "door.welcome",
    password=Secret(_l("密码"), required=True, auto="new-password"),
    again=Secret(_l("再输入一次"), required=True, auto="new-password"),
)


async def show(request: Request) -> Response:
    """The form; of a link that does not hold `dead` takes its place."""
    return _page(request, SET.blank(request))


async def send(request: Request) -> Response:
    """The password is set, the link used up, and its person is in."""
    given, token = about(request), request.path_params["token"]

    def do(values: dict[str, Any], _act: Act) -> SignedIn | HalfWay:
        if values["password"] != values["again"]:
            raise PasswordsDiffer("again")
        return pages.hub(request).invitations.redeem(token, values["password"], **given)

    return await submit(
        request, SET, do=do, draw=partial(_page, request), done=lambda came: enter(request, came, "/?done=door.in")
    )


async def dead(request: Request, _error: Exception) -> Response:
    """Used, expired, taken back or never given: nobody is told which."""
    told: dict[str, Any] = {
        "contact": pages.hub(request).settings.contact,
        "mailed": pages.hub(request).invitations.mails,
    }
    return pages.keep_no_copy(pages.page(request, "door/dead.html", status=HTTPStatus.NOT_FOUND, **told))


def _page(request: Request, filled: Filled) -> Response:
    hub = pages.hub(request)
    who: Invited = hub.invitations.look(request.path_params["token"])
    told: dict[str, Any] = {
        "who": who,
        "called": hub.private.names(who.person_id),
        "rule": rule(who.least),
        "filled": filled,
    }
    return pages.keep_no_copy(pages.page(request, "door/welcome.html", path_here=request.url.path, **told))


def rule(least: int) -> str:
    """What is asked of a password."""
    return _(
        "密码至少 {least} 个字符，最多 1000 个。一句自己好记、别人想不到的话最好，不必夹杂数字和符号，可以粘贴。",
        least=least,
    )


frame.DONE["door.in"] = _l("密码已设好，您已登录。以后用账号和密码登录。")
routes = [
    Route("/welcome/{token}", show, name="door:welcome"),
    Route("/welcome/{token}", send, methods=["POST"], name="door:welcome_send"),
]
