"""The appointment of a row: into a studio as its secretary, or to any other role."""

from __future__ import annotations

from domain.people import TermReversed
from domain.words import Role
from hub.roster.drafts import Draft, Plan
from hub.roster.memberships import membership
from hub.roster.terms import Wanted, scope_of, term_of


def appoint(plan: Plan, draft: Draft, wanted: Wanted) -> None:
    """Plan the appointment; faults stand beside its columns."""
    if wanted.from_on and wanted.until_on and wanted.until_on < wanted.from_on:
        draft.faults.append(TermReversed("until_on", from_on=wanted.from_on, until_on=wanted.until_on))
    elif wanted.role is Role.SECRETARY and draft.value("studio"):
        membership(plan, draft, wanted)
    elif (scope := scope_of(plan, draft, wanted)) is not None:
        term_of(plan, draft, wanted, scope)
