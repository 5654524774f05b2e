"""成果 as a file."""

from __future__ import annotations

from hub import sight
from projections import outcomes
from projections.outcomes import OutcomeRow
from web.desk import Desk
from web.export import MOST, Column, Export
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
