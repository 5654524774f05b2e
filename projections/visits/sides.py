"""Where the two sides of a visit belong on its day: their studios, and their levels, for coverage across levels (P64)."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import TypedDict

from domain.words import SCHOOL_LEVELS, Party, PartyKind

PARTNER = "partner"
"""Stands where a level stands, for partners."""


class Places(TypedDict):
    """Columns of the visit: codes of studios ("" = none), levels, and whether the visit crosses levels."""

    host_studio: str
    host_level: str
    guest_studio: str
    guest_level: str
    cross_level: bool


def places(db: Connection, host: Party, guest: Party, on: date) -> Places:
    """A studio stands for the school of its lead; a partner has neither level nor studio (formula version 1, section 1)."""
    host_studio, host_level = _place(db, host, on)
    guest_studio, guest_level = _place(db, guest, on)
    crosses = host_level != guest_level and {host_level, guest_level} <= set(SCHOOL_LEVELS)
    return Places(
        host_studio=host_studio,
        host_level=host_level,
        guest_studio=guest_studio,
        guest_level=guest_level,
        cross_level=crosses,
    )


def _place(db: Connection, party: Party, on: date) -> tuple[str, str]:
    if party.kind == PartyKind.PARTNER:
        return "", PARTNER
    if party.kind == PartyKind.STUDIO:
        sql = "SELECT ?1, (SELECT level FROM school WHERE code = s.lead_school) FROM (SELECT 1) LEFT JOIN studio s ON s.code = ?1"
        studio, level = db.execute(sql, (party.id,)).fetchone()
    else:
        sql = (
            "SELECT (SELECT studio FROM belonging WHERE school = ?1 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)"
            " ORDER BY leads DESC, id LIMIT 1), (SELECT level FROM school WHERE code = ?1)"
        )
        studio, level = db.execute(sql, (party.id, on.isoformat())).fetchone()
    return studio or "", level or ""
