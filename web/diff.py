"""What has changed in a text, so that people see it at once: kept, removed and added passages in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_CLAUSES = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")
_SIGNS = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
ALIKE = 0.5
"""Clauses less alike than this are shown as one removed and one added passage, not letter by letter."""


class Run(NamedTuple):
    """A passage; `kind`: same, old (no more there), new."""

    kind: str
    text: str


def runs(old: str, new: str) -> list[Run]:
    """The way from one text to the other, by clauses, and within clauses that are alike by characters."""
    found: list[Run] = []
    for run in _steps(_CLAUSES.findall(old), _CLAUSES.findall(new), within=True):
        if found and found[-1].kind == run.kind:
            found[-1] = Run(run.kind, found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return found


def _steps(old: list[str], new: list[str], *, within: bool) -> Iterator[Run]:
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        if step == "equal":
            yield Run("same", was)
        elif within and SequenceMatcher(None, was, now, autojunk=False).ratio() >= ALIKE:
            yield from _steps(_SIGNS.findall(was), _SIGNS.findall(now), within=False)
        else:
            yield from (run for run in (Run("old", was), Run("new", now)) if run.text)
