"""Where a case belongs on a day: the studio and the level of its school, and the stage of the two years."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import TypedDict


class Place(TypedDict):
    """Columns of the case; "" where there is none."""

    studio: str
    level: str
    stage: str


def place(db: Connection, school: str, programme: str, on: date) -> Place:
    sql = (
        "SELECT coalesce((SELECT studio FROM belonging WHERE school = ?1 AND from_on <= ?3 AND (until_on IS NULL OR until_on >= ?3)"
        " ORDER BY leads DESC, id LIMIT 1), ''), coalesce((SELECT level FROM school WHERE code = ?1), ''),"
        " coalesce((SELECT stage FROM stage WHERE programme = ?2 AND starts_on <= ?3 AND ends_on >= ?3 ORDER BY starts_on LIMIT 1), '')"
    )
    studio, level, stage = db.execute(sql, (school, programme, on.isoformat())).fetchone()
    return Place(studio=studio, level=level, stage=stage)
