"""项目清单: what a partner and schools do together: agreed on, reported done by one side and confirmed by the other, or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from domain.days import InTheFuture
from domain.errors import NotFound, Wrong, refuse
from domain.inputs import TITLE, line, stored, text
from domain.model import Prose
from domain.partners.agreements import party_faults
from domain.partners.faults import ItemOfOthers, ItemUnknown, NoItem, Reversed
from domain.partners.profile import require_running
from domain.partners.refusals import NotAParty, OffTheList, OwnReport, ProjectKnown
from domain.partners.states import PROJECT
from domain.partners.values import Completion, Named, Plan, Project
from domain.partners.words import ItemList
from domain.words import Party

if TYPE_CHECKING:
    from domain.partners.partner import Partner


def agree_project(partner: Partner, *, project_id: str, plan: Plan, items: Mapping[str, Named], today: date) -> None:
    """What is done together, for which need or with which resource. `items`: what the lists say of those, a fact from outside.

    An item may be named by several projects, and a need that was met may be felt again.
    """
    require_running(partner.ended_on)
    if (there := partner.projects.get(project_id)) is not None:
        if there.plan == plan:
            return
        raise ProjectKnown(project=project_id)
    refuse(*_faults(partner, plan, items, today))
    gone = [key for key in (plan.need_id, plan.resource_id) if key and items[key].withdrawn]
    if gone:
        raise OffTheList(item=gone[0])
    fields = {name: getattr(plan, name) for name in plan.__struct_fields__}
    fields |= {"need_id": plan.need_id or None, "resource_id": plan.resource_id or None}
    partner._project_agreed(project_id=project_id, **fields)


def report_project(
    partner: Partner, *, project_id: str, by: Party, person_id: str, on: date, note: Prose | None = None, today: date
) -> None:
    """One side says that it is done; the other is asked to confirm it."""
    project = _project(partner, project_id, "report", by)
    agreed = project.plan.on
    refuse(
        InTheFuture("on") if on > today else None,
        Reversed("on", from_on=agreed, until_on=on) if on < agreed else None,
        text("note", note),
    )
    partner._project_reported(project_id=project_id, by=by, person_id=person_id, on=on, note=stored(note))


def confirm_project(
    partner: Partner, *, project_id: str, by: Party, person_id: str | None, note: Prose | None = None
) -> None:
    """The other side says so too: another party than the one that reported, and another person (None: not asked)."""
    reported = _answered(partner, project_id, "confirm", by, person_id)
    refuse(text("note", note))
    partner._project_completed(project_id=project_id, on=reported.on, confirmed_by=by, note=stored(note))


def return_project(partner: Partner, *, project_id: str, by: Party, person_id: str | None, reason: Prose) -> None:
    """The other side does not see it done, and says why: the project goes on."""
    _answered(partner, project_id, "return", by, person_id)
    refuse(text("reason", reason, needed=True))
    partner._project_returned(project_id=project_id, by=by, reason=reason)


def drop_project(partner: Partner, *, project_id: str, by: Party, reason: Prose, carried_over: bool) -> None:
    """It will not be; `carried_over`: what it was for stands open again."""
    _project(partner, project_id, "drop", by)
    refuse(text("reason", reason, needed=True))
    partner._project_dropped(project_id=project_id, reason=reason, carried_over=carried_over)


def _project(partner: Partner, project_id: str, command: str, by: Party) -> Project:
    """The project, for one who takes part in it and in a state that allows the command."""
    if (project := partner.projects.get(project_id)) is None:
        raise NotFound(kind="project", key=project_id)
    PROJECT.require(project.state, command)
    if by not in project.plan.parties:
        raise NotAParty(unit=str(by))
    return project


def _answered(partner: Partner, project_id: str, command: str, by: Party, person_id: str | None) -> Completion:
    """What was reported, for one who may answer it."""
    reported = _project(partner, project_id, command, by).completion
    if by == reported.by or person_id == reported.person_id:
        raise OwnReport
    return reported


def _faults(partner: Partner, plan: Plan, items: Mapping[str, Named], today: date) -> Iterator[Wrong | None]:
    yield line("title", plan.title, limit=TITLE)
    yield from party_faults("with_parties", partner, plan.parties)
    yield line("done_when", plan.done_when)
    yield InTheFuture("on") if plan.on > today else None
    yield Reversed("due_on", from_on=plan.on, until_on=plan.due_on) if plan.due_on < plan.on else None
    yield NoItem("need_id") if not (plan.need_id or plan.resource_id) else None
    for field, key, wanted in (
        ("need_id", plan.need_id, ItemList.NEED),
        ("resource_id", plan.resource_id, ItemList.RESOURCE),
    ):
        if key:
            yield _item_fault(field, key, wanted, plan, items.get(key))


def _item_fault(field: str, key: str, wanted: ItemList, plan: Plan, item: Named | None) -> Wrong | None:
    if item is None or item.list is not wanted:
        return ItemUnknown(field, item=key)
    return ItemOfOthers(field, unit=str(item.owner)) if item.owner not in plan.parties else None
