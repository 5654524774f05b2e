"""What somebody has typed and not sent is kept for them alone, so that a lost session loses nothing; it never reaches the log.

A form opened with `FORM.open(request, key=...)` saves itself two seconds after a change, where scripts run; the next time it is
opened it shows the draft, and a success forgets it.
"""

from __future__ import annotations

import re

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from domain.errors import NotFound
from web import pages
from web.arrived import MOST_KEY, keep

NAME = re.compile(r"[a-z][a-z_]*(\.[a-z_]+){0,3}", re.ASCII)


async def save(request: Request) -> Response:
    """Keep what stands in the form; answers with the words that stand below it."""
    form = request.path_params["form"]
    if len(form) > MOST_KEY or not NAME.fullmatch(form):
        raise NotFound(kind="form", key="")
    return HTMLResponse(escape(await keep(request, form)), headers=pages.NEVER_KEPT)


routes = [Route("/drafts/{form}", save, methods=["POST"], name="drafts:save")]
