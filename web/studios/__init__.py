"""Studios 工作室: the list, the page of each with its board, plans, pairings and guidance, and the small forms by which they are set up."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.studios import (
    boards,
    compared,
    exported,
    guidance,
    look,
    membership,
    plan_tasks,
    planning,
    removal,
    tasks,
    together,
)
from web.studios import messages as messages  # the sentences of refusals are there as soon as the area is
from web.studios import words as words  # and its words

routes = [
    Route("/studios", look.everywhere, name="studios:everywhere"),
    *look.EXPORT.routes,
    Route("/studios/support", boards.support, name="studios:support"),
    *exported.SUPPORT.routes,
    *routes_of(
        (*tasks.MATTERS, *plan_tasks.MATTERS, *together.MATTERS, *guidance.MATTERS, *membership.MATTERS, removal.REDACT)
    ),
    Route("/studios/{studio}", look.one, name="studios:one"),
    Route("/studios/{studio}/board", boards.board, name="studios:board"),
    *boards.EXPORT.routes,
    *exported.routes,
    Route("/studios/{studio}/plans", planning.plans, name="studios:plans"),
    Route("/studios/{studio}/plans/{plan}", planning.plan, name="studios:plan"),
    *compared.routes,
    *routes_of(plan_tasks.ANSWERS),
    Route("/studios/{studio}/pairings", together.pairings, name="studios:pairings"),
    Route("/studios/{studio}/guidance", guidance.guidance, name="studios:guidance"),
]
