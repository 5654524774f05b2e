"""How dark a cell of a table of counts is."""

from __future__ import annotations

import math

STEPS = 6
"""Tints beside none at all: the classes q0 to q6 of the style sheet."""
CURVE = 0.7
"""Below 1, so that small counts differ more than large ones."""


def tint(count: int, most: int) -> int:
    """The class of a cell: 0 for none, STEPS for the largest count of the table."""
    return min(STEPS, math.ceil(STEPS * (count / most) ** CURVE)) if most else 0
