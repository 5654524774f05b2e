"""Studios 工作室: the list, the page of each, and the small forms by which they are set up."""

from __future__ import annotations

from starlette.routing import Route

from web.studios import look, membership, tasks

routes = [
    Route("/studios", look.everywhere, name="studios:everywhere"),
    *(route for errand in (*tasks.ERRANDS, *membership.ERRANDS) for route in errand.routes),
    Route("/studios/{studio}", look.one, name="studios:one"),
]
