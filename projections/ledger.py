"""回访台账: who should be invited back, who should invite back, and how hosting and visiting balance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from domain.visits import Standing
from domain.visits.deadlines import RETURN_DAYS
from domain.visits.ledger import HeldVisit, Ledger, Obligation, ledger
from domain.words import Party
from projections import visits
from projections.read import Reader
from projections.story import moment_at, party_of

Level = Literal["unit", "studio", "level", "partner"]
"""Whose balance: of each school, studio and partner; of studios; of school levels; of each partner."""

_HELD = "state IN ('held', 'reported', 'closed')"
_BOOKED = "state IN ('accepted', 'confirmed') AND in_return_for IS NOT NULL"
_HELD_VISIT = "SELECT key, host, guest, started_at, recorded, in_return_for, promised, waived_at FROM visit v"


class Debt(NamedTuple):
    """A return that is or was owed. `booked` is the agreed visit that will return it, `returned` the one that did."""

    obligation: Obligation
    visit: visits.Card
    booked: visits.Card | None
    returned: visits.Card | None

    @property
    def standing(self) -> Standing:
        return self.obligation.standing

    @property
    def due_on(self) -> date:
        return self.obligation.due_on


class UnitLedger(NamedTuple):
    """The ledger of some units: whom they should invite back 我该回访, who should invite them 该回访我, what is settled.

    `balance`: visits received minus visits paid; waivers do not change it.
    """

    owing: list[Debt]
    owed: list[Debt]
    settled: list[Debt]
    balance: int


def of_unit(read: Reader, parties: Collection[Party], today: date, *, return_days: int = RETURN_DAYS) -> UnitLedger:
    """What these units owe and are owed, the earliest due first; what is returned or waived, the latest first."""
    found = _ledger(read, today, return_days, parties)
    debts = _debts(read, found, _booked(read, parties))
    by_due = sorted((debt for debt in debts if debt.obligation.is_open), key=lambda debt: (debt.due_on, debt.visit.no))
    return UnitLedger(
        owing=[debt for debt in by_due if debt.obligation.debtor in parties],
        owed=[debt for debt in by_due if debt.obligation.creditor in parties],
        settled=sorted((d for d in debts if not d.obligation.is_open), key=lambda debt: -debt.visit.no),
        balance=sum(balance for party, balance in found.balances.items() if party in parties),
    )


def debts(
    read: Reader, today: date, parties: Collection[Party] | None = None, *, return_days: int = RETURN_DAYS
) -> list[Debt]:
    """Every return that is or was owed, of these units or (None) of everybody, in the order in which they came about."""
    return _debts(read, _ledger(read, today, return_days, parties), _booked(read, parties))


def _debts(read: Reader, found: Ledger, booked: Mapping[str, str]) -> list[Debt]:
    keys = {key for each in found.obligations for key in (each.visit, each.returned_by) if key}
    known = visits.by_keys(read, keys | set(booked.values()))
    return [
        Debt(
            each,
            known[each.visit],
            known[booked[each.visit]] if each.standing is Standing.BOOKED else None,
            known[each.returned_by] if each.returned_by else None,
        )
        for each in found.obligations
    ]


def of_visit(read: Reader, key: str, today: date, *, return_days: int = RETURN_DAYS) -> Obligation | None:
    """The return that is or was owed for a visit; None where it asks for none."""
    sides = read.row("SELECT host, guest FROM visit WHERE key = ?", key)
    if sides is None:
        return None
    host, guest = map(party_of, sides)
    found = _between(read, host, guest, today, return_days)
    return next((each for each in found.obligations if each.visit == key), None)


def everything(read: Reader, today: date, *, return_days: int = RETURN_DAYS) -> Ledger:
    """The ledger of the whole district."""
    return _ledger(read, today, return_days, None)


def balances(read: Reader, by: Level = "unit") -> dict[str, int]:
    """Visits received minus visits paid, by `kind:id` of units, by studio, by level, or by partner; the sum is 0.

    Studio and level are those of the visit's day. Whoever has none (by partner: everybody else) stands under "".
    """
    host, guest = {
        "unit": ("host", "guest"),
        "studio": ("host_studio", "guest_studio"),
        "level": ("host_level", "guest_level"),
        "partner": ("iif(host_level = 'partner', host, '')", "iif(guest_level = 'partner', guest, '')"),
    }[by]
    sql = (
        f"SELECT whose, sum(n) FROM (SELECT {host} AS whose, 1 AS n FROM visit WHERE {_HELD}"
        f" UNION ALL SELECT {guest}, -1 FROM visit WHERE {_HELD}) GROUP BY whose ORDER BY whose"
    )
    return dict(read.rows(sql))


# ---- from the held visits to the ledger: what one pair owes each other depends on no other pair


def _ledger(read: Reader, today: date, return_days: int, parties: Collection[Party] | None) -> Ledger:
    which, params = _among(parties)
    rows = read.rows(f"{_HELD_VISIT} WHERE {_HELD}{which} ORDER BY started_at, recorded", *params)
    return _merged(_pairs(rows, return_days), today, set(_booked(read, parties)))


def _between(read: Reader, one: Party, other: Party, today: date, return_days: int) -> Ledger:
    sql = f"{_HELD_VISIT} WHERE {_HELD} AND ((host = ?1 AND guest = ?2) OR (host = ?2 AND guest = ?1)) ORDER BY started_at, recorded"
    rows = read.rows(sql, str(one), str(other))
    return _merged(_pairs(rows, return_days), today, set(_booked(read, (one, other))))


def _booked(read: Reader, parties: Collection[Party] | None) -> dict[str, str]:
    """Returned visit -> the earliest agreed visit that names it."""
    which, params = _among(parties)
    sql = f"SELECT in_return_for, key FROM visit v WHERE {_BOOKED}{which} ORDER BY starts_at DESC, no DESC"
    return dict(read.rows(sql, *params))


def _among(parties: Collection[Party] | None) -> tuple[str, list[str]]:
    if parties is None:
        return "", []
    marks, ids = ", ".join("?" * len(parties)), list(map(str, parties))
    return f" AND (host IN ({marks}) OR guest IN ({marks}))", [*ids, *ids]


def _pairs(rows: Iterable[tuple[Any, ...]], return_days: int) -> list[list[HeldVisit]]:
    pairs: dict[frozenset[str], list[HeldVisit]] = {}
    for key, host, guest, started_at, recorded, in_return_for, promised, waived_at in rows:
        started = datetime.fromisoformat(started_at)
        due = date.fromisoformat(promised) if promised else started.date() + timedelta(days=return_days)
        visit = HeldVisit(
            visit=key,
            host=party_of(host),
            guest=party_of(guest),
            started_at=started,
            position=recorded,
            in_return_for=in_return_for,
            promised=due,
            waived_at=moment_at(waived_at) if waived_at is not None else None,
        )
        pairs.setdefault(frozenset((host, guest)), []).append(visit)
    return list(pairs.values())


def _merged(pairs: list[list[HeldVisit]], today: date, booked: set[str]) -> Ledger:
    found = [ledger(pair, today=today, booked=booked) for pair in pairs]
    balance: dict[Party, int] = {}
    for each in found:
        for party, count in each.balances.items():
            balance[party] = balance.get(party, 0) + count
    opened = sorted((o for each in found for o in each.obligations), key=lambda o: (o.opened_on, o.visit))
    return Ledger(balances=balance, obligations=tuple(opened))
