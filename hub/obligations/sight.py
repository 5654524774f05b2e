"""Who may read what is owed and what was handed in: who owes it, who guides the studio, the Party School; nobody else.

Source: the table of roles and rights of the domain (secretary: the own school; lead, mentor, assistant: their studio; observer: boards).
"""

from __future__ import annotations

from domain.obligations import Owner
from domain.words import Party, PartyKind, Role
from hub.access import Standing
from hub.audience import GUIDES, READERS
from projections.obligations import ObligationRow, Seen, owners_of

WATCHERS = READERS | {Role.OBSERVER}


def may_see(who: Standing, row: ObligationRow) -> bool:
    """Whether the person may read the duty with everything that was handed in."""
    seen = seen_by(who)
    return seen is None or row.owner in seen.owners or row.studio in seen.studios


def seen_by(who: Standing) -> Seen | None:
    """Whose duties the person may read; None: all. Ended terms leave the own past readable."""
    if who.roles & WATCHERS:
        return None
    guided = {
        term.scope.id
        for term in who.terms
        if term.scope and term.scope.kind == PartyKind.STUDIO and term.role in GUIDES and term.runs(who.on)
    }
    reach = {(party.kind, party.id) for term in who.terms for party in term.reach}
    return Seen(owners_of(who.person, reach), frozenset(guided))


def hands_in_for(who: Standing) -> frozenset[Owner]:
    """For whom the person hands in today: themselves, the own school, the studio they lead; an assistant for all of the studio."""
    roles = frozenset({Role.SECRETARY, Role.LEAD, Role.ASSISTANT})
    running = [term for term in who.terms if term.runs(who.on) and term.role in roles]
    return owners_of(who.person, {(party.kind, party.id) for term in running for party in term.reach})


def leads(who: Standing) -> frozenset[str]:
    """The studios that the person leads today."""
    terms = (term for term in who.terms if term.role is Role.LEAD and term.runs(who.on))
    return frozenset(
        term.scope.id for term in terms if term.scope and Party(PartyKind.STUDIO, term.scope.id) in term.reach
    )
