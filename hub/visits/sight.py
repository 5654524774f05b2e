"""How much of a visit a person may read: the own sides everything, members of other units what is public, partners nothing.

Source: the table of roles and rights of the domain, reading (own visits in full; others' as topic, parties, date, state and
published takeaways; feedback by the two sides and the lead).
"""

from __future__ import annotations

from enum import StrEnum

from domain.words import Party, PartyKind, Role
from hub import sight
from hub.access import Standing
from projections.visits import VisitRow

READERS = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
GUIDES = frozenset({Role.LEAD, Role.MENTOR, Role.ASSISTANT})


class Sight(StrEnum):
    """What is shown: all of it, or what everybody may know."""

    FULL = "full"
    PUBLIC = "public"


def reach(who: Standing) -> frozenset[Party]:
    """All units for which the person acts today, an assistant's schools included."""
    return frozenset().union(*(term.reach for term in who.terms if term.runs(who.on)))


def past_reach(who: Standing) -> frozenset[Party]:
    """Units of all terms, also of those that have ended: reading of the own past stays."""
    return frozenset().union(*(term.reach for term in who.terms))


def may_see(who: Standing, visit: VisitRow) -> Sight | None:
    """How much of the visit; None for whom it does not exist."""
    if visit.sides_of(past_reach(who)) or who.roles & READERS or guides(who, visit):
        return Sight.FULL
    return None if not who.roles or sight.outside(who) else Sight.PUBLIC


def guides(who: Standing, visit: VisitRow) -> bool:
    """Whether a lead, a mentor or an assistant of one of the two studios asks."""
    codes = [code for code in (visit.host_studio, visit.guest_studio) if code]
    return any(who.role_for(GUIDES, Party(PartyKind.STUDIO, code)) for code in codes)
