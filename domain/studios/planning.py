"""What members need, and the plan that follows from it: submitted by the lead for a period, returned or approved (P11, P38, P51-P53).

One plan a period. After a return or an approval it may be submitted anew; the approved one stays in force until the next is approved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from domain.errors import NotChosen, Wrong, refuse
from domain.inputs import TITLE, line, said, text
from domain.model import Prose
from domain.studios.faults import CountUnfit, NeedTwice, OrientationMissing, PlanUnchanged, TooManyLines
from domain.studios.refusals import PlanAnswered, PlanChanged, PlanPending, PlanUnknown
from domain.studios.states import STUDIO
from domain.studios.values import Need, Orientations, Plan, PlanItem
from domain.studios.words import NeedsMethod, PlanState

if TYPE_CHECKING:
    from domain.studios.studio import Studio

NEEDS: Final = 30
LINES: Final = 20
ITEMS: Final = 100


def record_needs(studio: Studio, needs: tuple[Need, ...], *, method: NeedsMethod) -> None:
    """What a survey found, in place of what was found before."""
    STUDIO.require(studio.state, "record_needs")
    if (needs, method) != (studio.needs, studio.needs_method):
        refuse(NotChosen("needs") if not needs else None, _too_many("needs", needs, NEEDS), *_need_faults(needs))
        studio._needs_recorded(needs=needs, method=method)


def submit_plan(
    studio: Studio,
    *,
    period: str,
    goals: tuple[Prose, ...],
    needs: tuple[Prose, ...],
    problems: tuple[Prose, ...],
    items: tuple[PlanItem, ...],
    plan_id: str = "",
) -> None:
    """The plan of a period with all three orientations; empty lines are left out. Without an id the period is its id."""
    STUDIO.require(studio.state, "submit_plan")
    new = Orientations(*(tuple(filter(said, lines)) for lines in (goals, needs, problems)))
    there = next((plan for plan in studio.plans.values() if plan.period == period), None)
    plan_id = there.plan_id if there else plan_id or period
    if there and there.state is PlanState.SUBMITTED:
        raise PlanPending(period=period)
    refuse(
        line("period", period, limit=TITLE),
        *_orientation_faults(new),
        *_item_faults(items),
        PlanUnchanged("goals") if _in_force(there) == (new, items) else None,
    )
    studio._plan_submitted(
        plan_id=plan_id,
        period=period,
        revision=there.revision + 1 if there else 1,
        goals=new.goals,
        needs=new.needs,
        problems=new.problems,
        items=items,
    )


def return_plan(studio: Studio, plan_id: str, *, revision: int, comments: Prose) -> None:
    """The plan goes back to its lead, with what is to be changed. `revision` is what was read."""
    STUDIO.require(studio.state, "return_plan")
    _waiting(studio, plan_id, revision)
    refuse(text("comments", comments, needed=True))
    studio._plan_returned(plan_id=plan_id, revision=revision, comments=comments)


def approve_plan(studio: Studio, plan_id: str, *, revision: int) -> None:
    """The plan is in force. `revision` is what was read."""
    STUDIO.require(studio.state, "approve_plan")
    _waiting(studio, plan_id, revision)
    studio._plan_approved(plan_id=plan_id, revision=revision)


def _waiting(studio: Studio, plan_id: str, seen: int) -> None:
    if (plan := studio.plans.get(plan_id)) is None:
        raise PlanUnknown(plan=plan_id)
    if seen != plan.revision:
        raise PlanChanged(seen=seen, revision=plan.revision)
    if plan.state is not PlanState.SUBMITTED:
        raise PlanAnswered(plan_state=plan.state)


def _in_force(plan: Plan | None) -> tuple[Orientations, tuple[PlanItem, ...]] | None:
    return (plan.orientations, plan.items) if plan and plan.state is PlanState.APPROVED else None


def _need_faults(needs: tuple[Need, ...]) -> Iterator[Wrong | None]:
    names = [each.need for each in needs]
    for no, each in enumerate(needs, start=1):
        yield line("needs", each.need, limit=TITLE)
        yield CountUnfit("needs", no=no) if each.count < 1 else None
        yield NeedTwice("needs", no=no) if each.need in names[: no - 1] else None


def _orientation_faults(new: Orientations) -> Iterator[Wrong | None]:
    for field in ("goals", "needs", "problems"):
        lines: tuple[Prose, ...] = getattr(new, field)
        yield OrientationMissing(field) if not lines else None
        yield _too_many(field, lines, LINES)
        yield from (text(field, each) for each in lines)


def _item_faults(items: tuple[PlanItem, ...]) -> Iterator[Wrong | None]:
    yield NotChosen("items") if not items else None
    yield _too_many("items", items, ITEMS)
    yield from (line("items", item.title) for item in items)


def _too_many(field: str, lines: tuple[object, ...], limit: int) -> Wrong | None:
    return TooManyLines(field, limit=limit, count=len(lines)) if len(lines) > limit else None
