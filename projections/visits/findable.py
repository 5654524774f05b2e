"""Who may find the minutes of a visit: the units of both sides, who guides their studios, and the Party School."""

from __future__ import annotations

from domain.visits.states import TOOK_PLACE
from projections import audience
from projections.read import Reader
from projections.visits.rows import VisitRow, select


def minutes_audience(visit: VisitRow) -> frozenset[str]:
    """As tokens (projections.audience); nobody where there are no minutes, or the visit was voided."""
    if not visit.revision or visit.state not in TOOK_PLACE:
        return frozenset()
    studios = {visit.host_studio, visit.guest_studio} - {""}
    units = {audience.unit(party) for party in visit.sides.values()}
    return frozenset({audience.OFFICE} | units | {audience.guide(studio) for studio in studios})


def with_minutes(read: Reader) -> list[str]:
    """Keys of all visits that have minutes."""
    return [key for (key,) in read.rows("SELECT key FROM visit WHERE revision > 0 ORDER BY no")]


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Visits with minutes and with anything new behind a position, and who may find the minutes now."""
    rows = select(read, VisitRow, "WHERE revision > 0 AND position > ? ORDER BY no", position)
    return {visit.key: minutes_audience(visit) for visit in rows}
