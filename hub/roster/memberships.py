"""A secretary of a row enters a studio, or moves to another school or studio from a day on."""

from __future__ import annotations

from domain.errors import NotChosen
from domain.model import Prose
from domain.programme import EligibilityFrom, earliest_post
from domain.studios import Eligibility
from domain.words import PartyKind, Scope, ScopeKind
from hub.roster.drafts import Draft, Plan
from hub.roster.faults import MemberElsewhere, OtherStart, ReasonNeeded
from hub.roster.terms import Wanted, taken_up, term_of
from projections.studios import BelongingRow


def membership(plan: Plan, draft: Draft, wanted: Wanted) -> None:
    """入室: admitted, or moved to another school or studio from a day on."""
    studio = plan.unit(draft, "studio", PartyKind.STUDIO)
    school = wanted.unit if wanted.unit and wanted.unit.kind == PartyKind.SCHOOL else None
    if school is None:
        draft.faults.append(NotChosen("unit"))
    plan.require(draft, "membership.admit")
    if draft.faults or studio is None or school is None:
        return
    programme = plan.present.studios[studio.id].programme
    rows = [row for row in plan.present.members.get(wanted.person, ()) if _of(plan, row) == programme]
    running = next((row for row in rows if row.until_on is None), None)
    scope = Scope(ScopeKind.SCHOOL, school.id)
    if running is None:
        _admit(plan, draft, wanted, school.id, studio.id, rows)
    elif (running.school, running.studio) == (school.id, studio.id):
        term_of(plan, draft, wanted, scope) if wanted.until_on else _since(draft, wanted, running)
    else:
        _move(plan, draft, wanted, running, school.id, studio.id)


def _of(plan: Plan, row: BelongingRow) -> str:
    return plan.present.studios[row.studio].programme


def _since(draft: Draft, wanted: Wanted, running: BelongingRow) -> None:
    if wanted.from_on not in (None, running.from_on):
        draft.faults.append(OtherStart("from_on", since=running.from_on))


def _admit(plan: Plan, draft: Draft, wanted: Wanted, school: str, studio: str, before: list[BelongingRow]) -> None:
    draft.needs("from_on", "in_post_since")
    if before:
        draft.faults.append(MemberElsewhere("studio", until=before[-1].until_on or ""))
    reason, since, on = draft.value("reason"), draft.value("in_post_since"), wanted.from_on
    programme = plan.present.programmes[plan.present.studios[studio].programme]
    if on is None or draft.faults:
        return
    admission = programme.settings.eligibility_from is EligibilityFrom.ADMISSION
    earliest = earliest_post(on if admission else programme.starts_on, programme.eligibility_years)
    late = since < earliest
    if late and not reason:
        draft.faults.append(ReasonNeeded("reason"))
        return
    eligibility, why = (Eligibility.EXCEPTION, Prose(reason)) if late else (Eligibility.WITHIN_LIMIT, None)
    ids = {"programme_id": programme.code, "school_id": school, "studio_id": studio, "in_post_since": since}
    draft.new = True
    draft.notes.append(f"role.{wanted.role}")
    draft.steps.append(
        lambda to: to.studios.admit(
            wanted.person, **ids, eligibility=eligibility, on=on, exception_reason=why, act=to.act
        )
    )
    plan.present.members[wanted.person].append(BelongingRow(wanted.person, school, studio, False, on, None, since))
    taken_up(plan, draft, wanted, Scope(ScopeKind.SCHOOL, school), on)


def _move(plan: Plan, draft: Draft, wanted: Wanted, running: BelongingRow, school: str, studio: str) -> None:
    """To another school, to another studio with a reason, or both."""
    draft.needs("from_on", *(["reason"] if studio != running.studio else []))
    on, programme = wanted.from_on, plan.present.studios[studio].programme
    if on is None or draft.faults:
        return
    draft.changes(*(["unit"] if school != running.school else []), *(["studio"] if studio != running.studio else []))
    if school != running.school:
        draft.steps.append(
            lambda to: to.studios.change_school(
                wanted.person, programme_id=programme, to_school_id=school, on=on, act=to.act
            )
        )
    if studio != running.studio:
        reason = Prose(draft.value("reason"))
        draft.steps.append(
            lambda to: to.studios.transfer(
                wanted.person, programme_id=programme, to_studio_id=studio, reason=reason, on=on, act=to.act
            )
        )
    rows = plan.present.members[wanted.person]
    rows[rows.index(running)] = running._replace(school=school, studio=studio, from_on=on)
    if school != running.school:
        taken_up(plan, draft, wanted, Scope(ScopeKind.SCHOOL, school), on)
