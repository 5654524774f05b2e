"""An attached file is handed over to whoever may read what it is attached to, never opened in the page."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import NotFound
from hub.attachments import Kept
from hub.compose import Hub
from web import attached, pages


async def file(request: Request) -> Response:
    """The file, to be saved under its name."""
    kept = await run_in_threadpool(_open, pages.hub(request), request.path_params["file"], pages.person(request))
    return attached.handed_over(request, kept)


def _open(hub: Hub, file_id: str, person: str) -> Kept:
    """What an address does not say: whether a case or a notice names the file."""
    try:
        return hub.cases.file(file_id, person)
    except NotFound:
        return hub.exchanges.file(file_id, person)


routes = [Route("/files/{file}", file, name="cases:file")]
