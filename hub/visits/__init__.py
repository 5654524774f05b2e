"""互访: everything that people and timers can do to a visit. Each use case: access, load, decide, commit.

Texts come as words or as Prose. `side` is for who could act for both sides, and for the Party School acting for one that phoned;
left out, it is the side whose turn it is, the only one that may, or the host.
"""

from __future__ import annotations

from hub.visits.aftermath import Aftermath
from hub.visits.arrangements import Arrangements
from hub.visits.basis import NoProgramme, UnknownUnit
from hub.visits.offers import Offers
from hub.visits.records import Records
from hub.visits.sides import SideNeeded
from hub.visits.sight import Sight, may_see

__all__ = ["NoProgramme", "SideNeeded", "Sight", "UnknownUnit", "Visits", "may_see"]


class Visits(Offers, Arrangements, Records, Aftermath):
    """The use cases of visits."""
