"""The words of an index, for completion and correction: read from its own dictionary of tokens, once for each segment.

In a large index that takes seconds. So it happens in a thread with a reader of its own, and until it is done the words of an earlier
commit serve: whether a word may be shown is decided anew each time.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from search.analyser import IS_HAN, Analyser
from search.port import FACETS
from search.snapshot import Snapshot
from search.suggest import LONGEST, Book

MOST: Final = 60_000
"""Words that are kept, the most frequent ones."""
TITLES: Final = 20_000
"""Titles that are proposed, the newest ones."""
FEW: Final = 2_000
"""Documents up to which words are gathered on the spot; in more, a word that stands in one alone is left out."""
AGAIN: Final = 60.0
"""Seconds before the words of a large index are gathered once more."""

_log = logging.getLogger("search")


class Words:
    """Gathers the words of one index. `reader` opens its newest commit."""

    def __init__(self, reader: Callable[[], Any], analyser: Callable[[], Analyser]) -> None:
        self._reader, self._analyser = reader, analyser
        self._segments: dict[str, dict[str, int]] = {}
        self._latest = Book({}, (), {})
        self._thread: threading.Thread | None = None
        self._at = float("-inf")

    def book(self, snapshot: Snapshot) -> Book:
        """The words of a commit, or of an earlier one."""
        if snapshot.book is not None:
            return snapshot.book
        if snapshot.documents <= FEW:
            self._latest = snapshot.book = self._gather(snapshot)
        elif time.monotonic() >= self._at + AGAIN and not (self._thread and self._thread.is_alive()):
            self._at = time.monotonic()
            self._thread = threading.Thread(target=self._beside, args=(snapshot,), name="search words", daemon=True)
            self._thread.start()
        return self._latest

    def wait(self) -> None:
        """Until no thread is gathering any more."""
        if self._thread is not None:
            self._thread.join()

    def _beside(self, snapshot: Snapshot) -> None:
        try:
            self._latest = snapshot.book = self._gather(snapshot)
        except Exception as cause:  # noqa: BLE001  # the files may be broken or gone: searching will notice, words can wait
            _log.info("words of the index: %s: %s", type(cause).__name__, cause)

    def _gather(self, snapshot: Snapshot) -> Book:
        words: Counter[str] = Counter()
        segments = {}
        reader = self._reader()
        try:
            for leaf, _ in reader.leaf_readers():
                name = leaf.segment().segment_id()
                segments[name] = self._segments.get(name) or _words(leaf, self._analyser())
                words.update(segments[name])
        finally:
            reader.close()
        self._segments = segments
        return Book(dict(words.most_common(MOST)), _titles(snapshot), _tags(snapshot))


def _words(reader: Any, analyser: Analyser) -> dict[str, int]:
    least = 2 if reader.doc_count_all() > FEW else 1
    found = {}
    for token, info in reader.iter_field("text"):
        word = token.decode()
        if 1 < len(word) <= LONGEST and IS_HAN.match(word) and info.doc_frequency() >= least and analyser.is_word(word):
            found[word] = info.doc_frequency()
    return found


def _titles(snapshot: Snapshot) -> list[tuple[str, str]]:
    facts = snapshot.facts
    alive = np.flatnonzero(snapshot.alive)
    newest = alive[np.argsort(-facts.position[alive], kind="stable")][:TITLES]
    return [(facts.titles[number], facts.keys[number]) for number in newest.tolist()]


def _tags(snapshot: Snapshot) -> dict[str, int]:
    n = FACETS.index("tags")
    numbers = snapshot.counting.one(n, snapshot.alive).tolist()
    return {tag: number for tag, number in zip(list(snapshot.coding.facets[n]), numbers, strict=False) if number}
