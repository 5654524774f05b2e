"""Exchanges in lists: by what they are, whose they are and when; the calendar of a month; what outsiders see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from domain.exchanges import Breadth, Kind, LearningMode, Modality, State
from domain.words import Party
from projections.exchanges.rows import ORGANISES, ExchangeRow, Part, select
from projections.read import Reader
from projections.story import party_of
from projections.visits.values import instant


class Order(StrEnum):
    """What begins next first; what began last first; what was announced last first."""

    COMING = "coming"
    PAST = "past"
    NEWEST = "newest"


_ORDER = {
    Order.COMING: "x.starts_at, x.no",
    Order.PAST: "x.starts_at DESC, x.no DESC",
    Order.NEWEST: "x.no DESC",
}


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which exchanges a list shows; what is left out does not matter.

    `organiser`: a unit that organises it, alone or with others; `units`: it has to do with one of these, in whatever part (`parts`:
    in one of these). `from_on`, `until_on`: it takes place on some of these days. `held`: it took place between them. `open_at`: people can sign up at this moment.
    `own`: whose drafts are shown: an exchange that is not cleared exists for its organisers alone; None shows all, () none.
    `public`: only what people without an account may see.
    """

    text: str = ""
    kind: Kind | None = None
    learning_mode: LearningMode | None = None
    scope: Breadth | None = None
    modality: Modality | None = None
    states: Collection[State] = ()
    organiser: Party | None = None
    units: Collection[Party] | None = None
    parts: Collection[Part] = ()
    from_on: date | None = None
    until_on: date | None = None
    held: tuple[date, date] | None = None
    open_at: datetime | None = None
    own: Collection[Party] | None = None
    public: bool = False


def exchanges(
    read: Reader, which: Filter, *, order: Order = Order.PAST, skip: int = 0, limit: int = 20
) -> list[ExchangeRow]:
    where, params = _chosen(which)
    return select(read, f"WHERE {where} ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?", *params, limit, skip)


def count(read: Reader, which: Filter) -> int:
    """How many `exchanges` there are."""
    where, params = _chosen(which)
    return int(read.value(f"SELECT count(*) FROM exchange x WHERE {where}", *params))


def month(read: Reader, which: Filter, first: date, last: date, *, limit: int = 500) -> list[ExchangeRow]:
    """Everything that takes place on some of these days, in order of time: what a calendar shows, also what was called off."""
    return exchanges(
        read, msgspec.structs.replace(which, from_on=first, until_on=last), order=Order.COMING, limit=limit
    )


def of_unit(read: Reader, parties: Collection[Party], **which: object) -> list[ExchangeRow]:
    """Exchanges that these units organise, are invited to or took part in, the latest first."""
    return exchanges(read, msgspec.convert({"units": list(parties), **which}, Filter), limit=500)


def organisers(read: Reader) -> list[Party]:
    """Units that organise, or organised, an exchange that others know of."""
    marks, parts = _marks(ORGANISES), sorted(ORGANISES)
    sql = f"SELECT DISTINCT u.unit FROM exchange_unit u JOIN exchange x ON x.no = u.exchange WHERE u.part IN ({marks})"
    return [party_of(unit) for (unit,) in read.rows(f"{sql} AND x.state != 'clearing' ORDER BY u.unit", *parts)]


class Tally(NamedTuple):
    """How many exchanges of a unit: organised, and took part in as a partner that was there."""

    organised: int
    came: int


def tally(read: Reader, party: Party) -> Tally:
    """Of those that took place."""
    sql = (
        "SELECT u.part, count(*) FROM exchange_unit u JOIN exchange x ON x.no = u.exchange"
        " WHERE u.unit = ? AND x.state IN ('held', 'reported', 'closed') GROUP BY u.part"
    )
    found: dict[str, int] = dict(read.rows(sql, str(party)))
    return Tally(sum(found.get(part, 0) for part in ORGANISES), found.get(Part.CAME, 0))


def _chosen(which: Filter) -> tuple[str, list[object]]:
    where, params = ["1"], list[object]()
    for name in ("kind", "learning_mode", "scope", "modality"):
        if (value := getattr(which, name)) is not None:
            where.append(f"x.{name} = ?")
            params.append(value)
    if which.states:
        where.append(f"x.state IN ({_marks(which.states)})")
        params += list(which.states)
    for word in which.text.split()[:MOST_WORDS]:
        where.append("instr(lower(x.title), lower(?))")
        params.append(word)
    if which.public:
        where.append("x.public")
    for clause, more in (*_units(which), *_when(which)):
        where.append(clause)
        params += more
    return " AND ".join(where), params


MOST_WORDS = 16


def _units(which: Filter) -> list[tuple[str, list[object]]]:
    found = []
    if which.organiser is not None:
        found.append(_with((which.organiser,), ORGANISES))
    if which.units is not None:
        found.append(_with(which.units, which.parts))
    if which.own is not None:
        clause, params = _with(which.own, ORGANISES)
        found.append((f"(x.state != 'clearing' OR {clause})", params))
    return found


def _with(units: Collection[Party], parts: Collection[Part]) -> tuple[str, list[object]]:
    inner = f"SELECT exchange FROM exchange_unit WHERE unit IN ({_marks(units)})"
    inner += f" AND part IN ({_marks(parts)})" if parts else ""
    return f"x.no IN ({inner})", [*map(str, units), *sorted(parts)]


def _when(which: Filter) -> list[tuple[str, list[object]]]:
    found: list[tuple[str, list[object]]] = []
    if which.from_on:
        found.append(("substr(x.ends_at, 1, 10) >= ?", [which.from_on.isoformat()]))
    if which.until_on:
        found.append(("substr(x.starts_at, 1, 10) <= ?", [which.until_on.isoformat()]))
    if which.held:
        found.append(("x.held_on BETWEEN ? AND ?", [each.isoformat() for each in which.held]))
    if which.open_at:
        at = instant(which.open_at)
        found.append(("x.state = 'open' AND x.sign_up_by >= ? AND x.starts_at > ?", [at[:10], at]))
    return found


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
