"""也许可以走一走: one other school worth meeting next, and why; the same one all day, until it is skipped."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.words import SHANGHAI, Party, PartyKind, Side
from projections.read import Reader
from projections.visits.lists import coverage, met

RESTS = timedelta(days=30)
"""For so long nobody is suggested with whom something has just been answered, called off, held or written up."""


class Because(StrEnum):
    """Why a school is suggested, the weightiest first. A level is uncovered when it is not the own one and nobody of it was met."""

    LEVEL_UNCOVERED = "level_uncovered"
    OWED = "owed"
    NEVER_MET = "never_met"
    WEAK = "weak"


class Suggestion(NamedTuple):
    """A school; `as_side` is what the own unit would be: host to invite back, else guest."""

    party: Party
    level: str
    because: tuple[Because, ...]
    as_side: Side


def suggestion(
    read: Reader, own: Collection[Party], today: date, *, owing: Collection[Party] = (), skip: Collection[str] = ()
) -> Suggestion | None:
    """The school that most reasons speak for. `owing`: whom the own units should invite back; `skip`: codes of schools.

    Schools with which something is open, agreed, or has happened within a month (also a no), and the own ones, are left out. No ranking: only one is named, ties fall by lot.
    """
    ids, marks = list(map(str, own)), ", ".join("?" * len(own))
    sql = (
        "SELECT code, level, locality = 'rural' OR member_band = 'lt7' FROM school s WHERE EXISTS (SELECT 1 FROM belonging"
        " WHERE school = code AND until_on IS NULL) AND NOT EXISTS (SELECT 1 FROM visit WHERE (state IN ('proposed', 'accepted',"
        f" 'confirmed') OR changed_at >= ?) AND ((host IN ({marks}) AND guest = 'school:' || code) OR (guest IN ({marks}) AND host = 'school:' || code)))"
        " ORDER BY code"
    )
    own_studios = {party.id for party in own if party.kind == PartyKind.STUDIO}
    own_schools = {party.id for party in own if party.kind == PartyKind.SCHOOL} | _led(read, own_studios)
    lately = datetime.combine(today - RESTS, time(), SHANGHAI)
    schools = read.rows(sql, int(lately.timestamp()) * 1_000_000, *ids, *ids)
    own_levels = {level for code, level, _ in schools if code in own_schools}
    uncovered = {row.level for row in coverage(read, own) if row.out + row.back == 0} - own_levels
    known = {row.party for row in met(read, own)}
    found = [
        Suggestion(party, level, _reasons(party, level, bool(weak), uncovered, owing, known), _side(party, owing))
        for code, level, weak in schools
        if code not in own_schools and code not in skip
        for party in (Party(PartyKind.SCHOOL, code),)
    ]
    named = [each for each in found if each.because]
    return max(named, key=lambda each: (_weight(each.because), _lot(today, own, each.party)), default=None)


def _led(read: Reader, studios: Collection[str]) -> set[str]:
    marks = ", ".join("?" * len(studios))
    return {
        school for (school,) in read.rows(f"SELECT lead_school FROM studio WHERE code IN ({marks})", *sorted(studios))
    }


def _reasons(
    party: Party, level: str, weak: bool, uncovered: set[str], owing: Collection[Party], known: set[Party]
) -> tuple[Because, ...]:
    holds = {
        Because.LEVEL_UNCOVERED: level in uncovered,
        Because.OWED: party in owing,
        Because.NEVER_MET: party not in known,
        Because.WEAK: weak,
    }
    return tuple(reason for reason, applies in holds.items() if applies)


def _side(party: Party, owing: Collection[Party]) -> Side:
    return Side.HOST if party in owing else Side.GUEST


def _weight(because: tuple[Because, ...]) -> tuple[bool, ...]:
    return tuple(reason in because for reason in Because)


def _lot(today: date, own: Collection[Party], party: Party) -> bytes:
    drawn = " ".join([today.isoformat(), *sorted(map(str, own)), str(party)])
    return hashlib.sha256(drawn.encode()).digest()
