"""The way to a page stays short however many pages there are: a request asks only the routes whose address begins like its own."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Receive, Scope, Send


class Signpost(Router):
    """A router of routers, one for each first segment (`visits` of `/visits/3`); within one the order of routes counts as ever.

    ValueError for a route that has a parameter there: it would have to be asked each time.
    """

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        super().__init__(list(routes))
        parted: dict[str, list[BaseRoute]] = {}
        for route in self.routes:
            if not isinstance(route, Route | Mount) or "{" in (first := _first(route.path)):
                raise ValueError(f"{route}: the address has to begin with a word")
            parted.setdefault(first, []).append(route)
        self._ways = {first: Router(group) for first, group in parted.items()}
        self._nowhere = Router()

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await super().app(scope, receive, send)
            return
        scope["router"] = self  # it knows the names of all routes
        way = self._ways.get(_first(scope["path"].removeprefix(scope.get("root_path", ""))), self._nowhere)
        await way.app(scope, receive, send)


def _first(path: str) -> str:
    return path[1:].partition("/")[0]
