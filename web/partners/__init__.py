"""共建单位: who they are, whom to talk to and what is shared with them; the routes of its modules stand here in one list."""

from __future__ import annotations

from web.partners import (
    agreements,
    carrying_out,
    directory,
    exported,
    listing,
    lists,
    matching,
    partner,
    projects,
    removal,
    tasks,
)
from web.partners import messages as messages  # the sentences of refusals are there as soon as the area is
from web.partners import words as words

routes = [
    *directory.routes,
    *exported.routes,
    *tasks.routes,
    *removal.routes,
    *agreements.routes,
    *carrying_out.routes,
    *listing.routes,
    *lists.routes,
    *projects.routes,
    *matching.routes,
    *partner.routes,
]
