"""编号: the numbers by which people call things, for whoever knows only their keys."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

from projections.read import Reader

TABLES: Final = {
    "visit": "visit",
    "exchange": "exchange",
    "case": "cases",
    "adoption": "adoption",
    "brand": "brand",
    "outcome": "outcome",
    "supervision": "supervision",
    "obligation": "obligation",
    "problem": "problem",
}
"""By kind of stream, where its things have numbers."""


def numbers(read: Reader, kind: str, keys: Collection[str]) -> dict[str, int]:
    """Number by key, of those that there are; {} for a kind without numbers."""
    if kind not in TABLES or not keys:
        return {}
    sql = f"SELECT key, no FROM {TABLES[kind]} WHERE key IN (SELECT value FROM json_each(?))"
    return dict(read.rows(sql, json.dumps(sorted(keys))))
