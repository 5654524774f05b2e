"""Where the two sides of a visit belong on its day: their studios, and their levels, for coverage across levels (P64)."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection

from domain.words import SCHOOL_LEVELS, Party, PartyKind
from projections.story import day_at
from projections.visits.rows import VisitRow

PARTNER = "partner"
"""Stands where a level stands, for partners."""


def settle_in(db: Connection, visit: VisitRow) -> None:
    """A studio stands for the school of its lead; a partner has neither level nor studio (formula version 1, section 1)."""
    on = visit.held_on or day_at(visit.proposed_at)
    visit.host_studio, visit.host_level = _place(db, visit.host, on)
    visit.guest_studio, visit.guest_level = _place(db, visit.guest, on)
    crosses = visit.host_level != visit.guest_level
    visit.cross_level = crosses and {visit.host_level, visit.guest_level} <= set(SCHOOL_LEVELS)


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
