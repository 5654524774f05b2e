"""互访: everything that people look at and send about visits; the lists of routes of its modules stand here in one."""

from __future__ import annotations

from web.visits import (
    afterwards,
    answer,
    attendance,
    board,
    changes,
    correct,
    delegation,
    ending,
    feed,
    feedback,
    held,
    invite,
    letter,
    link,
    logistics,
    minutes,
    offer,
    paper,
    record,
    returns,
    visit,
)
from web.visits import messages as messages  # the sentences of refusals are there as soon as the area is

FORMS = (
    *(letter, delegation, logistics, changes, held),
    *(attendance, minutes, feedback, returns, record, correct, ending),
)
"""Forms of a visit, each on a page of its own (web/visits/matter.py)."""

routes = [
    *board.routes,
    *invite.routes,
    *afterwards.routes,
    *paper.routes,
    *feed.routes,
    *visit.routes,
    *answer.routes,
    *offer.routes,
    *link.routes,
    *(route for each in FORMS for route in each.routes),
]
