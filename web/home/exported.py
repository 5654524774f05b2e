"""回访台账 as a file: for people of a unit their own returns, for the Party School those of the district."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import NotYours
from domain.words import Role
from hub import sight
from hub.audience import READERS
from projections import ledger
from projections.ledger import Debt
from projections.visits import Card
from web import texts
from web.desk import Desk
from web.export import Column, Export
from web.texts import _l
from web.words import visit_no

OVERSEERS = READERS | {Role.OBSERVER}


def exported(desk: Desk) -> Sequence[Debt]:
    """Every return that is or was owed, in the order in which they came about."""
    sight.enter(desk.who)
    days = desk.hub.settings.return_days
    if desk.who.units:
        return ledger.debts(desk.read, texts.today(), desk.who.units, return_days=days)
    if desk.who.roles & OVERSEERS:
        return ledger.debts(desk.read, texts.today(), return_days=days)
    raise NotYours


def _number(card: Card | None) -> str:
    return visit_no(card.year, card.no) if card else ""


EXPORT = Export(
    name="home:returns",
    path="/returns",
    title=_l("回访台账"),
    rows=exported,
    columns=(
        Column(_l("该请对方来的单位"), lambda debt, desk: desk.names(debt.obligation.debtor)),
        Column(_l("该受邀的单位"), lambda debt, desk: desk.names(debt.obligation.creditor)),
        Column(_l("起因的互访"), lambda debt, _: _number(debt.visit)),
        Column(_l("主题"), lambda debt, _: debt.visit.topic),
        Column(_l("开展日期"), lambda debt, _: debt.obligation.opened_on),
        Column(_l("回访期限"), lambda debt, _: debt.due_on),
        Column(_l("情况"), lambda debt, _: debt.standing),
        Column(_l("已约的互访"), lambda debt, _: _number(debt.booked)),
        Column(_l("回访的互访"), lambda debt, _: _number(debt.returned)),
    ),
)
