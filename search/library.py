"""The one thing the hub holds of all this: it answers from the best index there is, and says when that is the second best."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from search.feed import Source
from search.follower import Follower
from search.fts import FtsIndex
from search.generations import ASKED, FALLBACK, FOLDER
from search.port import (
    Audience,
    Damaged,
    Health,
    Hit,
    NoIndex,
    SearchIndex,
    SearchPage,
    SearchQuery,
    Suggestion,
    Visible,
    nothing_changed,
)
from search.vocabulary import Vocabulary
from search.whoosh_index import WhooshIndex

_log = logging.getLogger("search")
T = TypeVar("T")


class Library:
    """`data` is the hub's folder, `log` an id of the log that the index is about."""

    def __init__(self, data: Path, vocabulary: Vocabulary, log: str) -> None:
        self.index = WhooshIndex(data / FOLDER, vocabulary, log)
        self.fallback = FtsIndex(data / FOLDER / FALLBACK, vocabulary, log)

    def learn(self, vocabulary: Vocabulary) -> None:
        """What means the same counts from the next query on; new words are cut as such once the follower has built anew."""
        self.index.vocabulary = self.fallback.vocabulary = vocabulary

    def follower(self, source: Source) -> Follower:
        return Follower(source, self.index, self.fallback)

    def position(self) -> int:
        return self._best(lambda index: index.position())[0]

    def search(self, query: SearchQuery) -> SearchPage:
        page, degraded = self._best(lambda index: index.search(query))
        return msgspec.structs.replace(page, degraded=True) if degraded else page

    def suggest(self, prefix: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Suggestion]:
        return self._best(lambda index: index.suggest(prefix, audience, n, visible))[0]

    def similar(self, key: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Hit]:
        return self._best(lambda index: index.similar(key, audience, n, visible))[0]

    def check(self) -> dict[str, Health]:
        """Reads every byte of both."""
        return {"index": self.index.check(), "fallback": self.fallback.check()}

    def rebuild(self) -> None:
        """Ask the follower, whichever process it lives in, for a new build."""
        self.index.generations.want_rebuild(ASKED)

    def close(self) -> None:
        self.index.close()
        self.fallback.close()

    def _best(self, question: Callable[[SearchIndex], T]) -> tuple[T, bool]:
        """The answer, and whether it is the fallback's."""
        try:
            return question(self.index), False
        except Damaged as cause:
            generations = self.index.generations
            if (current := generations.current()) and not generations.wanted():
                _log.warning("search index: %s", cause)
                generations.want_rebuild(f"{current.name}: {cause}")
        try:
            return question(self.fallback), True
        except Damaged as cause:
            raise NoIndex(str(cause)) from cause
