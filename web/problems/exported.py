"""问题清单 as a file."""

from __future__ import annotations

from domain.words import PartyKind
from projections import problems
from projections.problems import ProblemRow
from web import texts
from web.desk import Desk
from web.export import MOST, Column, Export
from web.problems.look import chosen, readable
from web.texts import _l


def exported(desk: Desk) -> list[ProblemRow]:
    """The same problems, over all pages."""
    _asked, which = chosen(desk.request)
    return readable(desk.request, problems.everywhere(desk.read, **which, limit=MOST + 1))


EXPORT = Export(
    name="problems:everywhere",
    path="/problems",
    title=_l("问题清单"),
    rows=exported,
    columns=(
        Column(_l("问题"), lambda row, _: row.title),
        Column(_l("学校"), lambda row, desk: desk.names.code(PartyKind.SCHOOL, row.school)),
        Column(_l("工作室"), lambda row, desk: desk.names.code(PartyKind.STUDIO, row.studio)),
        Column(_l("情况"), lambda row, _: row.state),
        Column(_l("提出日期"), lambda row, _: row.raised_on),
        Column(_l("诊断日期"), lambda row, _: row.diagnosed_on),
        Column(_l("措施负责人"), lambda row, desk: desk.called(row.owner) if row.owner else ""),
        Column(_l("措施期限"), lambda row, _: row.due_on),
        Column(_l("措施逾期"), lambda row, _: row.overdue(texts.today())),
        Column(_l("解决日期"), lambda row, _: row.solved_on),
        Column(_l("再次出现的次数"), lambda row, _: row.reopened),
    ),
)
