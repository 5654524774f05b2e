"""Rows of people: who is meant by a name, what of the entry changes, and the appointment that stands in the same row."""

from __future__ import annotations

from domain.words import Party, PartyKind
from hub.private import Person
from hub.roster.appointing import appoint
from hub.roster.columns import Read, Sheet
from hub.roster.drafts import Draft, Plan
from hub.roster.faults import Namesakes, PersonUnknown
from hub.roster.terms import Wanted

ENTRY = ("post", "phone", "mail")


def person(plan: Plan, row: Read, sheet: Sheet) -> Draft:
    """Somebody of the directory, with an appointment where the row names a role. An empty cell leaves what is there."""
    draft = Draft(row, sheet)
    draft.needs("name")
    unit = plan.unit(draft, "unit", *PartyKind)
    if draft.faults:
        return draft
    key = find(plan, draft, unit)
    if draft.faults:
        return draft
    role = draft.value("role")
    again = key is not None and f"person:{key}" in plan.seen and bool(role)
    fresh = key is None
    key = key or plan.new_person(draft)
    if not again and not plan.once(draft, f"person:{key}"):
        return draft
    draft.thing = f"person:{key}"
    keep_entry(plan, draft, key, unit, fresh=fresh)
    if role and not draft.faults:
        appoint(plan, draft, Wanted.of(draft, key, unit))
    if fresh and draft.faults:
        plan.seen.pop(f"person:{key}", None)
        _forget(plan, key)
    return draft


def find(plan: Plan, draft: Draft, unit: Party | None) -> str | None:
    """The id of who is meant: by the id, else by name and unit, telephone or mail; None for somebody new, and where a fault says why."""
    if key := draft.value("person"):
        if key not in plan.present.people:
            draft.faults.append(PersonUnknown("person", text=key[:40]))
        return key
    namesakes = plan.present.named.get(draft.value("name"), [])
    fitting = [each for each in namesakes if _fits(plan, each, draft, unit)]
    if not fitting and namesakes and (unit or draft.value("org")):
        fitting = [each for each in namesakes if _reached_alike(plan, each, draft)]
        draft.notes += [] if fitting else ["namesake"]
    if len(fitting) > 1:
        fitting = [each for each in fitting if _reached_alike(plan, each, draft)] or fitting
    if len(fitting) > 1:
        draft.faults.append(Namesakes("name", text=draft.value("name"), count=len(fitting)))
    return fitting[0] if len(fitting) == 1 else None


def _fits(plan: Plan, key: str, draft: Draft, unit: Party | None) -> bool:
    if unit is not None:
        return plan.present.units[key] == unit
    return not (org := draft.value("org")) or plan.present.people[key].org == org


def _reached_alike(plan: Plan, key: str, draft: Draft) -> bool:
    there = plan.present.people[key]
    return any(draft.value(name) and draft.value(name) == getattr(there, name) for name in ("phone", "mail"))


def keep_entry(plan: Plan, draft: Draft, key: str, unit: Party | None, *, fresh: bool) -> None:
    """Enrol somebody new, or correct the entry where the row says something else."""
    plan_entry = _entry(plan, draft, key, unit, fresh=fresh)
    there = plan.present.people.get(key)
    moved = unit if unit is not None else plan.present.units.get(key)
    if not fresh and (there, plan.present.units.get(key)) == (plan_entry, moved):
        return
    plan.require(draft, "person.enrol")
    if draft.faults:
        return
    fields = {name: getattr(plan_entry, name) for name in ("name", "post", "org", "phone", "mail")}
    if fresh:
        draft.new = True
        draft.steps.append(lambda to: to.people.enrol(key, **fields, party=unit, act=to.act))
    else:
        draft.changes(*(name for name in fields if there is None or fields[name] != getattr(there, name)))
        draft.changes(*(["unit"] if moved != plan.present.units.get(key) else []))
        draft.steps.append(lambda to: to.people.correct(key, **fields, party=moved, act=to.act))
        if there is not None and there.name != plan_entry.name:
            plan.present.named[there.name].remove(key)
    plan.present.add_person(plan_entry, moved)


def _entry(plan: Plan, draft: Draft, key: str, unit: Party | None, *, fresh: bool) -> Person:
    there = None if fresh else plan.present.people.get(key)
    said = {name: draft.value(name) or (getattr(there, name) if there else "") for name in ENTRY}
    org = draft.value("org") or (plan.present.codes(unit.kind)[unit.id].name if unit else there.org if there else "")
    if there and unit and unit == plan.present.units.get(key) and not draft.value("org"):
        org = there.org or org
    return Person(id=key, name=draft.value("name"), org=org, **said)


def _forget(plan: Plan, key: str) -> None:
    """Somebody new whose row is wrong after all is not there for the rows below."""
    if (gone := plan.present.people.pop(key, None)) is not None:
        plan.present.named[gone.name].remove(key)
        plan.present.units.pop(key, None)


def term(plan: Plan, row: Read, sheet: Sheet) -> Draft:
    """An appointment of somebody who is in the directory, or enters it with a row above."""
    draft = Draft(row, sheet)
    draft.needs("name", "role")
    unit = plan.unit(draft, "unit", PartyKind.SCHOOL, PartyKind.PARTNER)
    if draft.faults:
        return draft
    if (key := _known(plan, draft, unit)) is not None:
        draft.thing = f"person:{key}"
        appoint(plan, draft, Wanted.of(draft, key, unit))
    return draft


def _known(plan: Plan, draft: Draft, unit: Party | None) -> str | None:
    """Somebody known: the only one of the name, or of several the one at the unit of the appointment."""
    name, key = draft.value("name"), draft.value("person")
    if key:
        if key not in plan.present.people:
            draft.faults.append(PersonUnknown("person", text=key[:40]))
        return key if not draft.faults else None
    found = plan.present.named.get(name, [])
    if len(found) > 1:
        found = [each for each in found if unit and plan.present.units[each] == unit] or found
    if len(found) == 1:
        return found[0]
    many = Namesakes("name", text=name, count=len(found))
    draft.faults.append(many if found else PersonUnknown("name", text=name))
    return None
