"""How much of a brand a person may read: its own people and the Party School everything, the district what has been named.

Source: the table of roles and rights of the domain, reading; brands are there to be seen (P77).
"""

from __future__ import annotations

from enum import StrEnum

from domain.brands import State
from domain.words import Party, PartyKind, Role
from hub.access import Standing
from hub.audience import READERS
from hub.sight import outside
from projections import studios
from projections.brands import BrandRow
from projections.read import Reader

GUIDES = frozenset({Role.LEAD, Role.MENTOR, Role.ASSISTANT})


class Sight(StrEnum):
    """What is shown: all, with evidence and assessments; or the path, with what was said at each milestone."""

    FULL = "full"
    PUBLIC = "public"


def may_see(read: Reader, who: Standing, row: BrandRow) -> Sight | None:
    """How much of the brand; None for whom it does not exist."""
    if concerns(read, who, row):
        return Sight.FULL
    if not who.roles or (row.state.no < State.NAMED.no and row.name is None):
        return None
    return Sight.PUBLIC if not outside(who) or row.tier else None


def concerns(read: Reader, who: Standing, row: BrandRow) -> bool:
    """Whether the person is, or was, of its school, guides its studio, or is of the Party School."""
    school = Party(PartyKind.SCHOOL, row.school)
    if who.roles & READERS or any(school in term.reach for term in who.terms):
        return True
    return any(who.role_for(GUIDES, studio) for studio in studios_of(read, row.school))


def studios_of(read: Reader, school: str) -> list[Party]:
    """The studios to which a school belongs now."""
    found = {row.studio for row in studios.belongings_of_school(read, school) if row.until_on is None}
    return [Party(PartyKind.STUDIO, code) for code in sorted(found)]
