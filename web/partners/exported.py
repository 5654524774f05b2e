"""名录、资源清单、需求清单、项目清单、供需对接 as files."""

from __future__ import annotations

from collections.abc import Callable

from domain.partners import ItemList
from domain.words import PartyKind
from hub import sight
from projections import partners
from projections.partners import ItemRow, Match, ProjectRow
from web.desk import Desk
from web.export import MOST, Column, Export
from web.partners import directory, lists, matching, projects
from web.partners.timeline import known
from web.texts import Lazy, _l
from web.words import joined


def _partners(desk: Desk) -> list[directory.Line]:
    sight.enter(desk.who)
    return directory.lines_of(desk.request, directory.Asked.of(desk.request))


def _contact(line: directory.Line, desk: Desk) -> str:
    """The liaison, for whom the page names them."""
    return known(desk.read, desk.who, desk.called)(line.partner.contact)


def _items(of: ItemList) -> Callable[[Desk], list[ItemRow]]:
    def rows(desk: Desk) -> list[ItemRow]:
        sight.enter(desk.who)
        asked = lists.asked_for(desk.request, of, lists.boxes_of(desk.who))
        return partners.items(desk.read, of, **lists.filters(asked, desk.who), limit=MOST + 1)

    return rows


def _projects(desk: Desk) -> list[ProjectRow]:
    sight.enter(desk.who)
    asked = projects.asked_for(desk.request, projects.boxes_of(desk.who))
    return partners.projects(desk.read, **projects.filters(asked, desk.who), limit=MOST + 1)


def _matches(desk: Desk) -> list[Match]:
    _box, found = matching.fitting(desk.request)
    return found


def _item_list(of: ItemList, name: str, path: str, title: Lazy, *when: Column[ItemRow]) -> Export[ItemRow]:
    columns: tuple[Column[ItemRow], ...] = (
        Column(_l("内容"), lambda row, _: row.title),
        Column(_l("类别"), lambda row, _: row.kind),
        Column(_l("单位"), lambda row, desk: desk.names(row.owner)),
        Column(_l("所在"), lambda row, _: row.area),
        *when,
        Column(_l("情况"), lambda row, _: row.state),
    )
    return Export(name=name, path=path, title=title, rows=_items(of), columns=columns)


RESOURCES = _item_list(
    ItemList.RESOURCE,
    "partners:resources",
    "/resources",
    _l("资源清单"),
    Column(_l("什么时候可以用"), lambda row, _: row.availability),
    Column(_l("从哪天起"), lambda row, _: row.from_on),
    Column(_l("到哪天止"), lambda row, _: row.until_on),
)
NEEDS = _item_list(
    ItemList.NEED,
    "partners:needs",
    "/needs",
    _l("需求清单"),
    Column(_l("最迟什么时候"), lambda row, _: row.needed_by),
)
PARTNERS = Export(
    name="partners:everywhere",
    path="/partners",
    title=_l("共建单位"),
    rows=_partners,
    columns=(
        Column(_l("单位"), lambda line, _: line.partner.name),
        Column(_l("类别"), lambda line, _: line.partner.kind),
        Column(_l("所在"), lambda line, _: line.partner.area),
        Column(_l("联络员"), _contact),
        Column(_l("结束共建"), lambda line, _: line.partner.ended_on),
        Column(_l("现有资源"), lambda line, _: line.resources),
        Column(_l("现有需求"), lambda line, _: line.needs),
    ),
)
PROJECTS = Export(
    name="partners:projects",
    path="/projects",
    title=_l("共建项目"),
    rows=_projects,
    columns=(
        Column(_l("项目"), lambda row, _: row.title),
        Column(_l("共建单位"), lambda row, desk: desk.names.code(PartyKind.PARTNER, row.partner)),
        Column(_l("牵头单位"), lambda row, desk: desk.names(row.lead)),
        Column(_l("参加单位"), lambda row, desk: joined(map(desk.names, row.with_parties))),
        Column(_l("商定日期"), lambda row, _: row.agreed_on),
        Column(_l("期限"), lambda row, _: row.due_on),
        Column(_l("情况"), lambda row, _: row.state),
        Column(_l("报告完成"), lambda row, _: row.reported_on),
        Column(_l("确认完成"), lambda row, _: row.done_on),
    ),
)
MATCHES = Export(
    name="partners:matches",
    path="/matches",
    title=_l("供需对接"),
    rows=_matches,
    columns=(
        Column(_l("需要"), lambda match, _: match.need.title),
        Column(_l("需要的单位"), lambda match, desk: desk.names(match.need.owner)),
        Column(_l("最迟什么时候"), lambda match, _: match.need.needed_by),
        Column(_l("能提供"), lambda match, _: match.resource.title),
        Column(_l("能提供的单位"), lambda match, desk: desk.names(match.resource.owner)),
        Column(_l("什么时候可以用"), lambda match, _: matching.when(match.resource)),
        Column(
            _l("为什么放在一起"),
            lambda match, _: matching.why(match),
        ),
    ),
)
EXPORTS = (PARTNERS, RESOURCES, NEEDS, PROJECTS, MATCHES)
routes = [route for each in EXPORTS for route in each.routes]
