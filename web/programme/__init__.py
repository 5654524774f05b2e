"""The programme 培育期: its stages, and the days on which schools cannot receive visitors."""

from __future__ import annotations

from starlette.routing import Route

from web.programme import board, days

routes = [
    Route("/programme", board.board, name="programme:board"),
    *(route for errand in board.ERRANDS for route in errand.routes),
    *days.routes,
]
