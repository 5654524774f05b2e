"""回访台账: who owes whom a return visit. A pure function of the visits held and not voided; nothing here is ever stored.

Balance per party: +1 for each visit received, -1 for each paid; the sum over all parties is 0, waivers do not change it.
Each held visit that is not itself a return opens an obligation: the guest must invite back, the host is the creditor. What
settles it, in two passes over the visits in the order in which they took place:

1. A visit that names an earlier one with swapped roles (`in_return_for`) settles it. The first one wins, a second one is an
   ordinary visit; naming a visit that was itself a return settles nothing and opens nothing.
2. Every other visit settles the oldest obligation in the other direction that is neither settled in pass 1 nor waived by then,
   else opens its own.

A visit voided is simply not given: everything is as if it never was. Source: design, visit machine and ledger, rules 1-5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime

import msgspec

from domain.visits.deadlines import day_of, return_due
from domain.visits.words import Standing
from domain.words import Party


class HeldVisit(msgspec.Struct, frozen=True):
    """A visit that took place and is not voided. `position`: of its record in the log, decides between equal starts."""

    visit: str
    host: Party
    guest: Party
    started_at: datetime
    position: int
    in_return_for: str | None = None
    promised: date | None = None
    waived_at: datetime | None = None


class Obligation(msgspec.Struct, frozen=True):
    """A return that is or was owed for `visit`; `returned_by` is the visit that settled it, named or by order."""

    visit: str
    debtor: Party
    creditor: Party
    opened_on: date
    due_on: date
    standing: Standing
    returned_by: str | None = None
    named: bool = False

    @property
    def is_open(self) -> bool:
        return self.standing in (Standing.OWED, Standing.OVERDUE, Standing.BOOKED)


class Ledger(msgspec.Struct, frozen=True):
    """Balances of all parties with a held visit, and all obligations in the order in which they were opened."""

    balances: dict[Party, int]
    obligations: tuple[Obligation, ...]


def ledger(visits: Iterable[HeldVisit], *, today: date, booked: Collection[str] = ()) -> Ledger:
    """The ledger on a day. `booked`: visits for which a return has been accepted or confirmed."""
    held = sorted(visits, key=lambda visit: (visit.started_at, visit.position))
    named, neutral = _named_returns(held)
    settled = named | _returns_by_order(held, named, neutral)
    returns = {*settled.values(), *neutral}
    return Ledger(
        balances=_balances(held),
        obligations=tuple(
            _obligation(visit, settled.get(visit.visit), visit.visit in named, visit.visit in booked, today)
            for visit in held
            if visit.visit not in returns
        ),
    )


def _balances(held: list[HeldVisit]) -> dict[Party, int]:
    balances: Counter[Party] = Counter()
    for visit in held:
        balances[visit.host] += 1
        balances[visit.guest] -= 1
    return dict(balances)


def _named_returns(held: list[HeldVisit]) -> tuple[dict[str, str], set[str]]:
    """Pass 1: original -> the return that names it; and the visits that only name another return."""
    earlier: dict[str, HeldVisit] = {}
    settled: dict[str, str] = {}
    neutral: set[str] = set()
    for visit in held:
        original = earlier.get(visit.in_return_for or "")
        if original is not None and (original.host, original.guest) == (visit.guest, visit.host):
            if original.visit in settled.values() or original.visit in neutral:
                neutral.add(visit.visit)
            else:
                settled.setdefault(original.visit, visit.visit)
        earlier[visit.visit] = visit
    return settled, neutral


def _returns_by_order(held: list[HeldVisit], named: dict[str, str], neutral: set[str]) -> dict[str, str]:
    """Pass 2: obligation -> the visit that settles it because it is the oldest in the other direction."""
    waiting: list[HeldVisit] = []
    settled: dict[str, str] = {}
    left_alone = [visit for visit in held if visit.visit not in {*named.values(), *neutral}]
    for visit in left_alone:
        oldest = next((each for each in waiting if _settles(visit, each)), None)
        if oldest is not None:
            waiting.remove(oldest)
            settled[oldest.visit] = visit.visit
        elif visit.visit not in named:
            waiting.append(visit)
    return settled


def _settles(visit: HeldVisit, owed: HeldVisit) -> bool:
    swapped = (owed.host, owed.guest) == (visit.guest, visit.host)
    return swapped and (owed.waived_at is None or owed.waived_at > visit.started_at)


def _obligation(visit: HeldVisit, returned_by: str | None, named: bool, booked: bool, today: date) -> Obligation:
    held_on = day_of(visit.started_at)
    due_on = return_due(held_on, visit.promised)
    if returned_by is not None:
        standing = Standing.RETURNED
    elif visit.waived_at is not None:
        standing = Standing.WAIVED
    elif booked:
        standing = Standing.BOOKED
    else:
        standing = Standing.OVERDUE if due_on < today else Standing.OWED
    return Obligation(visit.visit, visit.guest, visit.host, held_on, due_on, standing, returned_by, named)
