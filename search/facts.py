"""What is known of all documents at once, as arrays: who may see each, by what it can be chosen, how it sorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from search.composition import CardCoder
from search.port import FACETS
from search.postings import Ids, Mask, Weights
from search.whoosh_schema import FIELDS, POSITION


class Codes(dict[str, int]):
    """Values and their numbers, in order of appearance."""

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        return number

    def known(self, values: Iterable[str]) -> list[int]:
        return [self[value] for value in values if value in self]


class Pairs(NamedTuple):
    """Which document has which value; a document may have none or many."""

    docs: Ids
    codes: Ids

    def holders(self, codes: Sequence[int], count: int) -> Mask:
        """Who of `count` documents has any of these values."""
        mask = np.zeros(count, np.bool_)
        if len(codes):
            wanted = np.zeros(int(self.codes.max(initial=0)) + 1, np.bool_)
            wanted[[code for code in codes if code < len(wanted)]] = True
            mask[self.docs[wanted[self.codes]]] = True
        return mask

    def counted(self, mask: Mask, values: int) -> npt.NDArray[np.intp]:
        """How many documents of the mask have each of so many values."""
        return np.bincount(self.codes[mask[self.docs]], minlength=values)


class Coding(NamedTuple):
    """The numbers of all values, the same for every segment of a build."""

    facets: tuple[Codes, ...]
    audience: Codes

    @classmethod
    def empty(cls) -> Coding:
        return cls(tuple(Codes() for _ in FACETS), Codes())


AUDIENCE: Final = len(FACETS)
"""Place of the audience tokens among the pairs."""


class Facts(NamedTuple):
    """One segment, or several joined. Arrays have one element per document number."""

    keys: list[str]
    kinds: list[str]
    titles: list[str]
    on: npt.NDArray[np.int64]
    """Date as a number, 20250301; 0 = unknown."""
    adopted: npt.NDArray[np.int64]
    position: npt.NDArray[np.int64]
    lengths: dict[str, Weights]
    pairs: tuple[Pairs, ...]
    """One per facet, then the audience."""

    @property
    def size(self) -> int:
        return len(self.keys)


def facts_of(reader: Any, coding: Coding, coder: CardCoder) -> Facts:
    """The facts of one segment."""
    cards = [coder.decode(bytes(each)) for each in reader.column_reader("card")]
    numbers = range(len(cards))
    pairs = [
        _pairs([card.facets[facet] if card.facets else () for card in cards], codes)
        for facet, codes in enumerate(coding.facets)
    ]
    pairs.append(_pairs([card.audience for card in cards], coding.audience))
    lengths = {
        field: np.array([reader.doc_field_length(number, field) or 0 for number in numbers], np.float32)
        for field in FIELDS
    }
    return Facts(
        [card.key for card in cards],
        [card.kind for card in cards],
        [card.title for card in cards],
        np.array([day_number(card.on) for card in cards], np.int64),
        np.array([card.adopted for card in cards], np.int64),
        np.array([card.position for card in cards], np.int64),
        lengths,
        tuple(pairs),
    )


def _pairs(values: Sequence[Sequence[str]], codes: Codes) -> Pairs:
    found = [(number, codes[value]) for number, each in enumerate(values) for value in each]
    both = np.array(found, np.int32).reshape(-1, 2)
    return Pairs(np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1]))


def joined(segments: Sequence[tuple[Facts, int]]) -> Facts:
    """The facts of segments that begin at these document numbers."""
    every = [facts for facts, _ in segments]
    if len(every) == 1:
        return every[0]
    return Facts(
        list(chain.from_iterable(facts.keys for facts in every)),
        list(chain.from_iterable(facts.kinds for facts in every)),
        list(chain.from_iterable(facts.titles for facts in every)),
        np.concatenate([facts.on for facts in every]),
        np.concatenate([facts.adopted for facts in every]),
        np.concatenate([facts.position for facts in every]),
        {field: np.concatenate([facts.lengths[field] for facts in every]) for field in FIELDS},
        tuple(_joined_pairs([(facts.pairs[n], offset) for facts, offset in segments]) for n in range(AUDIENCE + 1)),
    )


def _joined_pairs(pairs: Sequence[tuple[Pairs, int]]) -> Pairs:
    docs = [each.docs + np.int32(offset) for each, offset in pairs]
    return Pairs(np.concatenate(docs), np.concatenate([each.codes for each, _ in pairs]))


def day_number(on: str) -> int:
    digits = on[:10].replace("-", "")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def real(keys: Sequence[str]) -> Mask:
    """All but the document that only says how far the log was followed."""
    return np.array([key != POSITION for key in keys], np.bool_)
