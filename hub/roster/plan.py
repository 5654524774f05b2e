"""The plan of a roster: for each row 新增, 变更, 跳过 or 错误 with the reason, from the rows and from what is so; nothing is done yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hub.roster import partners, persons, units
from hub.roster.columns import Read, Sheet, rows
from hub.roster.drafts import Draft, Plan
from hub.roster.files import Folder
from hub.roster.kinds import Kind
from hub.roster.present import Present

ROWS: dict[Kind, Callable[[Plan, Read, Sheet], Draft]] = {
    Kind.SCHOOLS: units.school,
    Kind.STUDIOS: units.studio,
    Kind.PEOPLE: persons.person,
    Kind.PARTNERS: partners.partner,
    Kind.TERMS: persons.term,
}


def planned(folder: Folder, sheets: Iterable[Sheet], present: Present, seed: str) -> Iterator[Draft]:
    """Row by row, kind after kind. `seed` makes the ids of new people: the same for the same import."""
    plan, chosen = Plan(present, seed), list(sheets)
    for kind in Kind:
        for sheet in chosen:
            if sheet.kind == kind:
                for row in rows(folder, sheet):
                    yield ROWS[kind](plan, row, sheet)
