"""The field's own words and which of them mean the same; people of the Party School keep the table, an index is built with it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from importlib import metadata
from typing import Final

from search.analyser import VERSION, Analyser
from search.folding import fold

SYNONYM: Final = 0.6
"""Weight of a word that means what was typed."""


class Vocabulary:
    """`groups` are words that mean the same, `words` further ones of the field."""

    def __init__(self, groups: Iterable[Iterable[str]] = (), words: Iterable[str] = ()) -> None:
        folded = [tuple(dict.fromkeys(fold(word.strip()) for word in group if word.strip())) for group in groups]
        self.analyser = Analyser([*words, *(word for group in folded for word in group)])
        self.words = self.analyser.own
        self._others: dict[str, tuple[str, ...]] = {}
        for group in folded:
            for word in group:
                known = self._others.get(word, ())
                self._others[word] = (*known, *(other for other in group if other != word and other not in known))
        self.identity = _digest(self.analyser.identity)
        """Changes with the words: an index built with others is still of use, but better built anew."""

    def others(self, word: str) -> tuple[str, ...]:
        """What else a folded word is called."""
        return self._others.get(word, ())


def cutting() -> str:
    """What decides about tokens beside the own words: an index made otherwise is of no use."""
    libraries = (f"{name} {metadata.version(name)}" for name in ("rjieba", "opencc"))
    return _digest("\n".join((VERSION, unicodedata.unidata_version, *libraries)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
