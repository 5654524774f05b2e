"""An attached file is handed over to whoever may read what it is attached to, never opened in the page."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from web import pages


async def file(request: Request) -> Response:
    """The file, to be saved under its name. `nosniff` and the content security policy stand on every answer."""
    hub = pages.hub(request)
    kept = await run_in_threadpool(hub.cases.file, request.path_params["file"], pages.person(request))
    disposition = f"attachment; filename*=UTF-8''{quote(kept.name, safe='')}"
    headers = {"content-disposition": disposition, "cache-control": "private, no-store"}
    return FileResponse(hub.attachments.path(kept), media_type=kept.media, headers=headers)


routes = [Route("/files/{file}", file, name="cases:file")]
