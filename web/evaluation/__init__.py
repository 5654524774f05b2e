"""考核评价: what people look at and send about evaluations."""

from __future__ import annotations

from starlette.routing import Route

from web.evaluation import deciding, exported, judging, listed, look, opening
from web.evaluation import messages as messages  # the sentences of refusals are there as soon as the area is
from web.evaluation import words as words
from web.matter import routes_of

routes = [
    Route("/evaluation", listed.everywhere, name="evaluation:everywhere"),
    *exported.LIST.routes,
    *opening.OPENING.routes,
    Route("/evaluation/{evaluation:int}", look.one, name="evaluation:one"),
    *exported.REPORT.routes,
    Route("/evaluation/{evaluation:int}/print", look.paper, name="evaluation:print"),
    Route("/evaluation/{evaluation:int}/checkpoint", look.checkpoint, name="evaluation:checkpoint"),
    Route("/evaluation/{evaluation:int}/again", look.again, name="evaluation:again"),
    Route("/evaluation/{evaluation:int}/lines/{line}", look.line, name="evaluation:line"),
    *routes_of(judging.MATTERS),
    *routes_of(deciding.MATTERS),
]
