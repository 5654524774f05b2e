"""How much of a visit a page shows: everything to its own sides, what is public to members of other units, nothing to others."""

from __future__ import annotations

from domain.errors import NotFound
from domain.words import Party, PartyKind, Role, Side
from hub import access
from hub.access import Standing
from hub.visits.sight import Sight, may_see, past_reach, reach
from projections.visits import VisitRow

__all__ = ["Sight", "feedback_sides", "of", "past_reach", "reach", "reads_feedback"]


def of(who: Standing, visit: VisitRow) -> Sight:
    """How much of it; NotFound for whom it does not exist."""
    found = may_see(who, visit)
    if found is None:
        raise NotFound(kind="visit", key=str(visit.no))
    return found


def feedback_sides(who: Standing, visit: VisitRow) -> frozenset[Side]:
    """Sides whose feedback the person reads before it is opened: those for which the person may write it, so no assistant's."""
    rule = access.RULES["visit.give_feedback"]
    return frozenset(side for side, party in visit.sides.items() if who.role_for(rule, party))


def reads_feedback(who: Standing, visit: VisitRow) -> bool:
    """Whether opened feedback is for this person: the two sides, and the leads of their studios."""
    codes = [code for code in (visit.host_studio, visit.guest_studio) if code]
    leads = any(who.role_for({Role.LEAD}, Party(PartyKind.STUDIO, code)) for code in codes)
    return leads or bool(visit.sides_of(past_reach(who)))
