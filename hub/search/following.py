"""The index follows the log in a thread of one server process, whichever holds the lock; new words of the field are learnt on the way."""

from __future__ import annotations

from collections.abc import Callable

from search.feed import Source
from search.follower import Follower
from search.library import Library


class Following(Follower):
    """Learns the words before each round: an index is cut by those of the present."""

    def __init__(self, library: Library, source: Source, learn: Callable[[], object]) -> None:
        super().__init__(source, library.index, library.fallback)
        self._learn = learn

    def look(self) -> bool:
        self._learn()
        return super().look()
