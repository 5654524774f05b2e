"""学段之间走动了吗: the district at a glance, over all areas; every figure comes with the visits or schools behind it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.words import Level
from projections.read import Reader
from projections.visits import Card
from projections.visits.rows import select

_HELD = "state IN ('held', 'reported', 'closed')"


class Month(NamedTuple):
    """Visits held in a month, and how many of them crossed levels (P64)."""

    first: date
    held: int
    crossing: int


class During(NamedTuple):
    """What was done from a day to a day: visits held, those of them that crossed levels, exchanges held, cases submitted."""

    held: int
    crossing: int
    exchanges: int
    cases: int


class Unmoved(NamedTuple):
    """A school of a studio that has not met another level since a day."""

    code: str
    name: str
    level: Level
    studio: str


def month(read: Reader, on: date) -> Month:
    """The month of a day."""
    sql = f"SELECT count(*), coalesce(sum(cross_level), 0) FROM visit WHERE {_HELD} AND substr(held_on, 1, 7) = ?"
    held, crossing = read.rows(sql, f"{on:%Y-%m}")[0]
    return Month(on.replace(day=1), held, crossing)


def during(read: Reader, first: date, last: date) -> During:
    """What was done on these days, both included. Three statements."""
    days = (first.isoformat(), last.isoformat())
    sql = f"SELECT count(*), coalesce(sum(cross_level), 0) FROM visit WHERE {_HELD} AND held_on BETWEEN ? AND ?"
    held, crossing = read.rows(sql, *days)[0]
    met = read.value(
        "SELECT count(*) FROM exchange WHERE state IN ('held', 'reported', 'closed') AND held_on BETWEEN ? AND ?", *days
    )
    written = read.value(
        "SELECT count(*) FROM cases WHERE state != 'withdrawn' AND substr(submitted_on, 1, 10) BETWEEN ? AND ?", *days
    )
    return During(held, crossing, met, written)


def without_crossing(read: Reader, since: date) -> list[Unmoved]:
    """Schools of studios without a visit across levels since a day, by level and code."""
    sql = (
        "SELECT code, name, level, b.studio FROM school JOIN belonging b ON b.school = code AND b.until_on IS NULL"
        f" WHERE NOT EXISTS (SELECT 1 FROM visit WHERE {_HELD} AND cross_level AND held_on >= ? AND 'school:' || code IN (host, guest))"
        " GROUP BY code ORDER BY CASE level WHEN 'middle' THEN 1 WHEN 'primary' THEN 2 ELSE 3 END, code"
    )
    return [
        Unmoved(code, name, Level(level), studio) for code, name, level, studio in read.rows(sql, since.isoformat())
    ]


def disputed(read: Reader) -> list[Card]:
    """Visits with an open dispute, the newest first."""
    return select(read, Card, "WHERE disputed > 0 AND state != 'voided' ORDER BY no DESC")
