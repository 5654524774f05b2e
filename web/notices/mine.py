"""消息设置: each person says what comes by mail at once, what in the daily digest, what not at all, and when nothing may come."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.access import Act
from hub.notices import Kind, Way
from web import frame, pages
from web.fields import Mail
from web.filled import Filled
from web.forms import Form, submit
from web.notices import hours
from web.texts import _l

WISHES = Form(
    "me.notices",
    mail=Mail(_l("工作邮箱"), hint=_l("留空则不发邮件，工作台上照常显示")),
    turn=hours.ways(hours.label(Kind.TURN), hint=_l("不论怎样选择，工作台上始终显示")),
    reminder=hours.ways(hours.label(Kind.REMINDER), Way.AT_ONCE),
    news=hours.ways(hours.label(Kind.NEWS), Way.AT_ONCE),
    coming=hours.ways(hours.label(Kind.COMING), Way.AT_ONCE),
    digest_hour=hours.DIGEST,
    quiet_from=hours.FROM,
    quiet_until=hours.UNTIL,
)


async def mine(request: Request) -> Response:
    """How I hear of things now."""
    hub, me = pages.hub(request), pages.person(request)
    wishes, person = hub.notices.wishes.of(me), hub.private.person(me)
    given = hours.given(wishes, *(name for name in WISHES.fields if name != "mail"))
    return _page(request, WISHES.blank(request, mail=person.mail if person else "", **given))


async def choose(request: Request) -> Response:
    """Keep my wishes and my address."""

    def do(values: dict[str, Any], act: Act) -> None:
        asked = {name: values[name] for name in WISHES.fields}
        pages.hub(request).notices.wishes.choose(mail=asked.pop("mail"), wishes=hours.wished(asked), act=act)

    done = partial(pages.go, request, "me:notices", done="notices")
    return await submit(request, WISHES, do=do, draw=partial(_page, request), done=lambda _: done())


def _page(request: Request, filled: Filled) -> Response:
    return pages.page(request, "notices/mine.html", filled=filled, mails=pages.hub(request).notices.mails)


frame.DONE["notices"] = _l("消息设置已保存。")

routes = [
    Route("/me/notices", mine, name="me:notices"),
    Route("/me/notices", choose, methods=["POST"], name="me:notices_choose"),
]
