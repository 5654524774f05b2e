"""Where each token stands, read once from the files and then kept as arrays: the least recently used are forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from search.engine import Blocks

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

OVERHEAD: Final = 40
"""What an entry costs beside its content, counted in postings."""


class Posting(NamedTuple):
    """Documents in ascending order, and how often the token stands in each (or what it is worth there)."""

    ids: Ids
    weights: Weights


class Sized(Protocol):
    def __len__(self) -> int: ...


V = TypeVar("V")


class Recent(Generic[V]):
    """Keeps what was used last, up to `capacity` units; `size` says how many one value takes."""

    def __init__(self, capacity: int, size: Callable[[V], int]) -> None:
        self._capacity, self._size = capacity, size
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self.used = 0

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made when it is not there."""
        if (value := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return value
        value = make()
        self._kept[key] = value
        self.used += self._size(value)
        while self.used > self._capacity and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self.used -= self._size(oldest)
        return value

    def forget(self, unwanted: Callable[[Any], bool]) -> None:
        """Drop all keys of which this is true."""
        for key in [each for each in self._kept if unwanted(each)]:
            self.used -= self._size(self._kept.pop(key))


def postings_size(posting: Posting) -> int:
    return len(posting.ids) + OVERHEAD


def read(reader: Any, field: str, token: str) -> Posting:
    """All postings of one token in one segment; deleted documents may be among them or not."""
    if (field, token) not in reader:
        return nothing()
    matcher = reader.postings(field, token)
    whole = getattr(matcher, "child", matcher)  # with deletions, Whoosh wraps the matcher in a filter
    if isinstance(whole, Blocks):
        blocks = list(whole.blocks())
        return Posting(np.concatenate([ids for ids, _ in blocks]), np.concatenate([weights for _, weights in blocks]))
    return _one_by_one(matcher)


def _one_by_one(matcher: Any) -> Posting:
    ids: list[int] = []
    weights: list[float] = []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return Posting(np.array(ids, np.int32), np.array(weights, np.float32))


def read_single(reader: Any, field: str, letter: str) -> Posting:
    """As `read`, for a Chinese character: each place of it begins exactly one token of two."""
    found = [read(reader, field, token) for token in _tokens_of_two(reader, field, letter)]
    if not found:
        return nothing()
    ids = np.concatenate([each.ids for each in found])
    sums = np.bincount(ids, weights=np.concatenate([each.weights for each in found])) if len(ids) else np.zeros(0)
    present = np.nonzero(sums)[0]
    return Posting(present.astype(np.int32), sums[present].astype(np.float32))


def _tokens_of_two(reader: Any, field: str, letter: str) -> list[str]:
    words = (word.decode() for word in reader.expand_prefix(field, letter))
    return [word for word in words if len(word) == 2]  # noqa: PLR2004  # longer ones are words, which repeat the pairs


def nothing() -> Posting:
    return Posting(np.zeros(0, np.int32), np.zeros(0, np.float32))
