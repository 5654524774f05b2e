"""指标: the figures by which collaboration is judged, each with its definition and the records that make it."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from web.indicators import one, overview

routes: list[BaseRoute] = [
    Route("/indicators", overview.overview, name="indicators:overview"),
    *overview.EXPORT.routes,
    Route("/indicators/{code}", one.one, name="indicators:one"),
    *one.EXPORT.routes,
]
