"""也许可以走一走: one other school worth meeting next, and why; the same one all day, until it is skipped."""

from __future__ import annotations

import hashlib
import json
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

    Schools with which something is open, agreed, or has happened within a month (also a no), and the own ones, are left out.
    No ranking: only one is named, ties fall by lot. The read database weighs, so that a large district costs little more than a small one.
    """
    mine = _own_schools(read, own)
    levels = {level for (level,) in read.rows(f"SELECT level FROM school WHERE code {_IN}", _codes(mine))}
    uncovered = {row.level for row in coverage(read, own) if row.out + row.back == 0} - levels
    known = {row.party.id for row in met(read, own) if row.party.kind == PartyKind.SCHOOL}
    owed = {party.id for party in owing if party.kind == PartyKind.SCHOOL}
    apart = mine | set(skip) | _busy(read, own, today)
    lists = map(_codes, (uncovered, owed, known, apart))
    found = read.row(_NEXT, *lists, _lot(read, own, today))
    if found is None:
        return None
    code, level, *holds = found
    because = tuple(reason for reason, applies in zip(Because, holds, strict=True) if applies)
    return Suggestion(Party(PartyKind.SCHOOL, code), level, because, Side.HOST if code in owed else Side.GUEST)


_IN = "IN (SELECT value FROM json_each(?))"
_NEXT = """
WITH open AS (
  SELECT code, level, level IN (SELECT value FROM json_each(?1)) AS uncovered, code IN (SELECT value FROM json_each(?2)) AS owed,
    code NOT IN (SELECT value FROM json_each(?3)) AS strange, locality = 'rural' OR member_band = 'lt7' AS weak
  FROM school WHERE code NOT IN (SELECT value FROM json_each(?4))
    AND EXISTS (SELECT 1 FROM belonging WHERE school = code AND until_on IS NULL))
SELECT * FROM open WHERE uncovered OR owed OR strange OR weak
ORDER BY uncovered DESC, owed DESC, strange DESC, weak DESC, code < ?5, code LIMIT 1
"""
"""Of the schools that may be met the one with the weightiest reasons, in the order of `Because`; of equals the next from the lot on."""


def _codes(codes: Collection[str]) -> str:
    return json.dumps(sorted(codes))


def _own_schools(read: Reader, own: Collection[Party]) -> set[str]:
    """The own schools, and those that lead an own studio."""
    studios = {party.id for party in own if party.kind == PartyKind.STUDIO}
    led = read.rows(f"SELECT lead_school FROM studio WHERE code {_IN}", _codes(studios))
    return {party.id for party in own if party.kind == PartyKind.SCHOOL} | {school for (school,) in led}


def _busy(read: Reader, own: Collection[Party], today: date) -> set[str]:
    """Codes of schools with which the own units have something open, or had something lately."""
    ids, lately = json.dumps(sorted(map(str, own))), datetime.combine(today - RESTS, time(), SHANGHAI)
    which = "(state IN ('proposed', 'accepted', 'confirmed') OR changed_at >= ?2)"
    of = "IN (SELECT value FROM json_each(?1))"
    sql = (
        f"SELECT guest FROM visit WHERE host {of} AND {which} UNION SELECT host FROM visit WHERE guest {of} AND {which}"
    )
    rows = read.rows(sql, ids, int(lately.timestamp()) * 1_000_000)
    return {key for (party,) in rows for kind, _, key in (party.partition(":"),) if kind == PartyKind.SCHOOL}


def _lot(read: Reader, own: Collection[Party], today: date) -> str:
    """The code of some school, drawn anew each day; it names where the search begins."""
    drawn = " ".join([today.isoformat(), *sorted(map(str, own))])
    at = int.from_bytes(hashlib.sha256(drawn.encode()).digest()[:8]) % max(1, read.value("SELECT count(*) FROM school"))
    return str(read.value("SELECT code FROM school ORDER BY code LIMIT 1 OFFSET ?", at) or "")
