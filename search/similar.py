"""What a document is about, in the few terms that tell it from others: by these, similar ones are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import log
from typing import Final

from search.analyser import END, Analyser
from search.query import Term

TERMS: Final = 25
ENOUGH: Final = 0.1
"""Share of its own worth that another document must have for these terms."""


def telling(folded: str, analyser: Analyser, documents_with: Callable[[Term], int], documents: int) -> list[Term]:
    """The terms that stand often here and seldom elsewhere, heavier the oftener; single characters and unique terms tell nothing."""
    tokens = Counter(
        token for token in analyser.tokens(folded, folded=True) if len(token) > 1 and not token.endswith(END)
    )
    known = [(Term(token, 1 + log(times)), documents_with(Term(token))) for token, times in tokens.items()]
    shared = [(term, number) for term, number in known if number > 1]
    shared.sort(key=lambda each: each[0].weight * log(documents / each[1] + 1), reverse=True)
    return [term for term, _ in shared[:TERMS]]
