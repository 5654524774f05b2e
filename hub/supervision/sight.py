"""Who may read a supervision visit: the Party School, the people of the studio, and a school that is named in it or asked to mend something."""

from __future__ import annotations

from domain.words import Party, PartyKind, Role
from hub.access import Standing
from hub.audience import READERS
from projections.supervision import SupervisionRow

PEOPLE = frozenset({Role.LEAD, Role.ASSISTANT, Role.MENTOR})


def may_see(who: Standing, row: SupervisionRow) -> bool:
    """Whether the person may read the visit with all its problems; a past term leaves the own past readable."""
    studio = Party(PartyKind.STUDIO, row.studio)
    if who.roles & READERS or any(studio in term.reach for term in who.terms if term.role in PEOPLE):
        return True
    named = {problem.to for problem in row.problems} | {
        Party(PartyKind.SCHOOL, problem.school) for problem in row.problems if problem.school
    }
    return any(named & term.reach for term in who.terms)
