"""Rows of partners with who speaks for them."""

from __future__ import annotations

from typing import Any

from domain.partners import Profile
from domain.words import PartnerKind, Party, PartyKind, Role
from hub.roster.appointing import appoint
from hub.roster.columns import Read, Sheet
from hub.roster.drafts import Draft, Plan
from hub.roster.persons import find, keep_entry
from hub.roster.terms import Wanted
from projections.partners import PartnerRow


def partner(plan: Plan, row: Read, sheet: Sheet) -> Draft:
    """A partner by its code, and its liaison where the row names one. An empty cell leaves what is there as it is."""
    draft = Draft(row, sheet)
    if not (code := draft.value("code")):
        draft.needs("code")
        return draft
    if not plan.once(draft, f"partner:{code}"):
        return draft
    there = plan.present.partners.get(code)
    if there is None:
        _register(plan, draft, code)
    else:
        _revise(plan, draft, there)
    if draft.value("contact") and not draft.faults:
        _liaison(plan, draft, Party(PartyKind.PARTNER, code))
        if draft.faults and there is None:
            del plan.present.partners[code]
    return draft


def _profile(draft: Draft) -> dict[str, Any]:
    said: dict[str, Any] = {name: draft.value(name) for name in ("name", "area") if draft.value(name)}
    return said | ({"kind": PartnerKind(draft.value("kind"))} if draft.value("kind") else {})


def _register(plan: Plan, draft: Draft, code: str) -> None:
    draft.needs("name", "kind", *(["legal_basis", "from_on"] if draft.value("contact") else []))
    plan.require(draft, "partner.register")
    if draft.faults:
        return
    fields = {"area": None} | _profile(draft)
    draft.new = True
    draft.steps.append(lambda to: to.partners.register(code, **fields, act=to.act))
    today = plan.present.today
    plan.present.partners[code] = PartnerRow(
        code, fields["name"], fields["kind"], fields["area"], "", today, None, None
    )
    plan.present.add_unit(PartyKind.PARTNER, code, fields["name"])


def _revise(plan: Plan, draft: Draft, there: PartnerRow) -> None:
    changes = {name: value for name, value in _profile(draft).items() if value != getattr(there, name)}
    if not changes:
        return
    plan.require(draft, "partner.revise")
    if not draft.faults:
        draft.changes(*changes)
        draft.steps.append(lambda to: to.partners.revise(there.code, Profile(**changes), act=to.act))
        plan.present.partners[there.code] = there._replace(**changes)


def _liaison(plan: Plan, draft: Draft, unit: Party) -> None:
    """The person enters the directory as one of the partner's, and speaks for it from a day on."""
    values, new = draft.row.values, draft.new
    kept = {name: values.get(name) for name in ("name", "kind")}
    values |= {"name": values["contact"], "role": Role.PARTNER, "person": None, "org": None}
    key = find(plan, draft, unit)
    if not draft.faults:
        fresh = key is None
        key = key or plan.new_person(draft)
        keep_entry(plan, draft, key, unit, fresh=fresh)
        appoint(plan, draft, Wanted.of(draft, key, unit))
    draft.new = new
    values |= kept
