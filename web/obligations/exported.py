"""应报事项 as a file."""

from __future__ import annotations

from domain.words import PartyKind
from projections import obligations
from projections.obligations import ObligationRow
from web import texts
from web.desk import Desk
from web.export import MOST, Column, Export
from web.obligations.desk import period_word
from web.obligations.look import chosen
from web.obligations.shown import duty_no, owner_name
from web.texts import _l


def exported(desk: Desk) -> list[ObligationRow]:
    """The same duties, over all pages."""
    _asked, which = chosen(desk.request)
    return obligations.everywhere(desk.read, **which, limit=MOST + 1)


EXPORT = Export(
    name="obligations:everywhere",
    path="/obligations",
    title=_l("应报事项"),
    rows=exported,
    columns=(
        Column(_l("编号"), lambda row, _: duty_no(row)),
        Column(_l("事项"), lambda row, _: row.kind),
        Column(_l("所属时段"), lambda row, _: period_word(row.period)),
        Column(_l("报送单位或人员"), lambda row, desk: owner_name(desk.names, desk.called, row.owner)),
        Column(_l("工作室"), lambda row, desk: row.studio and desk.names.code(PartyKind.STUDIO, row.studio)),
        Column(_l("期限"), lambda row, _: row.due_on),
        Column(_l("情况"), lambda row, _: row.state),
        Column(_l("首次报送"), lambda row, _: row.first_submitted_on),
        Column(_l("最近报送"), lambda row, _: row.submitted_on),
        Column(_l("已过期限"), lambda row, _: row.late(texts.today())),
    ),
)
