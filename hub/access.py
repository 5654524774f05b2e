"""Who may do what: pure functions of a person's appointments, the action and the unit it concerns.

Roles come from the log, with first and last day. A line of RULES says which roles may do an action; whether a role reaches the unit
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
from projections import people, schools, studios
from projections.read import Reader


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
        if fitting:
            return TermNotBegun(role=fitting[0].role, on=min(t.from_on for t in fitting))
        return ReadOnly() if self.roles == {Role.OBSERVER} else NotYours()


def standing(read: Reader, person: str, on: date) -> Standing:
    """A person's appointments with the units each of them reaches, running ones first."""
    terms = [
        Term(row.role, _scope(row), row.from_on, row.until_on, _reach(read, row))
        for row in people.terms_of(read, person)
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


# ---- rules

DIRECTOR = frozenset({Role.DIRECTOR})
OFFICER = frozenset({Role.OFFICER})
OFFICE = DIRECTOR | OFFICER
SIDE = frozenset({Role.SECRETARY, Role.LEAD, Role.PARTNER})
"""Who speaks for a side of a visit."""
AUTHOR = frozenset({Role.SECRETARY, Role.LEAD})
"""Who writes the cases of a school."""
HELPER = frozenset({Role.ASSISTANT})
"""Who writes for a side, and neither accepts, declines, waives nor approves."""

RULES: dict[str, frozenset[Role]] = {
    "person.enrol": OFFICE,
    "person.grant": DIRECTOR,
    "person.revoke": DIRECTOR,
    "school.register": OFFICE,
    "school.revise": OFFICE | {Role.SECRETARY, Role.LEAD},
    "school.recognise": OFFICE,
    "school.flag_need": OFFICE | {Role.LEAD},
    "studio.establish": OFFICE,
    "studio.appoint_lead": DIRECTOR,
    "studio.appoint_mentor": OFFICE,
    "studio.appoint_assistant": OFFICE | {Role.LEAD},
    "studio.robot": OFFICER | {Role.LEAD, Role.ASSISTANT},
    "studio.record_needs": frozenset({Role.LEAD, Role.ASSISTANT}),
    "studio.submit_plan": frozenset({Role.LEAD}),
    "studio.answer_plan": OFFICER,
    "studio.pair": frozenset({Role.LEAD}),
    "studio.end_pairing": OFFICER | {Role.LEAD},
    "studio.set_rotation": frozenset({Role.LEAD, Role.ASSISTANT}),
    "studio.note_guidance": frozenset({Role.MENTOR}),
    "studio.conclude": DIRECTOR,
    "studio.redact": OFFICER,
    "membership.admit": OFFICE,
    "membership.complete": DIRECTOR,
    "membership.redact": OFFICER,
    "programme.open": DIRECTOR,
    "programme.schedule": OFFICE,
    "programme.reschedule": DIRECTOR,
    "programme.close_stage": OFFICER,
    "programme.set_targets": OFFICE,
    "programme.close": DIRECTOR,
    "programme.redact": OFFICER,
    "calendar.set": OFFICE,
    "calendar.block": frozenset({Role.SECRETARY, Role.LEAD, Role.ASSISTANT}),
    "partner.register": OFFICE,
    "partner.designate": OFFICE | {Role.PARTNER},
    "partner.revise": OFFICE | {Role.PARTNER},
    "partner.release": OFFICE | {Role.PARTNER},
    "partner.end": OFFICE,
    "partner.resume": OFFICE,
    "partner.appraise": frozenset({Role.PARTNER}),
    "partner.redact": OFFICER,
    "agreement.sign": OFFICER | AUTHOR,
    "agreement.end": OFFICER | SIDE,
    "item.list": OFFICER | SIDE,
    "project.agree": OFFICER | SIDE,
    "project.report": OFFICER | SIDE,
    "project.confirm": SIDE,
    "project.drop": OFFICER | SIDE,
    "visit.propose": SIDE | OFFICER,
    "visit.amend_offer": SIDE | OFFICER,
    "visit.counter": SIDE | OFFICER,
    "visit.accept": SIDE | OFFICER,
    "visit.decline": SIDE | OFFICER,
    "visit.withdraw": SIDE | OFFICER,
    "visit.expire": frozenset(),
    "visit.issue_letter": SIDE | HELPER | OFFICER,
    "visit.set_delegation": SIDE | HELPER | OFFICER,
    "visit.set_logistics": SIDE | HELPER | OFFICER,
    "visit.confirm": SIDE | OFFICER,
    "visit.propose_change": SIDE | OFFICER,
    "visit.accept_change": SIDE | OFFICER,
    "visit.reject_change": SIDE | OFFICER,
    "visit.retract_change": SIDE | OFFICER,
    "visit.cancel": SIDE | OFFICE,
    "visit.record_afterwards": SIDE | HELPER | OFFICE,
    "visit.record_held": SIDE | HELPER | OFFICE,
    "visit.record_not_held": SIDE | HELPER | OFFICE,
    "visit.acknowledge_record": SIDE | OFFICER,
    "visit.file_attendance": SIDE | HELPER | OFFICER,
    "visit.correct_attendance": HELPER | OFFICER,
    "visit.file_minutes": SIDE | HELPER,
    "visit.amend_minutes": SIDE | HELPER,
    "visit.confirm_minutes": SIDE,
    "visit.dispute_record": SIDE | OFFICER,
    "visit.correct_record": SIDE | OFFICE,
    "visit.give_feedback": SIDE,
    "visit.complete_action": HELPER,
    "visit.promise_return": SIDE | OFFICER,
    "visit.waive_return": SIDE | OFFICER,
    "visit.close": HELPER | OFFICER,
    "visit.void": OFFICE,
    "visit.redact": OFFICER,
    "case.submit": AUTHOR,
    "case.recall": AUTHOR | OFFICER,
    "case.resubmit": AUTHOR,
    "case.revise": AUTHOR,
    "case.submit_revision": AUTHOR,
    "case.take_over": OFFICER,
    "case.assign_reviewer": OFFICER | {Role.LEAD},
    "case.review": OFFICER | {Role.LEAD, Role.MENTOR},
    "case.publish": OFFICER | {Role.LEAD},
    "case.recommend": DIRECTOR,
    "case.archive": AUTHOR | OFFICER,
    "case.withdraw": AUTHOR | OFFICER,
    "case.restore": OFFICER,
    "case.reinstate": OFFICER,
    "case.redact": OFFICER,
    "adoption.act": SIDE | OFFICER,
    "adoption.redact": OFFICER,
    "obligation.issue": OFFICER,
    "obligation.remind": frozenset(),
    "obligation.miss": frozenset(),
    "obligation.fulfil": frozenset(),
    "obligation.extend": OFFICER,
    "obligation.waive": DIRECTOR,
    "obligation.submit": AUTHOR | HELPER,
    "obligation.sign": frozenset({Role.LEAD}),
    "obligation.judge": OFFICER | {Role.LEAD},
    "obligation.redact": OFFICER,
    "problem.raise": AUTHOR | {Role.MENTOR},
    "problem.diagnose": frozenset({Role.MENTOR, Role.LEAD}),
    "problem.agree": AUTHOR,
    "problem.solve": AUTHOR,
    "problem.reopen": AUTHOR | {Role.MENTOR},
    "problem.withdraw": AUTHOR,
    "problem.redact": OFFICER,
    "vocabulary.keep": OFFICE,
    "admin.look": OFFICE | {Role.ADMIN},
    "admin.mend": frozenset({Role.ADMIN}),
}


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
