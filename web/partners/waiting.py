"""What waits because of partners: a project to confirm or to finish, an agreement that ends soon, what a partner thinks of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.words import Party, PartyKind
from hub.access import OFFICER, Standing
from projections import partners
from projections.partners import ProjectRow, Task, Waiting
from projections.read import Reader
from web.due import Item, Way
from web.naming import Names
from web.partners.around import sides
from web.texts import _, _l
from web.words import plain_day

if TYPE_CHECKING:
    from hub.compose import Hub

WAYS: dict[Waiting, Way] = {
    Waiting.CONFIRM_PROJECT: Way("wait", _l("待确认完成"), _l("确认")),
    Waiting.PROJECT: Way("info", _l("项目到期"), _l("看项目")),
    Waiting.AGREEMENT: Way("info", _l("协议到期"), _l("看协议")),
    Waiting.APPRAISAL: Way("info", _l("待评议"), _l("填评议")),
}
CONFIRMS = frozenset({Waiting.CONFIRM_PROJECT})
PLACES: dict[Waiting, str] = {
    Waiting.CONFIRM_PROJECT: "/projects/{partner}/{key}",
    Waiting.PROJECT: "/projects/{partner}/{key}",
    Waiting.AGREEMENT: "/partners/{partner}/agreements/{key}",
    Waiting.APPRAISAL: "/partners/{partner}/appraise?period={key}",
}


def of_person(read: Reader, who: Standing, _hub: Hub, names: Names) -> list[Item]:
    """The lines of somebody who speaks for a side, or of the Party School; what one reported oneself waits for another."""
    own = sides(who, "project.report")
    found = partners.tasks(read, own, who.on, office=bool(who.role_for(OFFICER)))
    reported = {task: partners.project(read, task.partner, task.key) for task in found if task.waiting in CONFIRMS}
    told = ((task, reported.get(task)) for task in found)
    return [_item(task, row, names) for task, row in told if row is None or row.reported_person != who.person]


def _item(task: Task, row: ProjectRow | None, names: Names) -> Item:
    partner = Party(PartyKind.PARTNER, task.partner)
    return Item(
        WAYS[task.waiting],
        names.shown(partner),
        _title(task, names(partner)),
        _note(task),
        task.due_on,
        PLACES[task.waiting].format(partner=task.partner, key=task.key),
        thing=f"partner:{task.partner}",
        name=f"partner.{task.waiting}",
        occasion=f"{task.key}@{row.reported_on}" if row else task.key,
        whose=names(task.party) if task.party else "",
    )


def _title(task: Task, partner: str) -> str:
    match task.waiting:
        case Waiting.CONFIRM_PROJECT:
            return _("确认项目完成：{title}", title=task.title)
        case Waiting.PROJECT:
            return _("共建项目：{title}", title=task.title)
        case Waiting.AGREEMENT:
            return _("与{partner}的共建协议", partner=partner)
        case Waiting.APPRAISAL:
            return _("{year} 年的共建评议", year=task.key)


def _note(task: Task) -> str:
    due = plain_day(task.due_on)
    match task.waiting:
        case Waiting.CONFIRM_PROJECT:
            return _("对方已报告完成，请核对后确认")
        case Waiting.PROJECT:
            return _("完成期限 {due}，做完请报告", due=due)
        case Waiting.AGREEMENT:
            return _("{due}到期，请商定是否续签", due=due)
        case Waiting.APPRAISAL:
            return _("只给区教育党校和评估专家看，不公开")
