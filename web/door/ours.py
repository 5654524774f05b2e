"""账号: one person's way in, as director and administrator see it: invite, take back, disable, enable, start afresh."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from hub.door.invitations import MAIL, SLIP, Slip, Wanted
from hub.door.keeping import Entry, State
from hub.door.logins import suggested
from web import frame, pages, words
from web.choices import Choice
from web.desk import require
from web.door.slips import printed
from web.fields import Line
from web.filled import Filled
from web.forms import Form, submit
from web.texts import Lazy, _l

WAYS: dict[str, Lazy] = {SLIP: _l("打印邀请条，当面交给本人"), MAIL: _l("发到本人的工作邮箱")}
INVITE = Form(
    "door.invite",
    login=Line(_l("账号"), max=64, required=True, hint=_l("本人登录时输入的名字，可以用姓名的拼音")),
    way=Choice(_l("怎样送达"), required=True, options=WAYS),
)
AGAIN = Form("door.again", way=Choice(_l("怎样送达"), required=True, options=WAYS))
PRESS = Form("door.press")
words.WORDS[State] = {
    State.NONE: _l("未邀请"),
    State.INVITED: _l("已邀请"),
    State.EXPIRED: _l("邀请已过期"),
    State.ACTIVE: _l("在用"),
    State.DISABLED: _l("已停用"),
}
Did = Callable[[Any, str], object]


async def show(request: Request) -> Response:
    require(request, "account.keep")
    return _page(request)


async def invite(request: Request) -> Response:
    """A new link; the ones before it are over."""
    require(request, "account.keep")
    key, hub = request.path_params["person"], pages.hub(request)

    def do(values: dict[str, Any], act: Act) -> list[Slip]:
        login = values.get("login") or hub.keeping.one(key).login
        return hub.invitations.invite([Wanted(key, login)], way=values["way"], by=act.person)

    form = INVITE if hub.accounts.of(key) is None else AGAIN
    return await submit(
        request, form, do=do, draw=partial(_page, request), done=partial(handed, request, f"/people/{key}/account")
    )


def handed(request: Request, back: str, slips: list[Slip]) -> Response:
    """The slips to print; of mails that they go out."""
    if any(slip.token for slip in slips):
        return printed(request, slips, back)
    return pages.to(request, back, "door.mailed")


def _press(word: str, do: Did) -> Callable[[Request], Any]:
    """A button: carry it out and come back."""

    async def pressed(request: Request) -> Response:
        require(request, "account.keep")
        key, hub = request.path_params["person"], pages.hub(request)
        return await submit(
            request,
            PRESS,
            do=lambda _values, _act: do(hub, key),
            draw=partial(_page, request),
            done=lambda _: pages.to(request, f"/people/{key}/account", word),
        )

    return pressed


def _page(request: Request, filled: Filled | None = None) -> Response:
    hub, key = pages.hub(request), request.path_params["person"]
    entry: Entry = hub.keeping.one(key)
    form = INVITE if hub.accounts.of(key) is None else AGAIN
    given: dict[str, Any] = {"login": entry.login or suggested(hub.accounts.door, [key])[key]} if form is INVITE else {}
    asked = filled if filled is not None and filled.form.name == form.name else form.blank(request, way=SLIP, **given)
    shown: dict[str, Any] = {
        "entry": entry,
        "asked": asked,
        "press": filled if filled is not None and filled is not asked else PRESS.blank(request),
        "sessions": len(hub.accounts.sessions(key)),
        "mails": hub.invitations.mails and bool(entry.mail),
        "at": pages.instant,
        "called": pages.name_of,
    }
    return pages.keep_no_copy(
        pages.page(request, "door/account.html", filled=asked, here=f"/people/{key}/account", **shown)
    )


BUTTONS: tuple[tuple[str, Lazy, Did], ...] = (
    ("revoke", _l("邀请已收回，链接不能再用。"), lambda hub, key: hub.invitations.revoke(key)),
    ("disable", _l("账号已停用，所有登录已结束。"), lambda hub, key: hub.keeping.disable(key)),
    ("enable", _l("账号已启用。"), lambda hub, key: hub.keeping.enable(key)),
    ("reset", _l("两步验证和通行密钥已清除，所有登录已结束。"), lambda hub, key: hub.keeping.forget_factors(key)),
    ("leave", _l("此人的所有登录已结束。"), lambda hub, key: hub.accounts.revoke_all(key)),
)
for _name, _said, _did in BUTTONS:
    frame.DONE[f"door.{_name}"] = _said
frame.DONE["door.mailed"] = _l("邀请邮件会在几分钟内发出。")
routes = [
    Route("/people/{person}/account", show, name="door:account"),
    Route("/people/{person}/account/invite", invite, methods=["POST"], name="door:invite"),
    *(
        Route(f"/people/{{person}}/account/{name}", _press(f"door.{name}", did), methods=["POST"], name=f"door:{name}")
        for name, _, did in BUTTONS
    ),
]
