"""An appointment of a row: begun, handed on, given an end, or there already; each by the command of the unit that gives the role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from domain.errors import NotChosen
from domain.model import Prose
from domain.partners import LegalBasis
from domain.people import SCOPES, Period
from domain.studios import Basis
from domain.words import Party, PartyKind, Role, Scope, ScopeKind
from hub.people import RULE_OF_TERM
from hub.roster.drafts import Draft, Hands, Plan
from hub.roster.faults import OtherStart, ReasonNeeded, TermOver, TermOverlaps
from projections.people import TermRow


@dataclass(frozen=True)
class Wanted:
    """What the row asks: `unit` is the school or partner named in it."""

    person: str
    role: Role
    unit: Party | None
    from_on: date | None
    until_on: date | None

    @classmethod
    def of(cls, draft: Draft, person: str, unit: Party | None) -> Wanted:
        values = draft.row.values
        return cls(person, Role(values["role"]), unit, values["from_on"], values["until_on"])


def scope_of(plan: Plan, draft: Draft, wanted: Wanted) -> Scope | None:
    """What the role is for; None where the row does not say it, with a fault."""
    kind = SCOPES[wanted.role]
    if kind is ScopeKind.DISTRICT:
        return Scope(kind)
    if kind is ScopeKind.STUDIO:
        draft.needs("studio")
        party = plan.unit(draft, "studio", PartyKind.STUDIO)
    else:
        party = wanted.unit if wanted.unit and wanted.unit.kind == PartyKind(kind) else None
        if party is None:
            draft.faults.append(NotChosen("unit"))
    return Scope(kind, party.id) if party and not draft.faults else None


def term_of(plan: Plan, draft: Draft, wanted: Wanted, scope: Scope) -> None:
    """The term that the row speaks of is there, gets its end, or begins."""
    held = [
        term
        for term in plan.present.terms.get(wanted.person, ())
        if (term.role, term.scope_kind, term.scope_id) == (wanted.role, scope.kind, scope.id)
    ]
    there = _meant(plan, held, wanted)
    if there is None:
        _overlap(draft, held, wanted)
        _begin(plan, draft, wanted, scope)
    elif wanted.from_on not in (None, there.from_on):
        draft.faults.append(OtherStart("from_on", since=there.from_on))
    elif wanted.until_on not in (None, there.until_on):
        _set_end(plan, draft, wanted, scope, there if there is max(held, key=lambda term: term.from_on) else None)


def _meant(plan: Plan, held: list[TermRow], wanted: Wanted) -> TermRow | None:
    """The term that the row speaks of: the one that begins that day, else one given by a unit, or running where no day is named."""
    if same := [term for term in held if term.from_on == wanted.from_on]:
        return same[-1]
    by_unit = wanted.role in RULE_OF_TERM and wanted.role is not Role.SECRETARY
    running = [term for term in held if term.until_on is None or term.until_on >= plan.present.today]
    return running[-1] if running and (by_unit or wanted.from_on is None) else None


def _overlap(draft: Draft, held: list[TermRow], wanted: Wanted) -> None:
    draft.needs("from_on")
    if wanted.from_on is None:
        return
    for term in held:
        if Period(term.from_on, term.until_on).meets(wanted.from_on, wanted.until_on):
            draft.faults.append(TermOverlaps("from_on", since=term.from_on, until=term.until_on or ""))
            return


def _rule(role: Role, scope: Scope | None) -> str:
    return "person.grant" if scope and scope.kind in (ScopeKind.DISTRICT, ScopeKind.SCHOOL) else RULE_OF_TERM[role]


def _set_end(plan: Plan, draft: Draft, wanted: Wanted, scope: Scope, there: TermRow | None) -> None:
    if there is None:
        draft.faults.append(TermOver("until_on", since=wanted.from_on or ""))
        return
    plan.require(draft, RULE_OF_TERM.get(wanted.role, "person.grant"))
    if not draft.faults:
        draft.changes("until_on")
        draft.after.append(_ending(wanted, scope))
        terms = plan.present.terms[wanted.person]
        terms[terms.index(there)] = there._replace(until_on=wanted.until_on)


def _ending(wanted: Wanted, scope: Scope) -> partial[None]:
    return partial(_end_it, wanted, scope)


def _end_it(wanted: Wanted, scope: Scope, to: Hands) -> None:
    to.people.set_term_end(wanted.person, wanted.role, scope, wanted.until_on, act=to.act)


def _begin(plan: Plan, draft: Draft, wanted: Wanted, scope: Scope) -> None:
    """Somebody takes up a role."""
    plan.require(draft, _rule(wanted.role, scope))
    if wanted.role is Role.LEAD:
        _lead(plan, draft, wanted, scope.id)
    elif wanted.role is Role.MENTOR:
        _mentor(plan, draft, wanted, scope.id)
    elif wanted.role is Role.PARTNER:
        liaison(plan, draft, wanted, scope.id)
    on = wanted.from_on
    if draft.faults or on is None:
        return
    draft.new = True
    draft.notes.append(f"role.{wanted.role}")
    if wanted.role is Role.ASSISTANT:
        draft.steps.append(lambda to: to.studios.appoint_assistant(scope.id, wanted.person, on=on, act=to.act))
        plan.present.studios[scope.id] = plan.present.studios[scope.id]._replace(assistant=wanted.person)
    elif wanted.role not in RULE_OF_TERM or wanted.role is Role.SECRETARY:
        draft.steps.append(
            lambda to: to.people.grant(
                wanted.person, wanted.role, scope, from_on=on, until_on=wanted.until_on, act=to.act
            )
        )
    taken_up(plan, draft, wanted, scope, on)


def taken_up(plan: Plan, draft: Draft, wanted: Wanted, scope: Scope, on: date) -> None:
    """The rows below know of it. A role that a unit gives gets its last day afterwards."""
    granted = wanted.role not in RULE_OF_TERM or (wanted.role is Role.SECRETARY and not draft.value("studio"))
    if wanted.until_on and not granted:
        draft.after.append(_ending(wanted, scope))
    plan.present.add_term(TermRow(wanted.person, wanted.role, scope.kind, scope.id, on, wanted.until_on))


def _lead(plan: Plan, draft: Draft, wanted: Wanted, code: str) -> None:
    """The first lead of a studio, or the next one with a reason (P9)."""
    studio, reason = plan.present.studios[code], draft.value("reason")
    school = wanted.unit.id if wanted.unit and wanted.unit.kind == PartyKind.SCHOOL else ""
    if not school:
        draft.faults.append(NotChosen("unit"))
    if studio.lead and not reason:
        draft.faults.append(ReasonNeeded("reason"))
    if draft.faults or wanted.from_on is None:
        return
    on, who = wanted.from_on, wanted.person
    if studio.lead:
        draft.steps.append(
            lambda to: to.studios.replace_lead(code, who, school_id=school, reason=Prose(reason), on=on, act=to.act)
        )
    else:
        basis, why = (Basis.EXCEPTION, Prose(reason)) if reason else (Basis.DEMONSTRATION_POINT, None)
        draft.steps.append(
            lambda to: to.studios.appoint_lead(
                code, who, school_id=school, basis=basis, from_on=on, exception_reason=why, act=to.act
            )
        )
    plan.present.studios[code] = studio._replace(lead=who, lead_school=school)


def _mentor(plan: Plan, draft: Draft, wanted: Wanted, code: str) -> None:
    org = draft.value("org") or plan.present.people[wanted.person].org
    if not org:
        draft.needs("org")
    if not draft.faults and (on := wanted.from_on) is not None:
        duties = draft.row.values.get("duties") or ()
        draft.steps.append(
            lambda to: to.studios.appoint_mentor(code, wanted.person, org=org, duties=duties, on=on, act=to.act)
        )


def liaison(plan: Plan, draft: Draft, wanted: Wanted, code: str) -> None:
    """Who speaks for a partner, on what legal basis."""
    draft.needs("legal_basis")
    if not draft.faults and (on := wanted.from_on) is not None:
        basis = LegalBasis(draft.value("legal_basis"))
        draft.steps.append(
            lambda to: to.partners.designate_contact(code, wanted.person, legal_basis=basis, on=on, act=to.act)
        )
        plan.present.partners[code] = plan.present.partners[code]._replace(contact=wanted.person)
