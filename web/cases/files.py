"""An attached file is handed over to whoever may read what it is attached to, never opened in the page."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web import attached, pages


async def file(request: Request) -> Response:
    """The file, to be saved under its name."""
    kept = await run_in_threadpool(pages.hub(request).cases.file, request.path_params["file"], pages.person(request))
    return attached.handed_over(request, kept)


routes = [Route("/files/{file}", file, name="cases:file")]
