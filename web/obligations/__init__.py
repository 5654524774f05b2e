"""Reporting duties 应报事项: what is owed by whom and until when, handed in as a report that begins with what the records show."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.obligations import exported, look, tasks
from web.obligations import messages as messages  # the sentences of refusals are there as soon as the area is
from web.obligations import words as words  # and its words

routes = [
    Route("/obligations", look.everywhere, name="obligations:everywhere"),
    *exported.EXPORT.routes,
    *tasks.NEW.routes,
    Route("/obligations/{duty:int}", look.one, name="obligations:one"),
    Route("/obligations/{duty:int}/print", look.paper, name="obligations:print"),
    Route("/obligations/{duty:int}/files/{file}", look.file, name="obligations:file"),
    *routes_of(tasks.MATTERS),
]
