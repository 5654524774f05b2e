"""Who may find the minutes and briefings of an exchange: everybody of the district, and the partners whom it concerned."""

from __future__ import annotations

from domain.words import Party, PartyKind
from projections import audience
from projections.exchanges.rows import ExchangeRow, select
from projections.read import Reader


def papers_audience(row: ExchangeRow) -> frozenset[str]:
    """As tokens (projections.audience); nobody where there are no papers, or the exchange was voided."""
    if not (row.revision or row.briefings) or not row.took_place:
        return frozenset()
    partners = {*row.invited, *(Party(PartyKind.PARTNER, code) for code in row.partner_ids)}
    units = {*row.organisers, *row.notice.audience, *partners}
    return frozenset({audience.OFFICE, audience.DISTRICT} | {audience.unit(unit) for unit in units})


def audiences_since(read: Reader, position: int) -> dict[str, frozenset[str]]:
    """Exchanges with papers and with anything new behind a position, and who may find these now."""
    rest = "WHERE x.held_on IS NOT NULL AND x.position > ? ORDER BY x.no"
    return {row.key: papers_audience(row) for row in select(read, rest, position) if row.revision or row.briefings}
