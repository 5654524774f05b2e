"""Who visits whom, who is left alone, and who owes whom a return: the shapes of what the cohort's figures say of it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from domain.visits import Standing
from domain.visits.ledger import Obligation
from projections.indicators.numbers import LEAST_SPREAD


class Network(NamedTuple):
    """Who visits whom: `edges` are ordered pairs guest -> host of schools, with their visits."""

    schools: int
    edges: dict[tuple[str, str], list[str]]

    @property
    def mutual(self) -> int:
        return sum((host, guest) in self.edges for guest, host in self.edges)

    @property
    def _r(self) -> float | None:
        return self.mutual / len(self.edges) if self.edges else None

    @property
    def _a(self) -> float | None:
        pairs = self.schools * (self.schools - 1)
        return len(self.edges) / pairs if pairs else None

    @property
    def low(self) -> bool:
        return len(self.edges) < LEAST_SPREAD

    def plain(self) -> dict[str, Any]:
        r, a = self._r, self._a
        rho = (r - a) / (1 - a) if r is not None and a is not None and a != 1 else None
        return {
            "schools": self.schools,
            "edges": len(self.edges),
            "mutual": self.mutual,
            "r": _rounded(r),
            "rho": _rounded(rho),
            "density": _rounded(a),
            "low": self.low,
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


class Alone(NamedTuple):
    """A school without an external visit for more than 60 school days; `last` visit, or the day it joined."""

    school: str
    last: date
    school_days: int


class Returns(NamedTuple):
    """回访台账: the debts of a scope and the balance of each party in it."""

    debts: tuple[Obligation, ...]
    balances: dict[str, int]

    def of(self, standing: Standing) -> list[Obligation]:
        return [debt for debt in self.debts if debt.standing is standing]

    def plain(self) -> dict[str, Any]:
        returned = self.of(Standing.RETURNED)
        counts = {str(standing): len(self.of(standing)) for standing in _STANDINGS}
        named = sum(debt.named for debt in returned)
        ways = {"explicit": named, "fifo": len(returned) - named}
        return counts | ways | {"balance": dict(sorted(self.balances.items()))}


_STANDINGS = (Standing.OWED, Standing.BOOKED, Standing.OVERDUE, Standing.RETURNED, Standing.WAIVED)
