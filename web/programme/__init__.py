"""The programme 培育期: its stages, and the days on which schools cannot receive visitors."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.programme import board, calendar, days, stage, tasks
from web.programme import messages as messages  # the sentences of refusals are there as soon as the area is
from web.programme import words as words  # and its words

OPEN, *OF_COHORT = tasks.MATTERS
routes = [
    Route("/programme", board.board, name="programme:board"),
    *OPEN.routes,
    *calendar.routes,
    *days.routes,
    Route("/programme/{programme}", board.cohort, name="programme:cohort"),
    *routes_of(OF_COHORT),
    Route("/programme/{programme}/stages/{stage}", stage.stage, name="programme:stage"),
    *routes_of(stage.MATTERS),
]
