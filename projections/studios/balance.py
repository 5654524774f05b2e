"""发展不均衡: schools that need support, new to Party affairs, with few members or in the country, and whether anybody has met them (P65)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.words import SupportKind
from projections.read import Reader
from projections.schools import SchoolRow, of_studio, support_of
from projections.studios.directory import of_programme
from projections.studios.silence import Quiet, quiet


class Supported(NamedTuple):
    """A school with what it needs; `quiet` where it has met nobody from outside for too long."""

    school: SchoolRow
    kinds: tuple[SupportKind, ...]
    quiet: Quiet | None


def in_need(read: Reader, programme: str, today: date) -> list[Supported]:
    """Schools of a cohort that need support or are weak, by studio and code."""
    found = [each for row in of_programme(read, programme) for each in of_studio(read, row.code)]
    codes = [each.code for each in found]
    kinds, silent = support_of(read, codes), quiet(read, codes, today)
    return [
        Supported(each, kinds.get(each.code, ()), silent.get(each.code))
        for each in found
        if each.weak or each.code in kinds
    ]


NEW_MONTHS = 12
"""A secretary who has been in post for fewer months is new to Party affairs."""


class Newcomer(NamedTuple):
    """A person who has been a secretary for less than a year, of a school for which nobody has said that it needs support for it."""

    person: str
    school: str


def newcomers(read: Reader, today: date) -> list[Newcomer]:
    """Whom the hub flags by itself, in order of their schools."""
    year, month = divmod(today.year * 12 + today.month - 1 - NEW_MONTHS, 12)
    sql = (
        "SELECT person, school FROM belonging b WHERE until_on IS NULL AND from_on <= ? AND in_post_since > ?"
        " AND NOT EXISTS (SELECT 1 FROM support_need n WHERE n.school = b.school AND n.kind = ?) ORDER BY school, id"
    )
    since = f"{year:04d}-{month + 1:02d}"
    return [Newcomer(*row) for row in read.rows(sql, today.isoformat(), since, SupportKind.NEW_TO_PARTY_AFFAIRS)]
