"""评价 as files: the list, and the report of one evaluation with everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domain.errors import NotFound
from web import desk as desks
from web.evaluation.desk import Desk
from web.evaluation.listed import Asked, Listed, listed, rows
from web.evaluation.look import hash_of
from web.evaluation.naming import evaluation_no, stage_word
from web.evaluation.sheets import Shown, lines
from web.export import Column, Export
from web.texts import _, _l
from web.words import word


def _listed(desk: desks.Desk) -> list[Listed]:
    """The same evaluations, over all pages."""
    return listed(desk.read, desk.who, desk.names, desk.called, rows(desk.read, desk.who, Asked.of(desk.request)))


LIST = Export(
    name="evaluation:everywhere",
    path="/evaluation",
    title=_l("评价"),
    rows=_listed,
    columns=(
        Column(_l("编号"), lambda line, _desk: line.no),
        Column(_l("类别"), lambda line, _desk: line.row.subject.kind),
        Column(_l("评价对象"), lambda line, _desk: line.subject),
        Column(_l("阶段"), lambda line, _desk: line.stage),
        Column(_l("指标版本"), lambda line, _desk: line.row.rubric),
        Column(_l("截止日期"), lambda line, _desk: line.row.as_of),
        Column(_l("情况"), lambda line, _desk: line.row.state),
        Column(_l("总分"), lambda line, _desk: line.row.total if line.total else None),
        Column(_l("等次"), lambda line, _desk: line.grade),
    ),
)


class Cells(NamedTuple):
    """A row of the report: a line of the sheet, or a fact by its name and value."""

    code: str
    words: object
    weight: float | None = None
    value: str = ""
    computed: float | None = None
    expert: float | None = None
    points: float | None = None
    why: str = ""


def _report(desk: desks.Desk) -> list[Cells]:
    """Line by line, then the sums, then what they rest on."""
    here = Desk.at(desk.request)
    if not here.results:
        raise NotFound(kind="report", key=here.key)
    return [*map(_line, lines(here)), *_sums(here), *_basis(here)]


def _line(shown: Shown) -> Cells:
    row = shown.row
    computed = row.computed.points if row.computed else None
    return Cells(row.line.code, row.line.zh, row.line.weight, shown.value, computed, row.expert, row.points, shown.why)


def _sums(desk: Desk) -> Iterator[Cells]:
    sheet, row = desk.sheet, desk.row
    yield Cells(_("合计"), _("计入的项目"), sheet.weights, points=sheet.points)
    yield Cells(_("合计"), _("加分"), points=sheet.bonus)
    yield Cells(_("合计"), _("总分"), points=row.total if row.total is not None else sheet.total)
    if grade := row.grade or sheet.grade:
        yield Cells(_("合计"), _("等次"), value=word(grade))
    for veto in row.vetoes:
        yield Cells(_("否决"), desk.rubric.veto[veto.no - 1], value=str(veto.reason))


def _basis(desk: Desk) -> Iterator[Cells]:
    row = desk.row
    facts: list[tuple[str, object]] = [
        (_("编号"), evaluation_no(row)),
        (_("评价对象"), desk.subject),
        (_("阶段"), stage_word(row.stage)),
        (_("情况"), word(row.state)),
        (_("指标版本"), row.rubric),
        (_("截止日期"), row.as_of.isoformat()),
        (_("记录位置"), str(row.frozen_at)),
        (_("记录校验值"), hash_of(desk)),
        (_("公式版本"), row.formula),
        (_("数据摘要"), row.input_digest),
        (_("重新计算"), f"hub evaluate --reproduce {row.no}"),
    ]
    facts += [
        (_("签认（{capacity}）", capacity=word(each.capacity)), f"{desk.called(each.by)} {each.on}")
        for each in row.signatures
        if desk.all or desk.own
    ]
    yield from (Cells(_("依据"), name, value=str(value)) for name, value in facts)


REPORT = Export(
    name="evaluation:one",
    path="/evaluation/{evaluation:int}",
    title=_l("评价报告"),
    rows=_report,
    columns=(
        Column(_l("代号"), lambda cells, _desk: cells.code),
        Column(_l("指标项"), lambda cells, _desk: cells.words),
        Column(_l("分值"), lambda cells, _desk: cells.weight),
        Column(_l("记录计算"), lambda cells, _desk: cells.value),
        Column(_l("计算得分"), lambda cells, _desk: cells.computed),
        Column(_l("专家评分"), lambda cells, _desk: cells.expert),
        Column(_l("得分"), lambda cells, _desk: cells.points),
        Column(_l("说明"), lambda cells, _desk: cells.why),
    ),
)
