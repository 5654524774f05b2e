"""What a person may look up: members see the whole district, mentors and partners the people and units they work with.

Pure functions of a person's appointments. Source: the table of roles and rights of the domain, reading (mentor: no directory of
persons beyond the studios assigned; partner: its own world).
"""

from __future__ import annotations

from datetime import date

from domain.words import Party, PartyKind, Role, ScopeKind
from hub.access import Standing
from projections import exchanges, partners, people, studios, visits
from projections.exchanges import Part
from projections.read import Reader

MOST = 500
"""Visits, and projects, of one partner that are looked through."""
TOOK_PART = [Part.ORGANISER, Part.CO_ORGANISER, Part.JOINED, Part.CAME]
"""How a partner stands with an exchange at which it meets those who organise it."""
WHOLE = frozenset(Role) - {Role.MENTOR, Role.PARTNER}
"""Roles that see everybody: the directory is open to all members from the first day."""


def enter(who: Standing, roles: frozenset[Role] = frozenset(Role)) -> None:
    """Refuse who holds none of the roles today. Raises TermEnded, TermNotBegun or NotYours, so that people read why."""
    if not who.roles & roles:
        raise who.refusal(roles)


def whole(who: Standing) -> bool:
    """Whether the person sees everybody in the district."""
    return bool(who.roles & WHOLE)


def outside(who: Standing) -> bool:
    """Whether the person belongs to a partner only: sees what schools show to everybody, and the own visits."""
    return who.roles == {Role.PARTNER}


def colleagues(read: Reader, who: Standing) -> frozenset[str] | None:
    """Ids of the people that a person may look up; None: everybody."""
    if whole(who):
        return None
    found = {who.person}
    for unit in who.units:
        if unit.kind == PartyKind.STUDIO:
            found |= _of_studio(read, unit.id)
        elif unit.kind == PartyKind.PARTNER:
            found |= _around_partner(read, unit, who.on)
    return frozenset(found)


def partner(who: Standing, code: str) -> bool:
    """Whether the person may open the page of a partner: members any, a liaison the own one."""
    return not outside(who) or Party(PartyKind.PARTNER, code) in who.units


def own_partners(read: Reader, who: Standing) -> list[partners.PartnerRow]:
    """The partners that a person may open."""
    return [row for row in partners.everywhere(read) if partner(who, row.code)]


def _around_partner(read: Reader, partner: Party, on: date) -> set[str]:
    """The liaisons, and who is in charge of the schools and studios that the partner meets."""
    found = set(people.holders(read, Role.PARTNER, ScopeKind.PARTNER, partner.id, on))
    heads = studios.in_charge(read, on)
    for other in _met(read, partner):
        if other.kind == PartyKind.SCHOOL:
            found |= set(heads.get(other.id, ()))
        elif other.kind == PartyKind.STUDIO and (row := studios.studio(read, other.id)):
            found |= {row.lead, row.assistant} - {""}
    return found


def _met(read: Reader, partner: Party) -> set[Party]:
    """Units that a partner has a visit, a project or an agreement with, or whose exchange it has joined or been at."""
    found = {party for card in visits.cards(read, parties=[partner], limit=MOST) for party in card.sides.values()}
    found |= {party for row in partners.projects(read, parties=[partner], limit=MOST) for party in row.parties}
    found |= {party for row in exchanges.of_unit(read, [partner], parts=TOOK_PART) for party in row.organisers}
    return found | {party for row in partners.agreements(read, partner) for party in row.parties}


def _of_studio(read: Reader, code: str) -> set[str]:
    found = studios.studio(read, code)
    members = {row.person for row in studios.members(read, code)}
    mentors = {person for person, _ in studios.mentors(read, code)}
    return members | mentors | ({found.assistant} - {""} if found else set())
