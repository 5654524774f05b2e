"""两步验证: a code from an app after the password, recovery codes for the day the telephone is lost; all of it by choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import segno
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hub.access import Act
from hub.door import steps
from hub.door.refusals import StepOver
from web import frame, pages
from web.door.arriving import about, enter, step_token
from web.fields import Hidden, Line, Secret
from web.filled import Filled
from web.forms import Form, submit
from web.guard import local
from web.texts import _, _l
from web.visitor import visitor

CODE = Form(
    "door.code",
    code=Line(
        _l("验证码"),
        max=64,
        required=True,
        auto="one-time-code",
        hint=_l("手机上的 6 位数字；手机不在身边时，输入一个恢复码"),
    ),
    next=Hidden("", max=2_000),
)
BEGIN = Form("door.begin")
CONFIRM = Form("door.confirm", code=Line(_l("手机上显示的 6 位数字"), max=20, required=True, auto="one-time-code"))
RENEW = Form("door.renew", code=Line(_l("手机上显示的 6 位数字"), max=20, required=True, auto="one-time-code"))
OFF = Form("door.off", password=Secret(_l("现在的密码"), required=True))


async def ask(request: Request) -> Response:
    """The second step of signing in."""
    steps.waiting(pages.hub(request).accounts.door, step_token(request))
    return _ask_page(request, CODE.blank(request, next=local(request.query_params.get("next", "/"))))


async def answer(request: Request) -> Response:
    """A right code opens the session."""
    given, token = about(request), step_token(request)

    def do(values: dict[str, Any], _act: Act) -> Response:
        came = pages.hub(request).codes.finish(token, values["code"], **given)
        return enter(request, came, local(values["next"]))

    return await submit(request, CODE, do=do, draw=partial(_ask_page, request), done=lambda response: response)


def _ask_page(request: Request, filled: Filled) -> Response:
    if isinstance(filled.refusal, StepOver):
        raise filled.refusal
    return pages.keep_no_copy(pages.page(request, "door/code.html", filled=filled))


async def late(_request: Request, _error: Exception) -> Response:
    """Back to the beginning, with the reason."""
    return RedirectResponse("/login?done=door.late", 303)


# ---- setting it up, and giving it up


async def show(request: Request) -> Response:
    return _page(request)


async def begin(request: Request) -> Response:
    """A new secret for the app; nothing is asked for before it is confirmed."""
    return await _step(request, BEGIN, lambda hub, me, _values: hub.codes.begin(me), "")


async def confirm(request: Request) -> Response:
    """From now on the code is asked for; the recovery codes are shown, this once."""
    session, address = visitor(request).session, pages.address(request)
    keep = session.id if session else ""
    return await _step(
        request,
        CONFIRM,
        lambda hub, me, typed: hub.codes.confirm(me, typed["code"], address=address, keep=keep),
        "paper",
    )


async def renew(request: Request) -> Response:
    """New recovery codes in place of the old ones."""
    address = pages.address(request)
    return await _step(
        request, RENEW, lambda hub, me, typed: hub.codes.renew(me, typed["code"], address=address), "paper"
    )


async def off(request: Request) -> Response:
    """No code any more."""
    address = pages.address(request)
    return await _step(
        request, OFF, lambda hub, me, typed: hub.codes.turn_off(me, typed["password"], address=address), "door.off"
    )


async def _step(request: Request, form: Form, do: Callable[[Any, str, dict[str, Any]], Any], then: str) -> Response:
    """Send one of the forms of the page; `then` is the word for what was done, or `paper` for codes to be shown."""
    hub, me = pages.hub(request), pages.person(request)

    def done(result: Any) -> Response:
        if then == "paper":
            return pages.keep_no_copy(pages.page(request, "door/paper.html", codes=result))
        return pages.go(request, "door:second", done=then)

    return await submit(
        request, form, do=lambda values, _act: do(hub, me, values), draw=partial(_page, request), done=done
    )


def _page(request: Request, filled: Filled | None = None) -> Response:
    """The page in the state it is in; `filled` is the form that was sent and came back."""
    hub, me = pages.hub(request), pages.person(request)
    factor, account = hub.codes.of(me), hub.accounts.of(me)
    forms = {form.name.partition(".")[2]: form.blank(request) for form in (BEGIN, CONFIRM, RENEW, OFF)}
    if filled is not None:
        forms[filled.form.name.partition(".")[2]] = filled
    told: dict[str, Any] = {"factor": factor, "forms": forms, "square": "", "login": account.login if account else ""}
    if factor.secret and account:
        told["square"] = square(hub.codes.address(me, account.login, _("互鉴")))
    return pages.keep_no_copy(pages.page(request, "door/second.html", filled=filled, **told))


def square(text: str, scale: int = 5) -> Markup:
    """A QR code as SVG with nothing that a strict policy forbids."""
    return Markup(segno.make(text, error="m").svg_inline(scale=scale, border=3, light="#fff"))  # noqa: S704  # drawn by the library


frame.DONE["door.late"] = _l("输入密码后过了太久，请重新登录。")
frame.DONE["door.off"] = _l("两步验证已关闭。")
routes = [
    Route("/login/code", ask, name="door:code"),
    Route("/login/code", answer, methods=["POST"], name="door:code_send"),
    Route("/me/second", show, name="door:second"),
    Route("/me/second/begin", begin, methods=["POST"], name="door:begin"),
    Route("/me/second/confirm", confirm, methods=["POST"], name="door:confirm"),
    Route("/me/second/codes", renew, methods=["POST"], name="door:renew"),
    Route("/me/second/off", off, methods=["POST"], name="door:off"),
]
