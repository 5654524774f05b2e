"""The words of an index, for completion and correction: read from its own dictionary of tokens, once for each segment."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import numpy as np

from search.analyser import IS_HAN, Analyser
from search.port import FACETS
from search.snapshot import Snapshot
from search.suggest import LONGEST, Book
from search.vocabulary import Vocabulary

MOST: Final = 60_000
"""Words that are kept, the most frequent ones."""
RARE: Final = 2
"""Documents that must hold a word before it is proposed, in a segment of more than `FEW`."""
FEW: Final = 2_000


def book(snapshot: Snapshot, vocabulary: Vocabulary) -> Book:
    """Built at first need after a commit; only new segments are read."""
    if snapshot.book is None:
        words: Counter[str] = Counter()
        for leaf in snapshot.leaves:
            if leaf.name not in snapshot.kept.words:
                snapshot.kept.words[leaf.name] = _words(leaf.reader, vocabulary.analyser)
            words.update(snapshot.kept.words[leaf.name])
        facts = snapshot.facts
        alive = np.flatnonzero(snapshot.alive).tolist()
        titles = [(facts.titles[number], facts.keys[number]) for number in alive]
        snapshot.book = Book(dict(words.most_common(MOST)), titles, _tags(snapshot))
    return snapshot.book


def _words(reader: Any, analyser: Analyser) -> dict[str, int]:
    least = RARE if reader.doc_count_all() > FEW else 1
    found = {}
    for token, info in reader.iter_field("text"):
        word = token.decode()
        if 1 < len(word) <= LONGEST and IS_HAN.match(word) and info.doc_frequency() >= least and analyser.is_word(word):
            found[word] = info.doc_frequency()
    return found


def _tags(snapshot: Snapshot) -> dict[str, int]:
    n = FACETS.index("tags")
    numbers = snapshot.counting.one(n, snapshot.alive).tolist()
    return {tag: number for tag, number in zip(snapshot.coding.facets[n], numbers, strict=False) if number}
