"""长期未交流: schools that have met nobody from outside their studio for more than sixty school days (indicator I17).

External is a visit whose sides belong to different studios, or one of them to none; a studio stands for the school of its lead. Without
any, the days count from the one on which the school joined its studio.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from projections import programme
from projections.read import Reader

SCHOOL_DAYS = 60
"""More school days than these without an external visit are too long."""


class Quiet(NamedTuple):
    """A school; `last` is the day of its last external visit, None for none yet; `days` are school days since, or since it joined."""

    school: str
    studio: str
    last: date | None
    since: date
    days: int


def quiet(read: Reader, schools: Collection[str], today: date) -> dict[str, Quiet]:
    """Those of these schools that have been without for too long, by code."""
    return {each.school: each for each in _quiet(read, today, schools)}


def silent(read: Reader, today: date) -> list[Quiet]:
    """All such schools of the district, by code."""
    return _quiet(read, today, None)


def _quiet(read: Reader, today: date, schools: Collection[str] | None) -> list[Quiet]:
    days = programme.school_days(read)
    before = days.earliest(today, SCHOOL_DAYS)
    rows = read.rows(
        _LAST, json.dumps(None if schools is None else list(schools)), today.isoformat(), before.isoformat()
    )
    return [
        Quiet(code, studio, date.fromisoformat(last) if last else None, since, days.between(since, today))
        for code, studio, joined, last in rows
        for since in [date.fromisoformat(last or joined)]
    ]


_EXTERNAL = "state IN ('held', 'reported', 'closed') AND host_studio != guest_studio AND held_on <= ?2"
_LAST = f"""
WITH member AS (SELECT school, min(studio) AS studio, min(from_on) AS joined FROM belonging
    WHERE until_on IS NULL AND from_on <= ?2 AND (?1 = 'null' OR school IN (SELECT value FROM json_each(?1))) GROUP BY school),
  unit AS (SELECT school, studio, joined, 'school:' || school AS party FROM member
    UNION ALL SELECT m.school, m.studio, joined, 'studio:' || s.code FROM member m JOIN studio s ON s.lead_school = m.school),
  found AS (SELECT school, studio, joined, max(
      coalesce((SELECT max(held_on) FROM visit WHERE host = party AND {_EXTERNAL}), ''),
      coalesce((SELECT max(held_on) FROM visit WHERE guest = party AND {_EXTERNAL}), '')) AS last FROM unit)
SELECT school, studio, joined, max(last) FROM found GROUP BY school
  HAVING coalesce(nullif(max(last), ''), joined) < ?3 ORDER BY school
"""
