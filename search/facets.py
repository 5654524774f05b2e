"""How many hits each value of each facet has: one bit per document and value, counted 64 at a time."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from search.facts import Facts, Pairs
from search.postings import Mask

Bits = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.intp]

LARGEST: Final = 1 << 22
"""Words of 64 bits that one facet may take; a facet with more values is counted document by document."""


class Counting:
    """The facets of one commit. `values`: how many values each facet has."""

    def __init__(self, facts: Facts, values: list[int]) -> None:
        self._facts, self._values = facts, values
        self._words = -(-facts.size // 64)
        self._bits = [self._bits_of(pairs, count) for pairs, count in zip(facts.pairs, values, strict=False)]

    def all(self, mask: Mask) -> list[Numbers]:
        """Per facet, how many documents of the mask have each value."""
        packed = self._packed(mask)
        return [self._count(n, mask, packed) for n in range(len(self._values))]

    def one(self, facet: int, mask: Mask) -> Numbers:
        return self._count(facet, mask, self._packed(mask))

    def _count(self, facet: int, mask: Mask, packed: Bits) -> Numbers:
        bits = self._bits[facet]
        if bits is None:
            return self._facts.pairs[facet].counted(mask, self._values[facet])
        numbers: Numbers = np.bitwise_count(bits & packed).sum(axis=1, dtype=np.intp)
        return numbers

    def _bits_of(self, pairs: Pairs, values: int) -> Bits | None:
        if values * self._words > min(LARGEST, 64 + len(pairs.docs)):
            return None
        bits = np.zeros((values, self._words), np.uint64)
        places = np.uint64(1) << (pairs.docs & 63).astype(np.uint64)
        np.bitwise_or.at(bits, (pairs.codes, pairs.docs >> 6), places)
        return bits

    def _packed(self, mask: Mask) -> Bits:
        packed = np.zeros(self._words * 8, np.uint8)
        packed[: -(-len(mask) // 8)] = np.packbits(mask, bitorder="little")
        return packed.view("<u8").astype(np.uint64, copy=False)
