"""The programme 培育期: its stages, and the days on which schools cannot receive visitors."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.programme import board, calendar, days
from web.programme import messages as messages  # the sentences of refusals are there as soon as the area is
from web.programme import words as words  # and its words

routes = [
    Route("/programme", board.board, name="programme:board"),
    *routes_of(board.MATTERS),
    *calendar.routes,
    *days.routes,
]
