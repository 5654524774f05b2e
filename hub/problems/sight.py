"""Who may read a problem: who works with the studio on it, who is or was of its school, and the Party School."""

from __future__ import annotations

from domain.words import Party, PartyKind
from hub.access import Standing
from hub.audience import READERS
from hub.studios.sight import own_people
from projections.problems import ProblemRow
from projections.read import Reader


def may_see(read: Reader, who: Standing, row: ProblemRow) -> bool:
    """The schools of a studio solve their problems together (P44): they read one another's."""
    school = Party(PartyKind.SCHOOL, row.school)
    if who.roles & READERS or any(school in term.reach for term in who.terms):
        return True
    return own_people(read, who, row.studio)
