"""供需对接: needs and resources that may fit, with the words of the district's own vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from domain.partners import ItemList, ItemState
from domain.words import Party
from hub.search.finding import words_of
from projections import partners
from projections.partners import Match
from projections.read import Reader

MOST = 400
"""Open needs, and open resources, that are looked through: the newest."""
SHORTEST = 2
"""A single character says too little to bring two titles together."""


def matches(read: Reader, on: date, *, concerning: Collection[Party] | None = None, item_id: str = "") -> list[Match]:
    """Open needs and resources that may fit on a day; only those in which one of these units has a part (None: all), or of one item."""
    needs = partners.items(read, ItemList.NEED, state=ItemState.OPEN, limit=MOST)
    resources = partners.items(read, ItemList.RESOURCE, state=ItemState.OPEN, limit=MOST)
    found = partners.matches(needs, resources, cutter(read), on)
    if concerning is not None:
        found = [match for match in found if {match.need.owner, match.resource.owner} & set(concerning)]
    return [match for match in found if not item_id or item_id in (match.need.id, match.resource.id)]


def cutter(read: Reader) -> Callable[[str], frozenset[str]]:
    """The words of a title, and what else they are called; the dictionary is loaded when it is first asked for."""
    from search.folding import fold  # noqa: PLC0415  # see hub.search.finding

    vocabulary = words_of(read)

    def words(title: str) -> frozenset[str]:
        said = [word for word in vocabulary.analyser.words(fold(title)) if len(word) >= SHORTEST]
        return frozenset(said) | {other for word in said for other in vocabulary.others(word)}

    return words
