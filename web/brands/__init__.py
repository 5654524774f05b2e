"""党建品牌: what people look at and send about brands."""

from __future__ import annotations

from starlette.routing import Route

from web.brands import brand, building, endorsing, exported, wall
from web.brands import messages as messages  # the sentences of refusals are there as soon as the area is
from web.brands import words as words
from web.brands.removal import REDACT
from web.matter import routes_of

routes = [
    Route("/brands", wall.wall, name="brands:wall"),
    *exported.EXPORT.routes,
    *routes_of((*building.MATTERS, *endorsing.MATTERS, REDACT)),
    Route("/brands/{brand:int}", brand.page, name="brands:brand"),
    Route("/brands/{brand:int}/print", brand.paper, name="brands:print"),
    Route("/brands/{brand:int}/files/{file}", brand.file, name="brands:file"),
]
