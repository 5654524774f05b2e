"""Who may read an outcome: the people of its owner (a studio's mentors too), the Party School; once it is accepted, all members."""

from __future__ import annotations

from domain.outcomes import State
from hub.access import Standing
from hub.audience import READERS
from hub.sight import outside
from projections.outcomes import OutcomeRow


def may_see(who: Standing, row: OutcomeRow) -> bool:
    """Whether the person may read the outcome with its evidence."""
    if who.roles & READERS or any(row.owner in term.reach for term in who.terms):
        return True
    return row.state is State.ACCEPTED and bool(who.roles) and not outside(who)
