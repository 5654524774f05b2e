"""成果 and 阶段成果收集 as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hub import sight
from projections import outcomes
from projections.outcomes import OutcomeRow
from web.desk import Desk
from web.export import MOST, Column, Export
from web.outcomes import look
from web.outcomes.asked import Asked
from web.outcomes.look import MEMBERS, narrowed
from web.outcomes.words import outcome_no
from web.texts import _l
from web.words import joined


def exported(desk: Desk) -> list[OutcomeRow]:
    """The same outcomes, over all pages."""
    sight.enter(desk.who, MEMBERS)
    which = narrowed(desk.request, desk.who, Asked.of(desk.request))
    return outcomes.everywhere(desk.read, **which, limit=MOST + 1)


EXPORT = Export(
    name="outcomes:everywhere",
    path="/outcomes",
    title=_l("代表性成果"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda row, _: outcome_no(row.year, row.no)),
        Column(_l("成果"), lambda row, _: row.title),
        Column(_l("形式"), lambda row, _: row.form),
        Column(_l("单位"), lambda row, desk: desk.names(row.owner)),
        Column(_l("年度"), lambda row, _: row.for_year),
        Column(_l("情况"), lambda row, _: row.state),
        Column(_l("代表性成果"), lambda row, _: row.representative),
        Column(_l("提交日期"), lambda row, _: row.submitted_on),
        Column(_l("认定日期"), lambda row, _: row.accepted_on),
        Column(
            _l("推广途径"),
            lambda row, _: joined(sorted({each.channel for each in row.promotions})) if row.promotions else "",
        ),
        Column(_l("最多一次覆盖学校数"), lambda row, _: row.schools),
    ),
)


NONE = _l("还没有提交")


class Collection(NamedTuple):
    """An outcome of a stage under its studio; None where the studio has not handed in any."""

    studio: str
    row: OutcomeRow | None


def collected(desk: Desk) -> Iterator[Collection]:
    """Studio by studio what the stage has brought forth; a studio without any has a line that says so."""
    _known, _stage, studios = look.collected(desk.request)
    for each in studios:
        rows = each.accepted + each.waiting + each.returned
        yield from (Collection(each.studio_name, row) for row in rows or (None,))


def _of(value: Callable[[OutcomeRow, Desk], object]) -> Callable[[Collection, Desk], object]:
    """The value of the outcome, blank where there is none."""
    return lambda line, desk: value(line.row, desk) if line.row else ""


COLLECTION = Export(
    name="outcomes:collection",
    path="/outcomes/collection",
    title=_l("阶段成果收集"),
    rows=collected,
    columns=(
        Column(_l("工作室"), lambda line, _: line.studio),
        Column(_l("情况"), lambda line, _: line.row.state if line.row else NONE),
        Column(_l("编号"), _of(lambda row, _: outcome_no(row.year, row.no))),
        Column(_l("成果"), _of(lambda row, _: row.title)),
        Column(_l("形式"), _of(lambda row, _: row.form)),
        Column(_l("单位"), _of(lambda row, desk: desk.names(row.owner))),
        Column(_l("代表性成果"), _of(lambda row, _: row.representative)),
        Column(_l("提交日期"), _of(lambda row, _: row.submitted_on)),
        Column(_l("认定日期"), _of(lambda row, _: row.accepted_on)),
    ),
)
