"""协作: who visits whom, whether the levels meet, what is owed in return, who has been left alone and what does not go on.

Every figure opens the list behind it, every picture has its table, every page can be looked at as of any day.
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from web.collaboration import compare, isolation, levels, pairs, picture, records, returns, stalled

routes: list[BaseRoute] = [
    Route("/network", picture.picture, name="collaboration:network"),
    Route("/network/matrix", levels.matrix, name="collaboration:matrix"),
    *levels.EXPORT.routes,
    Route("/network/pairs", pairs.pairs, name="collaboration:pairs"),
    *pairs.EXPORT.routes,
    Route("/network/returns", returns.returns, name="collaboration:returns"),
    *returns.EXPORT.routes,
    Route("/network/isolated", isolation.isolated, name="collaboration:isolated"),
    *isolation.EXPORT.routes,
    Route("/network/stalled", stalled.waiting, name="collaboration:stalled"),
    *stalled.EXPORT.routes,
    Route("/network/compare", compare.compare, name="collaboration:compare"),
    Route("/network/visits", records.visits, name="collaboration:visits"),
    *records.EXPORT.routes,
]
