"""What a person may find and read of shared things, as tokens (projections.audience), by today's appointments.

Terms that have ended leave the own past readable: what the unit's people may read of their own unit. Source: the table of roles and
rights of the domain, reading.
"""

from __future__ import annotations

from domain.words import Party, PartyKind, Role
from hub.access import Standing
from projections import audience, studios
from projections.read import Reader

READERS = frozenset({Role.DIRECTOR, Role.OFFICER, Role.EVALUATOR})
GUIDES = frozenset({Role.LEAD, Role.MENTOR, Role.ASSISTANT})


def tokens_of(read: Reader, who: Standing) -> frozenset[str]:
    """The tokens of a person; of a stranger only the one of what they wrote themselves."""
    found = {audience.person(who.person)}
    found |= {audience.unit(party) for term in who.terms for party in term.reach}
    found |= {audience.OFFICE} if who.roles & READERS else set()
    found |= {audience.DISTRICT} if who.roles - {Role.PARTNER} else set()
    found |= {audience.PARTNERS} if Role.PARTNER in who.roles else set()
    for code in _studios(read, who):
        found.add(audience.member(code))
        if who.role_for(GUIDES, Party(PartyKind.STUDIO, code)):
            found.add(audience.guide(code))
        if row := studios.studio(read, code):
            found.add(audience.programme(row.programme))
    return frozenset(found)


def _studios(read: Reader, who: Standing) -> list[str]:
    """Studios to which the person belongs today: as a guide, or through the own school."""
    guided = {
        term.scope.id
        for term in who.terms
        if term.runs(who.on) and term.scope and term.scope.kind == PartyKind.STUDIO and term.role in GUIDES
    }
    joined = {
        row.studio
        for row in studios.belongings_of_person(read, who.person)
        if row.from_on <= who.on and (row.until_on is None or who.on <= row.until_on)
    }
    return sorted(guided | joined)
