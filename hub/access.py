"""Who may do what: pure functions of a person's appointments, the action and the unit it concerns.

Roles come from the log, with first and last day. A line of hub/rules says which roles may do an action; whether a role reaches the unit
in question (an assistant every school of the studio, a lead the own school as well) stands in the term itself.
Source: the table of roles and rights of the domain (P5, P6, P24, P25, P35).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from domain.errors import NotYours, ReadOnly, Refused, TermEnded, TermNotBegun
from domain.record import SYSTEM, Meta
from domain.words import Party, PartyKind, Role, ScopeKind
from hub.acting import heeds
from hub.rules import RULES
from hub.rules.roles import AUTHOR, DIRECTOR, HELPER, OFFICE, OFFICER, SIDE
from projections import people, schools, studios
from projections.read import Reader

__all__ = [
    "AUTHOR",
    "DIRECTOR",
    "HELPER",
    "OFFICE",
    "OFFICER",
    "RULES",
    "SIDE",
    "Act",
    "Standing",
    "Term",
    "authorise",
    "standing",
]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts, in which role, for whom, and which command it is. `person` is `system` for timers."""

    person: str = SYSTEM
    role: Role | None = None
    on_behalf_of: Party | None = None
    """The unit that phoned, or whose assistant this is, where the actor does not belong to it."""
    command_id: str = ""
    correlation: str = ""
    causation: int = 0
    source: str = "web"

    @property
    def trusted(self) -> bool:
        """Timers, history loads and the operator at the machine are checked by the rules of the domain, not by appointments."""
        return self.source in ("timer", "history", "cli")

    @property
    def meta(self) -> Meta:
        return Meta(
            actor=self.person,
            role=self.role or "",
            on_behalf_of=str(self.on_behalf_of or ""),
            command=self.command_id,
            correlation=self.correlation,
            causation=self.causation,
            source=self.source,
        )


class Term(NamedTuple):
    """An appointment and the units for which it lets a person act."""

    role: Role
    scope: Party | None
    from_on: date
    until_on: date | None
    reach: frozenset[Party]

    def runs(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


class Standing(NamedTuple):
    """What a person is appointed to, on a day; past and future terms are there to explain a refusal."""

    person: str
    on: date
    terms: tuple[Term, ...]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(term.role for term in self.terms if term.runs(self.on))

    @property
    def units(self) -> tuple[Party, ...]:
        """Units the person belongs to by a term that runs: the own school first, then the studio, no assistant's schools."""
        found: list[Party] = []
        for term in self.terms:
            if term.runs(self.on) and term.scope:
                own = term.reach if term.role is not Role.ASSISTANT else {term.scope}
                found += sorted(own - set(found), key=lambda party: (party.kind != PartyKind.SCHOOL, party))
        return tuple(dict.fromkeys(found))

    def role_for(self, roles: Iterable[Role], party: Party | None = None) -> Role | None:
        """The role, of those given, by which the person acts for a unit now (None: for the district)."""
        wanted = frozenset(roles)
        for term in self.terms:
            if term.role in wanted and term.runs(self.on) and (party is None or party in term.reach):
                return term.role
        return None

    def refusal(self, roles: Iterable[Role], party: Party | None = None) -> Refused:
        """Why not: the term has ended, has not begun, the role only reads, or there never was one."""
        wanted = frozenset(roles)
        fitting = [t for t in self.terms if t.role in wanted and (party is None or party in t.reach)]
        past = [t for t in fitting if t.until_on is not None and t.until_on < self.on]
        if past:
            last = max(past, key=lambda term: term.until_on or date.min)
            return TermEnded(role=last.role, on=last.until_on)
        if coming := [t for t in fitting if t.from_on > self.on]:
            return TermNotBegun(role=coming[0].role, on=min(t.from_on for t in coming))
        return ReadOnly() if self.roles == {Role.OBSERVER} else NotYours()


def standing(read: Reader, person: str, on: date) -> Standing:
    """A person's appointments with the units each of them reaches, running ones first; where a role was chosen, that one alone."""
    terms = [
        Term(row.role, _scope(row), row.from_on, row.until_on, _reach(read, row))
        for row in people.terms_of(read, person)
        if heeds(person, row.role)
    ]
    return Standing(person, on, tuple(sorted(terms, key=lambda term: not term.runs(on))))


def _scope(row: people.TermRow) -> Party | None:
    kinds = {
        ScopeKind.SCHOOL: PartyKind.SCHOOL,
        ScopeKind.STUDIO: PartyKind.STUDIO,
        ScopeKind.PARTNER: PartyKind.PARTNER,
    }
    return Party(kinds[row.scope_kind], row.scope_id) if row.scope_kind in kinds else None


def _reach(read: Reader, row: people.TermRow) -> frozenset[Party]:
    """Secretary: the own school. Lead: the studio and the own school. Assistant: the studio and all its schools."""
    own = frozenset({scope} if (scope := _scope(row)) else ())
    if row.role is Role.LEAD and (found := studios.studio(read, row.scope_id)) and found.lead_school:
        return own | {Party(PartyKind.SCHOOL, found.lead_school)}
    if row.role is Role.ASSISTANT:
        return own | {Party(PartyKind.SCHOOL, school.code) for school in schools.of_studio(read, row.scope_id)}
    return own


def authorise(who: Standing, action: str, act: Act, party: Party | None = None) -> Act:
    """The act with the role by which it is done. Raises NotYours, TermEnded, TermNotBegun or ReadOnly.

    The Party School reaches every unit; for everybody else the unit must be theirs.
    """
    if act.trusted:
        return act
    rule = RULES[action]
    role = who.role_for(rule & OFFICE) or who.role_for(rule - OFFICE, party)
    if role is None:
        raise who.refusal(rule, party)
    return msgspec.structs.replace(act, role=role)
