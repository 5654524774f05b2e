"""来宾: what people without an account see and do: open exchanges, signing up, their own seat, and the feeds that everybody may read."""

from __future__ import annotations

from typing import Any

from starlette.types import ExceptionHandler

from hub.exchanges.faults import LinkDead
from web.exchanges import feed
from web.guests import board, dead, join, seat

routes = [*board.routes, *feed.routes, *join.routes, *dead.routes, *seat.routes]
HANDLERS: dict[Any, ExceptionHandler] = {LinkDead: dead.dead}
PUBLIC = frozenset(route.path for route in routes)
"""All of it: nobody signs in here."""
DOORS = {"/exchanges/{no:int}": join.door_of}
"""Pages of members at which strangers are led to what everybody may see, in place of the sign-in page."""
