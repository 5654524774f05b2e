"""代表性成果: what people look at and send about outcomes."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.outcomes import exported, handling, look
from web.outcomes import messages as messages  # the sentences of refusals are there as soon as the area is
from web.outcomes import words as words

routes = [
    Route("/outcomes", look.everywhere, name="outcomes:everywhere"),
    *exported.EXPORT.routes,
    Route("/outcomes/collection", look.collection, name="outcomes:collection"),
    *exported.COLLECTION.routes,
    *routes_of(handling.MATTERS),
    Route("/outcomes/{outcome:int}", look.one, name="outcomes:one"),
    Route("/outcomes/{outcome:int}/files/{file}", look.file, name="outcomes:file"),
]
