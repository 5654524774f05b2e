"""互访: everything that people look at and send about visits; the lists of routes of its modules stand here in one."""

from __future__ import annotations

from web.visits import afterwards, answer, board, invite, link, offer, paper, visit
from web.visits import messages as messages  # the sentences of refusals are there as soon as the area is

routes = [
    *board.routes,
    *invite.routes,
    *afterwards.routes,
    *paper.routes,
    *visit.routes,
    *answer.routes,
    *offer.routes,
    *link.routes,
]
