"""Whether the hub lives and keeps up, for whoever watches over it: two addresses, JSON, nothing about people.

`/healthz` asks nothing of any file: the process answers. `/readyz` is 503 when the log cannot be read or the read database lags.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hub import watch
from web import pages

NOT_KEPT = {"cache-control": "no-store"}


async def alive(_: Request) -> Response:
    return JSONResponse({"status": "alive"}, headers=NOT_KEPT)


async def ready(request: Request) -> Response:
    """Position of the log and of the read database, how far it lags, the last tick, the first digits of the chain's head."""
    state = watch.look(pages.hub(request))
    return JSONResponse(state.told(), 200 if state.ready else 503, headers=NOT_KEPT)


routes = [Route("/healthz", alive, name="health:alive"), Route("/readyz", ready, name="health:ready")]
