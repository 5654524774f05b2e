"""Who may find the minutes and briefings of an exchange: all whom it concerned; a briefing is there to be read by the district."""

from __future__ import annotations

from domain.words import PartyKind
from projections import audience
from projections.exchanges.rows import ExchangeRow, select
from projections.read import Reader


def papers_audience(row: ExchangeRow) -> frozenset[str]:
    """As tokens (projections.audience); nobody where there are no papers, or the exchange was voided."""
    if not (row.revision or row.briefings) or not row.took_place:
        return frozenset()
    units = {*row.organisers, *row.notice.audience, *row.invited}
    found = {audience.OFFICE} | {audience.unit(unit) for unit in units}
    studios = {unit.id for unit in units if unit.kind is PartyKind.STUDIO} | ({row.studio} - {""})
    found |= {token for studio in studios for token in (audience.guide(studio), audience.member(studio))}
    return frozenset(found | ({audience.DISTRICT} if row.briefings else set()))


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Exchanges with papers and with anything new behind a position, and who may find these now."""
    rest = "WHERE x.held_on IS NOT NULL AND x.position > ? ORDER BY x.no"
    return {row.key: papers_audience(row) for row in select(read, rest, position) if row.revision or row.briefings}
