"""Problems of schools 问题清单: raised, diagnosed, met by a measure, solved, perhaps there again."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.problems import exported, look, tasks
from web.problems import messages as messages  # the sentences of refusals are there as soon as the area is
from web.problems import words as words  # and its words

routes = [
    Route("/problems", look.everywhere, name="problems:everywhere"),
    *exported.EXPORT.routes,
    *tasks.NEW.routes,
    Route("/problems/{problem:int}", look.one, name="problems:one"),
    *routes_of(tasks.MATTERS),
]
