"""通行密钥: signing in with what the device keeps. It needs a browser that can, and its script; the password serves everybody else."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from hub.access import Act
from hub.door.passkeys import Site
from web import frame, pages, statics
from web.door.arriving import about, enter
from web.fields import Hidden, Line
from web.filled import Filled
from web.forms import Form, submit
from web.guard import local
from web.texts import _l

ADD = Form(
    "door.passkey_add",
    name=Line(_l("给它起个名字"), max=40, required=True, hint=_l("例如：办公室电脑、我的手机")),
    credential=Hidden("", max=20_000),
)
REMOVE = Form("door.passkey_remove", which=Hidden("", max=40, required=True))
COME = Form("door.passkey", credential=Hidden("", max=20_000), next=Hidden("", max=2_000))


def site(request: Request) -> Site | None:
    """Where this browser is, as passkeys know it; None where there can be none: an address in figures, or an open line."""
    origin = pages.origin(request)
    host = urlsplit(origin).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        secure = origin.startswith("https://") or host == "localhost" or host.endswith(".localhost")
        return Site(host, origin, pages.form_token(request)) if secure and host else None
    return None


def script() -> statics.File:
    """The one script that talks to the device."""
    return statics.files()["passkeys.js"]


def offered(request: Request, wanted: str) -> dict[str, Any]:
    """What the sign-in page needs to offer it."""
    here = site(request)
    asked = pages.hub(request).passkeys.to_sign_in(here) if here else ""
    return {"passkeys": asked, "passkey": COME.blank(request, next=wanted), "passkey_script": script()}


async def come(request: Request) -> Response:
    """The device has answered: a new session."""
    here, given = _site(request), about(request)

    def do(values: dict[str, Any], _act: Act) -> Response:
        came = pages.hub(request).passkeys.sign_in(values["credential"], here, **given)
        return enter(request, came, local(values["next"]))

    def again(filled: Filled) -> Response:
        from web.session import login_again  # noqa: PLC0415  # the sign-in page offers what stands here

        return login_again(request, filled)

    return await submit(request, COME, do=do, draw=again, done=lambda response: response)


async def show(request: Request) -> Response:
    return _page(request, ADD.blank(request))


async def add(request: Request) -> Response:
    """Keep a passkey that this browser has just made."""
    here = _site(request)

    def do(values: dict[str, Any], act: Act) -> None:
        pages.hub(request).passkeys.register(act.person, values["credential"], values["name"], here)

    return await submit(
        request,
        ADD,
        do=do,
        draw=lambda filled: _page(request, filled),
        done=lambda _done: pages.go(request, "door:keys", done="door.passkey"),
    )


async def remove(request: Request) -> Response:
    """Forget one."""

    def do(values: dict[str, Any], act: Act) -> None:
        if not pages.hub(request).passkeys.remove(act.person, values["which"]):
            raise NotFound(kind="passkey", key="")

    return await submit(
        request,
        REMOVE,
        do=do,
        draw=lambda filled: _page(request, ADD.blank(request), filled),
        done=lambda _done: pages.go(request, "door:keys", done="door.passkey_gone"),
    )


def _site(request: Request) -> Site:
    if (here := site(request)) is None:
        raise NotFound(kind="passkey", key="")
    return here


def _page(request: Request, filled: Filled, removing: Filled | None = None) -> Response:
    hub, me, here = pages.hub(request), pages.person(request), site(request)
    account = hub.accounts.of(me)
    shown: dict[str, Any] = {
        "own": hub.passkeys.of(me),
        "asked": hub.passkeys.to_register(me, account.login, here) if here and account else "",
        "removing": removing or REMOVE.blank(request),
        "script": script(),
        "at": pages.instant,
    }
    return pages.keep_no_copy(pages.page(request, "door/keys.html", filled=filled, **shown))


frame.DONE["door.passkey"] = _l("通行密钥已保存，下次可以用它登录。")
frame.DONE["door.passkey_gone"] = _l("通行密钥已删除。请在设备上也把它删除。")
routes = [
    Route("/login/passkey", come, methods=["POST"], name="door:passkey"),
    Route("/me/passkeys", show, name="door:keys"),
    Route("/me/passkeys", add, methods=["POST"], name="door:keys_add"),
    Route("/me/passkeys/remove", remove, methods=["POST"], name="door:keys_remove"),
]
