"""案例: everything that people look at and send about cases and their adoption; the routes of its modules stand here in one list."""

from __future__ import annotations

from web.cases import (
    case,
    edit,
    editions,
    exported,
    feed,
    files,
    mine,
    publishing,
    removal,
    review,
    taking_up,
    write,
)
from web.cases import messages as messages  # the sentences of refusals are there as soon as the area is
from web.cases import words as words

AREAS = (write, mine, exported, feed, case, edit, editions, publishing, removal, review, taking_up, files)

routes = [route for area in AREAS for route in area.routes]
