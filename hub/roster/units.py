"""Rows of schools and studios: registered where they are new, revised where something else stands there now."""

from __future__ import annotations

from typing import Any

from domain.schools import NoSchoolLevel, Profile
from domain.words import Level, Locality, MemberBand, OrgKind, PartyKind
from hub.roster.columns import Read, Sheet
from hub.roster.drafts import Draft, Plan
from hub.roster.faults import Fixed, NoProgramme, ProgrammeUnknown
from projections.schools import SchoolRow
from projections.studios import StudioRow

PROFILE = {"locality": Locality, "org_kind": OrgKind, "member_band": MemberBand}
TEXTS = ("name", "street")


def school(plan: Plan, row: Read, sheet: Sheet) -> Draft:
    """A school by its code. An empty cell leaves what is there as it is."""
    draft = Draft(row, sheet)
    if not (code := draft.value("code")):
        draft.needs("code")
        return draft
    if not plan.once(draft, f"school:{code}"):
        return draft
    there = plan.present.schools.get(code)
    if row.values["level"] == Level.MIXED:
        draft.faults.append(NoSchoolLevel("level"))
    if there is None:
        _register(plan, draft, code)
    else:
        _revise(plan, draft, there)
    return draft


def _profile(draft: Draft) -> dict[str, Any]:
    """What the row says of the profile, as the domain types it."""
    said = {name: kind(value) for name, kind in PROFILE.items() if (value := draft.row.values.get(name))}
    return said | {name: draft.value(name) for name in TEXTS if draft.value(name)}


def _register(plan: Plan, draft: Draft, code: str) -> None:
    draft.needs("name", "level", *PROFILE, "street")
    plan.require(draft, "school.register")
    if draft.faults:
        return
    fields, level = _profile(draft), Level(draft.value("level"))
    if plan.present.called[PartyKind.SCHOOL].get(fields["name"]):
        draft.notes.append("same_name")
    draft.new = True
    draft.steps.append(lambda to: to.schools.register(code, level=level, **fields, act=to.act))
    plan.present.schools[code] = SchoolRow(code=code, level=level, studio="", **fields)
    plan.present.add_unit(PartyKind.SCHOOL, code, fields["name"])


def _revise(plan: Plan, draft: Draft, there: SchoolRow) -> None:
    if draft.value("level") not in ("", there.level, Level.MIXED):
        draft.faults.append(Fixed("level", now=there.level))
    changes = {name: value for name, value in _profile(draft).items() if value != getattr(there, name)}
    if not changes:
        return
    plan.require(draft, "school.revise")
    if not draft.faults:
        draft.changes(*changes)
        draft.steps.append(lambda to: to.schools.revise(there.code, Profile(**changes), act=to.act))
        plan.present.schools[there.code] = there._replace(**changes)
        plan.present.add_unit(PartyKind.SCHOOL, there.code, changes.get("name", there.name))


def studio(plan: Plan, row: Read, sheet: Sheet) -> Draft:
    """A studio by its code, in the cohort that the row names or the one that runs. What it is does not change later."""
    draft = Draft(row, sheet)
    if not (code := draft.value("code")):
        draft.needs("code")
        return draft
    if not plan.once(draft, f"studio:{code}"):
        return draft
    if (there := plan.present.studios.get(code)) is None:
        _establish(plan, draft, code)
    else:
        kept = {name: getattr(there, name) or "" for name in ("name", "level", "motto", "programme")}
        draft.faults += [Fixed(name, now=now) for name, now in kept.items() if draft.value(name) not in ("", now)]
    return draft


def _establish(plan: Plan, draft: Draft, code: str) -> None:
    draft.needs("name", "level")
    plan.require(draft, "studio.establish")
    programme = draft.value("programme") or plan.present.programme
    if not programme:
        draft.faults.append(NoProgramme("programme"))
    elif programme not in plan.present.programmes:
        draft.faults.append(ProgrammeUnknown("programme", text=programme[:40]))
    if draft.faults:
        return
    name, level, motto = draft.value("name"), Level(draft.value("level")), draft.value("motto") or None
    draft.new = True
    draft.steps.append(
        lambda to: to.studios.establish(code, programme_id=programme, name=name, level=level, motto=motto, act=to.act)
    )
    plan.present.studios[code] = StudioRow(code, programme, name, level, motto, "", "", "")
    plan.present.add_unit(PartyKind.STUDIO, code, name)
