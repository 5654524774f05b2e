"""The field's own words and which of them mean the same; people of the Party School keep the table, an index is built with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import metadata
from typing import Final

from search.analyser import Analyser, fold

SYNONYM: Final = 0.6
"""Weight of a word that means what was typed."""


class Vocabulary:
    """`groups` are words that mean the same, `words` further ones of the field. Two with the same `identity` cut and find alike."""

    def __init__(self, groups: Iterable[Iterable[str]] = (), words: Iterable[str] = ()) -> None:
        folded = [tuple(dict.fromkeys(fold(word.strip()) for word in group if word.strip())) for group in groups]
        self.analyser = Analyser([*words, *(word for group in folded for word in group)])
        self.words = self.analyser.own
        self._others: dict[str, tuple[str, ...]] = {}
        for group in folded:
            for word in group:
                known = self._others.get(word, ())
                self._others[word] = (*known, *(other for other in group if other != word and other not in known))
        self.identity = self._identity()

    def others(self, word: str) -> tuple[str, ...]:
        """What else a folded word is called."""
        return self._others.get(word, ())

    def _identity(self) -> str:
        """Only what changes the tokens of a text: which words mean the same matters at the query alone."""
        parts = [self.analyser.identity, *(f"{name} {metadata.version(name)}" for name in ("rjieba", "opencc"))]
        return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
