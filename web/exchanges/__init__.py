"""交流活动: everything that people look at and send about exchanges; the routes of its modules stand here in one list."""

from __future__ import annotations

from starlette.routing import BaseRoute

from web.exchanges import (
    announcing,
    attendance,
    board,
    briefing,
    clearing,
    exported,
    feedback,
    held,
    minutes,
    page,
    paper,
    removal,
    schedule,
    seats,
    signing,
)
from web.exchanges import messages as messages  # the sentences of refusals are there as soon as the area is

FORMS = (clearing, signing, schedule, seats, held, attendance, minutes, briefing, feedback, removal)
"""Forms of an exchange, each on a page of its own."""

routes: list[BaseRoute] = [
    *board.routes,
    *exported.EXPORT.routes,
    *exported.SEATS.routes,
    *announcing.routes,
    *paper.routes,
    *(route for each in FORMS for route in each.routes),
    *page.routes,
]
