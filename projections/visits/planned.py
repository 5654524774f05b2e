"""What a calendar shows of a visit: from when to when, where, and whether it is called off.

Clients of calendars replace an entry that they know only by one with a higher SEQUENCE (RFC 5545, 3.8.7.4); each change of what stands
here counts one.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from domain.visits import State
from domain.words import Party
from projections.visits.rows import VisitRow

CALLED_OFF = (State.CANCELLED, State.NOT_HELD, State.VOIDED)


class Planned(NamedTuple):
    """A time and a place; `place` is the host while no venue has been named."""

    starts_at: datetime
    ends_at: datetime
    place: str | Party
    called_off: bool


def planned(visit: VisitRow) -> Planned | None:
    """What was agreed, or once it has taken place what happened; None before an agreement."""
    starts, ends = visit.started_at or visit.starts_at, visit.ended_at or visit.ends_at
    if starts is None or ends is None:
        return None
    return Planned(starts, ends, visit.venue or visit.host, visit.state in CALLED_OFF)
