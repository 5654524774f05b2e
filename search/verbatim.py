"""The same words in the same order count for more: what stands verbatim is compared on the folded text itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from search.composition import Body
from search.port import Place

SHARE: Final = 0.2
"""The most that verbatim runs add, as a share of the best score."""
RERANKED: Final = 50
"""As many of the best are compared verbatim."""
READ: Final = 64
"""Characters of a query that are compared."""


def likeness(runs: Sequence[str], folded: str) -> float:
    """0 to 1: squared lengths of the stretches of the query found in the text, as a share of those of the whole query.

    Taken from the left, always the longest; a single character counts only when it is a whole run.
    """
    found = wanted = 0
    for run in runs:
        read = run[:READ]
        wanted += len(read) ** 2
        start = 0
        while start < len(read):
            end = _longest(read, start, folded)
            if end - start > 1 or (end > start and len(read) == 1):
                found += (end - start) ** 2
            start = max(end, start + 1)
    return found / wanted if wanted else 0.0


def _longest(run: str, start: int, folded: str) -> int:
    """End of the longest stretch from `start` that stands in the text: whole first, as it mostly is, then by halving."""
    if run[start:] in folded:
        return len(run)
    low, high = start, len(run)
    while high - low > 1:
        middle = (low + high) // 2
        if run[start:middle] in folded:
            low = middle
        else:
            high = middle
    return low


def place(body: Body, needles: Sequence[str]) -> Place | None:
    """The attachment that holds clearly more of what was asked for than title and text; None when they hold it."""
    if not body.parts:
        return None
    best, best_sum = -1, _weight(body.piece(-1), needles)
    for number in range(len(body.parts)):
        weight = _weight(body.piece(number), needles)
        if weight > best_sum:
            best, best_sum = number, weight
    return body.place(best) if best >= 0 else None


def _weight(text: str, needles: Sequence[str]) -> int:
    return sum(len(needle) ** 2 for needle in needles if needle in text)
