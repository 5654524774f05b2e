"""我该回访, 该回访我: who should be invited back, who should invite us back, and what is booked already. No ranking."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.visits import Standing, State
from domain.words import Party
from projections import ledger
from projections.ledger import Debt
from web.home.desk import Desk
from web.naming import Shown
from web.texts import _
from web.words import plain_day


class Row(NamedTuple):
    """One return. `booked` is the sentence of an agreed visit, "" while there is none; `due_on` is red only when near."""

    party: Party
    other: Shown
    note: str
    due_on: date
    overdue: bool
    booked: str
    address: str


class Returns(NamedTuple):
    """Both lists, what is due first."""

    owing: list[Row]
    owed: list[Row]
    balance: int


def returns(desk: Desk) -> Returns:
    """The returns of the own units."""
    found = ledger.of_unit(desk.read, desk.units, desk.today, return_days=desk.settings.return_days)
    return Returns(
        [_row(desk, debt, ours=True) for debt in found.owing],
        [_row(desk, debt, ours=False) for debt in found.owed],
        found.balance,
    )


def _row(desk: Desk, debt: Debt, *, ours: bool) -> Row:
    """`ours`: we owe, so we were the guest and invite now; else we were the host and may go."""
    other = debt.obligation.creditor if ours else debt.obligation.debtor
    own = desk.names.ours(debt.obligation.debtor if ours else debt.obligation.creditor)
    on = plain_day(debt.obligation.opened_on)
    direction = "host" if ours else "guest"
    return Row(
        party=other,
        other=desk.names.shown(other),
        note=_("{on}对方接待了{own}，还没有来过", on=on, own=own)
        if ours
        else _("{on}来过{own}，{own}还没有去", on=on, own=own),
        due_on=debt.due_on,
        overdue=debt.standing is Standing.OVERDUE,
        booked=_booked(debt, ours=ours),
        address=f"/visits/{debt.booked.no}"
        if debt.booked
        else f"/visits/new?as={direction}&to={other}&in_return_for={debt.visit.no}",
    )


def _booked(debt: Debt, *, ours: bool) -> str:
    if debt.booked is None or debt.booked.starts_at is None:
        return ""
    on = plain_day(debt.booked.starts_at.date())
    if debt.booked.state is State.ACCEPTED:
        return _("已商定 {on}来访", on=on) if ours else _("已商定 {on}到访", on=on)
    return _("已约 {on}来访", on=on) if ours else _("已约 {on}到访", on=on)
