"""督导: what people look at and send about supervision."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.supervision import exported, handling, look
from web.supervision import messages as messages  # the sentences of refusals are there as soon as the area is
from web.supervision import words as words

routes = [
    Route("/supervision", look.everywhere, name="supervision:everywhere"),
    *exported.EXPORT.routes,
    *routes_of(handling.MATTERS),
    Route("/supervision/{supervision:int}", look.one, name="supervision:one"),
]
