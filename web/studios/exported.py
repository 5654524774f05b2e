"""What a studio plans, with whom it is paired, who hosts when, what its mentors noted; and schools that need support: each as a file."""

from __future__ import annotations

from typing import NamedTuple

from domain.words import Party, PartyKind
from hub import sight
from hub.studios import notes
from projections import studios
from projections.studios import GuidanceRow, PairingRow, PlanRow, TurnRow
from web import pages, texts
from web.desk import Desk
from web.export import Column, Export
from web.naming import Shown
from web.studios import boards, planning, together
from web.studios.look import CARING, studio_of
from web.studios.tabs import enter
from web.texts import _, _l
from web.words import joined


class Needing(NamedTuple):
    """A school, and why it is in the list; `silent`: school days without a visit from or to outside of the studio."""

    school: Shown
    why: str
    silent: int | None


def support(desk: Desk) -> list[Needing]:
    """The three lists of the page, one below the other; a school that needs support and is silent has one line."""
    sight.enter(desk.who, CARING)
    needing, newcomers, silent = boards.needing(desk.read, texts.today())
    days = {each.school: each.days for each in silent}
    why = [(each.school.code, joined(each.kinds) if each.kinds else _("薄弱学校")) for each in needing]
    why += [(each.school, _("书记任职不满一年，还没有登记")) for each in newcomers]
    listed = {code for code, _why in why}
    why += [(code, _("长期没有与室外单位互访")) for code in days if code not in listed]
    shown = desk.names.shown
    return [Needing(shown(Party(PartyKind.SCHOOL, code)), reason, days.get(code)) for code, reason in why]


def plans(desk: Desk) -> list[PlanRow]:
    """The plans of the page."""
    found, _inside = planning.readable(desk.request, studio_of(desk.request))
    return found


def pairings(desk: Desk) -> list[PairingRow]:
    """The pairings of the page."""
    return studios.pairings(desk.read, together.entered(desk.request).code)


def rotation(desk: Desk) -> list[TurnRow]:
    """Whose turn it is when."""
    return studios.rotation(desk.read, together.entered(desk.request).code)


def guidance(desk: Desk) -> list[GuidanceRow]:
    """The notes that this person may read; what was said stays on the page."""
    row = studio_of(desk.request)
    enter(desk.request, row)
    return notes(desk.read, pages.standing(desk.request), row.code)


def _studio(code: str, desk: Desk) -> str:
    return desk.names.code(PartyKind.STUDIO, code)


def _school(code: str | None, desk: Desk) -> str:
    return desk.names.code(PartyKind.SCHOOL, code) if code else ""


SUPPORT = Export(
    name="studios:support",
    path="/studios/support",
    title=_l("需要支持的学校"),
    rows=support,
    columns=(
        Column(_l("学校"), lambda row, _: row.school.name),
        Column(_l("学段"), lambda row, _: row.school.level),
        Column(_l("原因"), lambda row, _: row.why),
        Column(_l("没有与室外互访的教学日"), lambda row, _: row.silent),
    ),
)
PLANS = Export(
    name="studios:plans",
    path="/studios/{studio}/plans",
    title=_l("工作室计划"),
    rows=plans,
    columns=(
        Column(_l("工作室"), lambda row, desk: _studio(row.studio, desk)),
        Column(_l("计划期"), lambda row, _: row.period),
        Column(_l("情况"), lambda row, _: row.state),
        Column(_l("第几稿"), lambda row, _: row.revision),
        Column(_l("批准的是第几稿"), lambda row, _: row.approved or None),
        Column(_l("报送日期"), lambda row, _: row.submitted_on),
        Column(_l("报送人"), lambda row, desk: desk.called(row.submitted_by)),
    ),
)
PAIRINGS = Export(
    name="studios:pairings",
    path="/studios/{studio}/pairings",
    title=_l("工作室结对"),
    rows=pairings,
    columns=(
        Column(_l("提议的工作室"), lambda row, desk: _studio(row.proposer, desk)),
        Column(_l("对方工作室"), lambda row, desk: _studio(row.other, desk)),
        Column(_l("一起做什么"), lambda row, _: row.theme),
        Column(_l("情况"), lambda row, _: together.COURSES[row.course][1]),
        Column(_l("提议日期"), lambda row, _: row.proposed_on),
        Column(_l("结对日期"), lambda row, _: row.paired_on),
        Column(_l("到哪一天"), lambda row, _: row.until_on),
        Column(_l("结束日期"), lambda row, _: row.ended_on),
    ),
)
ROTATION = Export(
    name="studios:rotation",
    path="/studios/{studio}/rotation",
    title=_l("工作室轮值"),
    rows=rotation,
    columns=(
        Column(_l("学校"), lambda row, desk: _school(row.school, desk)),
        Column(_l("从"), lambda row, _: row.from_on),
        Column(_l("到"), lambda row, _: row.to_on),
        Column(_l("主题"), lambda row, _: row.topic),
    ),
)
GUIDANCE = Export(
    name="studios:guidance",
    path="/studios/{studio}/guidance",
    title=_l("导师指导"),
    rows=guidance,
    columns=(
        Column(_l("哪一天"), lambda row, _: row.on),
        Column(_l("导师"), lambda row, desk: desk.called(row.mentor)),
        Column(_l("分钟"), lambda row, _: row.minutes),
        Column(_l("主题"), lambda row, _: row.topic),
        Column(_l("关于哪所学校"), lambda row, desk: _school(row.school, desk)),
        Column(_l("只给主持人"), lambda row, _: row.for_lead),
    ),
)
routes = [route for each in (PLANS, PAIRINGS, ROTATION, GUIDANCE) for route in each.routes]
