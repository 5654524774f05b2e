"""协作网络: who has visited whom, over all levels and partners: what the network, the months, the matrix and the pairs are drawn of.

A side that is a studio stands for the school of its lead; level and studio are those of the visit's day (indicators, section 1).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.words import SCHOOL_LEVELS, PartyKind
from projections.read import Reader

HELD = "state IN ('held', 'reported', 'closed')"
PARTNER = "partner"
LEVELS = (*SCHOOL_LEVELS, PARTNER)
"""The order of levels in every picture and table; partners are no level and stand last."""


class Met(NamedTuple):
    """A visit that took place. Units are `kind:id`; `crossing`: both have a level, and not the same."""

    no: int
    topic: str
    on: date
    guest: str
    host: str
    guest_level: str
    host_level: str
    guest_studio: str
    host_studio: str
    crossing: bool

    @property
    def direction(self) -> tuple[str, str]:
        return self.guest, self.host

    @property
    def external(self) -> bool:
        """Between studios; a partner is of none."""
        return not self.guest_studio or self.guest_studio != self.host_studio


class Node(NamedTuple):
    """A unit of the picture; `studio` is "" for a partner."""

    unit: str
    name: str
    level: str
    studio: str


class Cell(NamedTuple):
    """One way between two levels: how many visits, between how many pairs of units."""

    guest: str
    host: str
    held: int
    pairs: int


class Exchange(NamedTuple):
    """There and back between two: visits of the first to the second, and of the second to the first."""

    one: str
    other: str
    out: int
    back: int

    @property
    def balance(self) -> float:
        """The smaller way over the larger: 1 = as often back as there, 0 = one way only."""
        return min(self.out, self.back) / max(self.out, self.back)


def met(read: Reader, since: date | None = None, until: date | None = None) -> list[Met]:
    """The visits held in a period, both days included, in the order in which they took place."""
    first, last = (day.isoformat() if day else None for day in (since, until))
    sql = (
        "SELECT no, topic, held_on, guest, host, guest_level, host_level, guest_studio, host_studio, cross_level FROM visit"
        f" WHERE {HELD} AND held_on >= coalesce(?1, held_on) AND held_on <= coalesce(?2, held_on) ORDER BY started_at, no"
    )
    leads = _leads(read)
    return [_met(row, leads) for row in read.rows(sql, first, last)]


def nodes(read: Reader) -> list[Node]:
    """All schools of studios and all partners, by level and code: their places in the picture never change from day to day."""
    sql = (
        "SELECT 'school:' || s.code, s.name, s.level, min(b.studio) FROM school s"
        " JOIN belonging b ON b.school = s.code AND b.until_on IS NULL GROUP BY s.code"
        f" UNION ALL SELECT 'partner:' || code, name, '{PARTNER}', '' FROM partner"
    )
    found = [Node(*row) for row in read.rows(sql)]
    return sorted(found, key=lambda node: (LEVELS.index(node.level), node.unit))


def matrix(visits: Iterable[Met]) -> dict[tuple[str, str], Cell]:
    """Guests' level x hosts' level; every pair of levels has its cell, the empty ones too."""
    held, pairs = Counter[tuple[str, str]](), defaultdict[tuple[str, str], set[tuple[str, str]]](set)
    for each in visits:
        way = (each.guest_level, each.host_level)
        held[way] += 1
        pairs[way].add(each.direction)
    return {
        (guest, host): Cell(guest, host, held[guest, host], len(pairs[guest, host]))
        for guest in LEVELS
        for host in LEVELS
    }


def between_levels(visits: Iterable[Met]) -> list[Exchange]:
    """There and back between each two levels that have met, in the order of levels."""
    return _exchanges(((each.guest_level, each.host_level) for each in visits), LEVELS)


def between_units(visits: Sequence[Met]) -> list[Exchange]:
    """There and back between each two units that have met, by their codes: no ranking."""
    return _exchanges((each.direction for each in visits), sorted({unit for each in visits for unit in each.direction}))


def _exchanges(ways: Iterable[tuple[str, str]], order: Sequence[str]) -> list[Exchange]:
    counts, place = Counter(ways), {each: n for n, each in enumerate(order)}
    found = {tuple(sorted(way, key=place.__getitem__)) for way in counts if way[0] != way[1]}
    rows = [Exchange(one, other, counts[one, other], counts[other, one]) for one, other in found]
    return sorted(rows, key=lambda row: (place[row.one], place[row.other]))


def by_month(visits: Iterable[Met]) -> dict[tuple[int, int], tuple[int, int]]:
    """Year and month -> visits within a level (partners included), visits across levels (P64)."""
    counts = Counter((each.on.year, each.on.month, each.crossing) for each in visits)
    months = {(year, month) for year, month, _crossing in counts}
    return {month: (counts[*month, False], counts[*month, True]) for month in sorted(months)}


def _leads(read: Reader) -> dict[str, str]:
    """Studio -> school of its lead, both as `kind:id`."""
    rows = read.rows("SELECT code, lead_school FROM studio WHERE lead_school != ''")
    return {f"{PartyKind.STUDIO}:{code}": f"{PartyKind.SCHOOL}:{school}" for code, school in rows}


def _met(row: tuple[Any, ...], leads: dict[str, str]) -> Met:
    no, topic, on, guest, host, *rest, crossing = row
    sides = (leads.get(guest, guest), leads.get(host, host))
    return Met._make([no, topic, date.fromisoformat(on), *sides, *rest, bool(crossing)])
