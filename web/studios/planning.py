"""三导向的计划: what members want to learn, the plan of a period with goals, needs and problems, and the answers of the Party School."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound, NotYours
from domain.studios import PlanState
from domain.words import Party, PartyKind, Stage
from hub import sight
from hub.studios import may_see_plan, may_see_submission
from projections import studios
from projections.studios import PlanRow, StudioRow, Submission
from web import pages
from web.desk import Crumbs, Subject, may
from web.studios.look import studio_of
from web.studios.removal import removable
from web.studios.tabs import tabs_of, trail
from web.studios.tasks import HERE
from web.texts import _, _l

KINDS = {PlanState.SUBMITTED: "wait", PlanState.RETURNED: "bad", PlanState.APPROVED: "ok"}


async def plans(request: Request) -> Response:
    """The needs and all plans of a studio; outside of it those that were approved."""
    row, read = studio_of(request), pages.reader(request)
    found, inside = readable(request, row)
    party = Party(PartyKind.STUDIO, row.code)
    return pages.page(
        request,
        "studios/plans.html",
        studio=row,
        crumbs=[*trail(row), ("", _("计划与需求"))],
        tabs=tabs_of(request, row, "plans"),
        plans=found,
        surveys=list(reversed(studios.surveys(read, row.code))) if inside else [],
        inside=inside,
        kinds=KINDS,
        called=lambda key: pages.name_of(request, key),
        may_redact=removable(request),
        may_plan=may(request, "studio.submit_plan", party),
        may_need=may(request, "studio.record_needs", party),
    )


def readable(request: Request, row: StudioRow) -> tuple[list[PlanRow], bool]:
    """The plans that the person may open, and whether these are all, and not the approved ones alone."""
    read, who = pages.reader(request), pages.standing(request)
    sight.enter(who)
    if sight.outside(who):
        raise NotYours
    inside = may_see_plan(read, who, row.code)
    return [each for each in studios.plans(read, row.code) if inside or each.approved], inside


async def plan(request: Request) -> Response:
    """One plan: what holds, and every submission with its answer."""
    on = plan_of(request)
    there = seen(on)
    last = on.row.submissions[-1]
    party = Party(PartyKind.STUDIO, on.row.studio.code)
    waits = last.state is PlanState.SUBMITTED
    return pages.page(
        request,
        "studios/plan.html",
        on=on,
        plan=on.row,
        shown=there[-1],
        earlier=list(reversed(there[:-1])),
        kinds=KINDS,
        stages=list(Stage),
        called=on.called,
        may_answer=waits and may(request, "studio.answer_plan"),
        may_edit=not waits and may(request, "studio.submit_plan", party),
    )


class Planned(NamedTuple):
    """A plan with its studio and all its submissions, oldest first."""

    studio: StudioRow
    plan: PlanRow
    submissions: list[Submission]


def plan_of(request: Request) -> Subject:
    """The plan of the address, its row a `Planned`. Raises NotFound."""
    row, read = studio_of(request), pages.reader(request)
    found = studios.plan(read, row.code, request.path_params["plan"])
    if found is None:
        raise NotFound(kind="plan", key=request.path_params["plan"])
    here = f"/studios/{row.code}/plans"
    way: Crumbs = [
        HERE,
        (f"/studios/{row.code}", row.name),
        (here, _l("计划与需求")),
        (f"{here}/{found.plan_id}", found.period),
    ]
    told = Planned(row, found, studios.submissions(read, row.code, found.plan_id))
    return Subject(request, f"{row.code}/{found.plan_id}", way, Party(PartyKind.STUDIO, row.code), told)


def seen(on: Subject) -> list[Submission]:
    """The submissions that the person may read, oldest first. NotFound where that is none."""
    code = on.row.studio.code
    seen = [each for each in on.row.submissions if may_see_submission(on.read, on.who, code, each)]
    if not seen:
        raise NotFound(kind="plan", key=on.key)
    return seen
