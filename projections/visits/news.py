"""Visits that have lately changed, for those who are told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from domain.words import Party
from projections.read import Reader
from projections.visits.rows import Card, select

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST = 200


def changed_since(read: Reader, parties: Collection[Party], since: datetime) -> list[Card]:
    """Visits of these units to which something has happened from an aware moment on, the latest first."""
    ids, marks = list(map(str, parties)), ", ".join("?" * len(parties))
    which = f"WHERE (host IN ({marks}) OR guest IN ({marks})) AND changed_at >= ? ORDER BY changed_at DESC LIMIT ?"
    return select(read, Card, which, *ids, *ids, int((since - EPOCH).total_seconds()) * 1_000_000, MOST)
