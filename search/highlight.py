"""What was found is shown where it stands: runs of the original text, each marked or not, for a template to escape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from search.folding import fold, fold_with_places

AROUND: Final = 36
"""Characters of context before the first match of a fragment."""
LENGTH: Final = 140
"""Characters of a fragment."""

_EDGES: Final = "。！？；\n"


class Run(NamedTuple):
    """A piece of the original text."""

    text: str
    match: bool


def marked(text: str, needles: Iterable[str]) -> list[Run]:
    """The whole text as runs; `needles` are what was asked for, as typed or as tokens."""
    return _runs(text, _covered(text, needles), 0, len(text))


def fragment(text: str, needles: Sequence[str], *, length: int = LENGTH) -> list[Run]:
    """The part of the text that holds most of what was asked for, cut at sentences where one is near; … marks a cut."""
    covered = _covered(text, needles)
    start = _best_start(covered, length)
    back = max((text.rfind(edge, max(0, start - AROUND), start) for edge in _EDGES), default=-1)
    start = back + 1 if back >= 0 else max(0, start - AROUND // 2)
    end = min(len(text), start + length)
    runs = _runs(text, covered, start, end)
    if start > 0 and runs:
        runs.insert(0, Run("…", match=False))
    if end < len(text):
        runs.append(Run("…", match=False))
    return runs


def _covered(text: str, needles: Iterable[str]) -> list[bool]:
    folded, places = fold_with_places(text)
    covered = [False] * len(text)
    for needle in {fold(each).rstrip("$") for each in needles} - {""}:
        at = folded.find(needle)
        while at >= 0:
            for place in places[at : at + len(needle)]:
                covered[place] = True
            at = folded.find(needle, at + 1)
    return covered


def _best_start(covered: Sequence[bool], length: int) -> int:
    """Where the window with the most marked characters begins, at its first marked one; the earliest of equals."""
    best = best_sum = total = 0
    for end, mark in enumerate(covered):
        total += mark
        if end >= length:
            total -= covered[end - length]
        if total > best_sum:
            best, best_sum = max(0, end - length + 1), total
    return next((place for place in range(best, len(covered)) if covered[place]), 0)


def _runs(text: str, covered: Sequence[bool], start: int, end: int) -> list[Run]:
    found: list[Run] = []
    for place in range(start, end):
        if found and found[-1].match == covered[place]:
            found[-1] = Run(found[-1].text + text[place], covered[place])
        else:
            found.append(Run(text[place], covered[place]))
    return found
