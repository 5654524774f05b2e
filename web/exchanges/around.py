"""Exchanges as the pages of schools, studios and partners list them: organised by the unit, or with its people in them."""

from __future__ import annotations

from collections.abc import Collection

from domain.words import Party
from hub.access import Standing
from hub.exchanges.sight import may_see
from projections import exchanges
from projections.read import Reader
from web.exchanges.board import Listed, listed

MOST = 8
LOOKED_THROUGH = 40


def gatherings(read: Reader, who: Standing, units: Collection[Party]) -> list[Listed]:
    """The latest exchanges of these units, as far as this reader may know of them."""
    rows = {row.no: row for row in exchanges.of_unit(read, units)}
    rows |= {each.exchange.no: each.exchange for each in exchanges.seats_of_unit(read, units)}
    latest = sorted(rows.values(), key=lambda row: row.notice.starts_at, reverse=True)[:LOOKED_THROUGH]
    return listed(read, who, [row for row in latest if may_see(read, who, row) is not None][:MOST])
