"""One server process: the hub opened on its data directory, its follower, and the site. Search and timers live in hub/background.py.

`hub serve` starts several of these; the server (granian, or uvicorn with `--factory`) calls `app` once in each.
"""

from __future__ import annotations

import os

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.beside import Beside
from hub.compose import Hub, open_hub
from hub.follower import Follower
from hub.settings import Settings
from web.site import build


class Worker:
    """The site of one hub, with the follower running from start-up to shutdown (ASGI lifespan)."""

    def __init__(self, hub: Hub) -> None:
        self._hub, self._site = hub, build(hub)
        hub.search.ask_beside()
        self._follower = Follower(hub, Beside(hub.settings.data))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._site(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._follower.start()
        await send(_done("startup"))
        await receive()
        self._follower.stop()  # the files are left open: a request may still be asking, and SQLite crashes when closed then
        await send(_done("shutdown"))


def _done(what: str) -> Message:
    return {"type": f"lifespan.{what}.complete"}


def app() -> ASGIApp:
    """The application factory: the operator's settings come from the environment."""
    return Worker(open_hub(Settings.from_env(os.environ)))
