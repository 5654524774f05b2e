"""更改密码: people change their own password, knowing the present one; they stay signed in here and are signed out elsewhere."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import Wrong
from hub.access import Act
from hub.passwords import LEAST, LEAST_OF_TWO
from web import frame, pages
from web.fields import Secret
from web.filled import Filled
from web.forms import Form, submit
from web.texts import _, _l
from web.visitor import visitor

CHANGE = Form(
    "password.change",
    old=Secret(_l("现在的密码"), required=True),
    password=Secret(_l("新密码"), required=True, auto="new-password"),
    again=Secret(_l("再输入一次新密码"), required=True, auto="new-password"),
)


class PasswordsDiffer(Wrong):
    """A new password is typed twice alike, since nobody sees what was typed."""

    code = "account.passwords_differ"


async def show(request: Request) -> Response:
    """The form."""
    return _page(request, CHANGE.blank(request))


async def change(request: Request) -> Response:
    """A new password from now on; other devices sign in anew."""
    return await submit(
        request,
        CHANGE,
        do=partial(_changed, request),
        draw=partial(_page, request),
        done=lambda _done: pages.go(request, "session:me", done="password"),
    )


def _changed(request: Request, values: dict[str, Any], act: Act) -> None:
    if values["password"] != values["again"]:
        raise PasswordsDiffer("again")
    here, address = visitor(request), pages.address(request)
    keep, old, new = here.session.id if here.session else "", values["old"], values["password"]
    here.hub.accounts.change_password(act.person, old, new, address=address, keep=keep)


def _page(request: Request, filled: Filled) -> Response:
    mine, hub = pages.person(request), pages.hub(request)
    least = LEAST_OF_TWO if hub.codes.of(mine).on else LEAST
    rule = _(
        "密码至少 {least} 个字符，最多 1000 个。一句自己好记、别人想不到的话最好，不必夹杂数字和符号，可以粘贴。",
        least=least,
    )
    account = hub.accounts.of(mine)
    login = account.login if account else ""
    return pages.keep_no_copy(pages.page(request, "session/password.html", filled=filled, rule=rule, login=login))


frame.DONE["password"] = _l("密码已更改。其他设备上的登录已经结束。")
routes = [
    Route("/me/password", show, name="password:form"),
    Route("/me/password", change, methods=["POST"], name="password:change"),
]
