"""Whose eyes: who may find what comes from the read database of this moment, never from an index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from domain.brands import Brand
from domain.cases import Case
from domain.exchanges import Exchange
from domain.model import Aggregate
from domain.outcomes import Outcome
from domain.visits import Visit
from projections import brands, cases, exchanges, outcomes, visits
from projections.read import Reader
from search.port import Audience

Changed = Callable[[int], dict[str, frozenset[str]]]
AUDIENCES: Final[dict[type[Aggregate], Callable[[Reader, int], dict[str, frozenset[str]]]]] = {
    Case: cases.audiences_since,
    Visit: visits.audiences_since,
    Brand: brands.audiences_since,
    Outcome: outcomes.audiences_since,
    Exchange: exchanges.audiences_since,
}
"""Who may find what has changed behind a position: one line for each area."""


def visible(read: Reader) -> Changed:
    """Who may find what has changed its readers since an index was written."""

    def since(position: int) -> dict[str, frozenset[str]]:
        return {
            f"{kind.TOPIC}:{key}": found
            for kind, audiences_since in AUDIENCES.items()
            for key, found in audiences_since(read, position).items()
        }

    return since


def visible_then(read: Reader, now: Reader, audience: Audience) -> Changed:
    """What these eyes might have found on a day of the past, and still may: things that did not exist then are not found."""
    then, still, nobody = visible(read)(-1), visible(now)(-1), frozenset[str]()
    seen = {
        key: audience if audience & then.get(key, nobody) and audience & still.get(key, nobody) else nobody
        for key in (*then, *still)
    }
    return lambda _: seen
