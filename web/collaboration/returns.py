"""回访台账: what is owed in return, over the district, by studio and by unit; hosting against visiting adds up to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from domain.visits import Standing
from domain.words import Party, PartyKind
from projections import ledger
from projections.ledger import Debt
from web import pages
from web.collaboration.view import View, view
from web.desk import Desk
from web.export import Column, Export
from web.texts import Lazy, _, _l

STANDINGS: dict[Standing, Lazy] = {
    Standing.OVERDUE: _l("已过期"),
    Standing.OWED: _l("待回访"),
    Standing.BOOKED: _l("已约定"),
    Standing.RETURNED: _l("已回访"),
    Standing.WAIVED: _l("已免除"),
}
PAGE = 100


class Row(NamedTuple):
    """One unit or studio: received minus paid, and how many returns it owes, is owed, and has settled."""

    name: str
    address: str
    balance: int
    owing: int
    owed: int
    settled: int


def debts(seen: View) -> list[Debt]:
    """All of the district."""
    return ledger.debts(seen.read, seen.today, return_days=pages.hub(seen.request).settings.return_days)


async def returns(request: Request) -> Response:
    """The page; `standing` and `unit` narrow the list of returns."""
    seen, asked = view(request), request.query_params
    found = debts(seen)
    chosen = [debt for debt in found if _asked(debt, asked)]
    counts = Counter(debt.standing for debt in found)
    context: dict[str, Any] = {
        "counts": [(standing, words, counts[standing]) for standing, words in STANDINGS.items()],
        "studios": _rows(seen, found, "studio"),
        "units": _rows(seen, found, "unit"),
        "rows": sorted(chosen, key=lambda debt: (not debt.obligation.is_open, debt.due_on))[:PAGE],
        "count": len(chosen),
        "most": PAGE,
        "chosen": asked.get("standing", ""),
        "unit": seen.unit(asked["unit"]) if asked.get("unit") else "",
        "words": STANDINGS,
    }
    return pages.page(request, "collaboration/returns.html", block="results", view=seen, **context)


def _asked(debt: Debt, asked: Mapping[str, str]) -> bool:
    sides = {str(debt.obligation.debtor), str(debt.obligation.creditor)}
    return asked.get("standing", debt.standing) in ("", debt.standing) and (
        not asked.get("unit") or asked["unit"] in sides
    )


def _rows(seen: View, found: list[Debt], by: ledger.Level) -> list[Row]:
    """By name of the studio, or by code of the unit; whoever belongs to no studio stands last."""
    balances = ledger.balances(seen.read, by)
    home = {node.unit: node.studio for node in seen.nodes}

    def whose(party: Party) -> str:
        return str(party) if by == "unit" else home.get(str(party), party.id if party.kind is PartyKind.STUDIO else "")

    owing = Counter(whose(debt.obligation.debtor) for debt in found if debt.obligation.is_open)
    owed = Counter(whose(debt.obligation.creditor) for debt in found if debt.obligation.is_open)
    settled = Counter(
        key
        for debt in found
        if not debt.obligation.is_open
        for key in {whose(debt.obligation.debtor), whose(debt.obligation.creditor)}
    )
    keys = sorted({*balances, *owing, *owed, *settled}, key=lambda key: (not key, key))
    return [Row(*_named(seen, key, by), balances.get(key, 0), owing[key], owed[key], settled[key]) for key in keys]


def _named(seen: View, key: str, by: ledger.Level) -> tuple[str, str]:
    if by == "studio":
        return (seen.names.code("studio", key), f"/studios/{key}") if key else (_("共建单位等"), "")
    return seen.unit(key), f"/network/returns?unit={key}"


def exported(desk: Desk) -> list[tuple[View, Debt]]:
    seen = view(desk.request)
    return [(seen, debt) for debt in debts(seen) if _asked(debt, desk.request.query_params)]


EXPORT = Export[tuple[View, Debt]](
    name="collaboration:returns",
    path="/network/returns",
    title=_l("回访台账"),
    rows=exported,
    columns=(
        Column(_l("应回请的一方"), lambda row, _desk: row[0].names(row[1].obligation.debtor)),
        Column(_l("应被回请的一方"), lambda row, _desk: row[0].names(row[1].obligation.creditor)),
        Column(_l("互访日期"), lambda row, _desk: row[1].obligation.opened_on),
        Column(_l("主题"), lambda row, _desk: row[1].visit.topic),
        Column(_l("回访期限"), lambda row, _desk: row[1].due_on),
        Column(_l("情况"), lambda row, _desk: str(STANDINGS[row[1].standing])),
    ),
)
