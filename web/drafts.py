"""What somebody has typed and not sent is kept for them alone, so that a lost session loses nothing; it never reaches the log.

A form opened with `FORM.open(request, key=...)` saves itself two seconds after a change, where scripts run; the next time it is
opened it shows the draft, and a success forgets it.
"""

from __future__ import annotations

import re

from markupsafe import escape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from domain.errors import NotFound
from hub.clock import micros
from web import pages, texts
from web.fields import harmless
from web.forms import RESERVED, arrived
from web.texts import _
from web.words import clock

NAME = re.compile(r"[a-z][a-z_]*(\.[a-z_]+){0,3}", re.ASCII)
MOST_INPUTS = 2_000
MOST_KEY = 80


async def save(request: Request) -> Response:
    """Keep what stands in the form; answers with the words that stand below it."""
    form = request.path_params["form"]
    if len(form) > MOST_KEY or not NAME.fullmatch(form):
        raise NotFound(kind="form", key="")
    return HTMLResponse(escape(await keep(request, form)), headers=pages.NEVER_KEPT)


async def keep(request: Request, form: str) -> str:
    """Keep what has arrived as the person's draft of this form; what is said of it."""
    typed = await arrived(request)
    key = harmless(next(iter(typed.get("key", ())), ""))[:MOST_KEY]
    body = {name: texts for name, texts in list(typed.items())[:MOST_INPUTS] if name not in RESERVED}
    private = pages.hub(request).private
    await run_in_threadpool(private.save_draft, pages.person(request), form, key, body, micros(texts.now()))
    return _("草稿已于 {time} 保存，只有您能看到。", time=clock(texts.now()))


routes = [Route("/drafts/{form}", save, methods=["POST"], name="drafts:save")]
