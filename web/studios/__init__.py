"""Studios 工作室: the list, the page of each, and the small forms by which they are set up."""

from __future__ import annotations

from starlette.routing import Route

from web.matter import routes_of
from web.studios import look, membership, tasks
from web.studios import messages as messages  # the sentences of refusals are there as soon as the area is
from web.studios import words as words  # and its words

routes = [
    Route("/studios", look.everywhere, name="studios:everywhere"),
    *routes_of((*tasks.MATTERS, *membership.MATTERS)),
    Route("/studios/{studio}", look.one, name="studios:one"),
]
