"""A form that arrives after its session has ended for want of use is not lost: what was typed becomes a draft of the person it was typed by.

The browser still holds the token of that session, and the form its own: nobody else can have sent it.
"""

from __future__ import annotations

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from hub import outage
from hub.accounts import SignedIn
from hub.clock import micros
from web import frame
from web.arrived import MOST_INPUTS, MOST_KEY, RESERVED
from web.forms import Form
from web.lines import harmless
from web.texts import _l
from web.visitor import visitor

IDLE, KEPT = "door.idle", "door.kept"


def ended(request: Request) -> SignedIn | None:
    """The session that this browser had until nobody used it for too long."""
    here = visitor(request)
    return here.hub.accounts.faded(here.token) if here.token else None


async def kept(request: Request, whose: SignedIn, form: FormData) -> bool:
    """Whether what has arrived is a draft now. A machine that cannot store it is no reason to fail."""
    typed: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            typed.setdefault(name, []).append(value)
    name, token = _one(typed, "form_name"), _one(typed, "csrf")
    ours = hmac.compare_digest(token.encode(errors="replace"), whose.csrf.encode())
    if not ours or name not in Form.declared or "kept" not in typed:
        return False
    body = {field: texts for field, texts in list(typed.items())[:MOST_INPUTS] if field not in RESERVED}
    hub, key = visitor(request).hub, harmless(_one(typed, "key"))[:MOST_KEY]
    try:
        await run_in_threadpool(hub.private.save_draft, whose.person_id, name, key, body, micros(hub.clock()))
    except Exception as error:
        if not outage.cause(error):
            raise
        return False
    return True


def _one(typed: dict[str, list[str]], name: str) -> str:
    return next(iter(typed.get(name, ())), "")


frame.DONE[IDLE] = _l("您有一段时间没有操作，已自动退出登录。请重新登录。")
frame.DONE[KEPT] = _l("您有一段时间没有操作，已自动退出登录。刚才填写的内容已存为草稿，重新登录后打开同一页就能看到。")
