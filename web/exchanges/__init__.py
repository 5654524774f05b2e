"""交流活动: everything that people look at and send about exchanges; the routes of its modules stand here in one list."""

from __future__ import annotations

from starlette.routing import BaseRoute

from web.exchanges import board, page, signing
from web.exchanges import messages as messages  # the sentences of refusals are there as soon as the area is

routes: list[BaseRoute] = [*board.routes, *signing.routes, *page.routes]
