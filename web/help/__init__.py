"""Help, the words of the field, what is collected and what is not, and how accessible the site is. Open to everybody."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web import frame, pages
from web.forms import Form, submit
from web.help import glossary, privacy
from web.help.guide import GUIDE
from web.help.privacy import NOTICE_VERSION
from web.texts import _l

__all__ = ["NOTICE_VERSION", "READ", "routes"]

READ = Form("help.read")
"""“我知道了” under the notice of processing."""
LONGEST = 40


async def guide(request: Request) -> Response:
    """Help by task, the glossary with its search, and where suggestions go."""
    text = request.query_params.get("q", "").strip()[:LONGEST]
    settings = pages.hub(request).settings
    return pages.page(
        request,
        "help/guide.html",
        block="results",
        topics=GUIDE,
        text=text,
        found=glossary.find(text),
        contact=settings.contact,
    )


async def notice(request: Request) -> Response:
    """What the hub keeps about people: from the tables themselves."""
    settings = pages.hub(request).settings
    return pages.page(
        request,
        "help/privacy.html",
        tables=privacy.tables(),
        never=privacy.NEVER,
        rights=privacy.RIGHTS,
        version=NOTICE_VERSION,
        contact=settings.contact,
        idle_minutes=settings.idle_minutes,
        session_hours=settings.session_hours,
    )


async def acknowledge(request: Request) -> Response:
    """The person has read the notice; nothing depends on it."""
    acknowledged = pages.hub(request).people.acknowledge_notice
    return await submit(
        request,
        READ,
        do=lambda _, act: acknowledged(policy_version=NOTICE_VERSION, act=act),
        draw=lambda filled: pages.page(request, "help/refused.html", filled=filled),
        done=lambda _: pages.go(request, "home:home", done="read"),
    )


async def accessibility(request: Request) -> Response:
    """What works without mouse, scripts or good eyes, and whom to tell what does not."""
    return pages.page(request, "help/accessibility.html", contact=pages.hub(request).settings.contact)


frame.DONE["read"] = _l("已记下，谢谢。需要时可在页面底部“隐私与数据”再看。")

routes = [
    Route("/help", guide, name="help:guide"),
    Route("/privacy", notice, name="help:privacy"),
    Route("/privacy/acknowledge", acknowledge, methods=["POST"], name="help:acknowledge"),
    Route("/accessibility", accessibility, name="help:accessibility"),
]
