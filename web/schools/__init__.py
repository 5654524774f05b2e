"""Schools 学校: the list, the page of each, and the small forms that keep them true."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.schools import look, tasks

routes = [
    Route("/schools", look.everywhere, name="schools:everywhere"),
    *look.EXPORT.routes,
    *routes_of(tasks.MATTERS),
    Route("/schools/{school}", look.one, name="schools:one"),
]
