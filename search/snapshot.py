"""One commit of an index, as it is searched: never refreshed in place, but replaced by the next one, which takes over what still holds."""

from __future__ import annotations

from functools import cached_property
from math import log
from typing import Any, Final, NamedTuple

import numpy as np

from search import whoosh_schema
from search.composition import Body, CardCoder
from search.facets import Counting, Numbers
from search.facts import AUDIENCE, Coding, Facts, facts_of, joined, real
from search.port import Audience
from search.postings import Mask, Posting, Recent, Weights, nothing, postings_size, read, read_single
from search.query import TITLE, Term
from search.suggest import Book

K1: Final = 1.2
B: Final = 0.75
"""BM25F as Whoosh has it, the same for both fields."""

POSTINGS: Final = 6_000_000
"""Postings kept as read, and as many ready to be added up: 8 bytes each."""
CHARACTERS: Final = 12_000_000
"""Characters of folded text kept for comparing: 2 bytes each."""
AUDIENCES: Final = 256


class Kept:
    """What outlives a commit: segments never change, they only lose documents."""

    def __init__(self) -> None:
        self.coding = Coding.empty()
        self.coder = CardCoder()
        self.facts: dict[str, Facts] = {}
        self.alive: dict[str, tuple[int, Mask]] = {}
        self.postings: Recent[Posting] = Recent(POSTINGS, postings_size)
        self.bodies: Recent[Body] = Recent(CHARACTERS, lambda body: len(body.folded) + 100)

    def forget_but(self, segments: frozenset[str]) -> None:
        self.facts = {name: facts for name, facts in self.facts.items() if name in segments}
        self.alive = {name: mask for name, mask in self.alive.items() if name in segments}
        self.postings.forget(lambda key: key[0] not in segments)
        self.bodies.forget(lambda key: key[0] not in segments)


class Leaf(NamedTuple):
    """A segment: its name, its reader, the number of its first document."""

    name: str
    reader: Any
    offset: int


class Snapshot:
    """Arrays over all documents of one commit. Not for two threads at once."""

    def __init__(self, reader: Any, position: int, kept: Kept) -> None:
        self.reader, self.position, self._kept = reader, position, kept
        self.leaves = [Leaf(leaf.segment().segment_id(), leaf, offset) for leaf, offset in reader.leaf_readers()]
        for leaf in self.leaves:
            if leaf.name not in kept.facts:
                kept.facts[leaf.name] = facts_of(leaf.reader, kept.coding, kept.coder)
        self.facts = joined([(kept.facts[leaf.name], leaf.offset) for leaf in self.leaves])
        self.alive = np.concatenate([self._alive(leaf) for leaf in self.leaves]) & real(self.facts.keys)
        self.documents = int(self.alive.sum())
        self.ready: Recent[Posting] = Recent(POSTINGS, postings_size)
        self._audiences: Recent[Mask] = Recent(AUDIENCES, lambda _: 1)
        self._frequencies: Recent[int] = Recent(200_000, lambda _: 1)
        self._values: Recent[list[Numbers]] = Recent(AUDIENCES, lambda _: 1)
        kept.forget_but(frozenset(leaf.name for leaf in self.leaves))

        self.book: Book | None = None
        """Its words, once somebody has gathered them."""

    @property
    def coding(self) -> Coding:
        return self._kept.coding

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Document numbers by key."""
        keys = self.facts.keys
        return {keys[number]: int(number) for number in np.flatnonzero(self.alive)}

    @cached_property
    def _norms(self) -> dict[str, Weights]:
        """The part of BM25 that depends on the length of a document alone."""
        every = max(1, self.reader.doc_count_all())
        norms = {}
        for field, lengths in self.facts.lengths.items():
            average = (self.reader.field_length(field) / every) or 1.0
            norms[field] = (K1 * ((1 - B) + B * lengths / average)).astype(np.float32)
        return norms

    def _alive(self, leaf: Leaf) -> Mask:
        left = leaf.reader.doc_count()  # documents are only ever lost: their number says which state this is
        known, mask = self._kept.alive.get(leaf.name, (-1, np.zeros(0, np.bool_)))
        if known != left:
            mask = np.zeros(leaf.reader.doc_count_all(), np.bool_)
            mask[np.fromiter(leaf.reader.all_doc_ids(), np.int64)] = True
            self._kept.alive[leaf.name] = left, mask
        return mask

    def seen_by(self, audience: Audience) -> Mask:
        """Who may be seen, as the index knows it."""

        def made() -> Mask:
            codes = self.coding.audience.known(audience)
            return self.alive & self.facts.pairs[AUDIENCE].holders(codes, self.facts.size)

        return self._audiences.get(audience, made)

    @cached_property
    def counting(self) -> Counting:
        return Counting(self.facts, [len(codes) for codes in self.coding.facets])

    def values_for(self, audience: Audience) -> list[Numbers]:
        """How many documents an audience sees of each value, per facet."""
        return self._values.get(audience, lambda: self.counting.all(self.seen_by(audience)))

    def documents_with(self, term: Term) -> int:
        """How many documents hold a term, deleted ones that still lie in the files included."""
        if term.single:
            return len(self.scored(term).ids)
        return self._frequencies.get(term.token, lambda: int(self.reader.doc_frequency("text", term.token)))

    def scored(self, term: Term) -> Posting:
        """Documents with this term and what it is worth in each, before the term's own weight."""
        return self.ready.get((term.token, term.single), lambda: self._scored(term))

    def _scored(self, term: Term) -> Posting:
        text, title = self._worth(term, "text"), self._worth(term, "title")
        if len(title.ids):  # the text holds the title: no title has a term that its text has not
            places = np.minimum(np.searchsorted(text.ids, title.ids), max(0, len(text.ids) - 1))
            same = text.ids[places] == title.ids if len(text.ids) else np.zeros(len(title.ids), np.bool_)
            text.weights[places[same]] += np.float32(TITLE) * title.weights[same]
        return text

    def _worth(self, term: Term, field: str) -> Posting:
        found = [(self._read(leaf, field, term), leaf.offset) for leaf in self.leaves]
        found = [(posting, offset) for posting, offset in found if len(posting.ids)]
        if not found:
            return nothing()
        ids = np.concatenate([posting.ids + np.int32(offset) for posting, offset in found])
        times = np.concatenate([posting.weights for posting, _ in found])
        frequency = len(ids) if term.single else self.reader.doc_frequency(field, term.token)
        rarity = log(self.reader.doc_count_all() / (frequency + 1)) + 1
        worth = times * np.float32(rarity * (K1 + 1)) / (times + self._norms[field][ids])
        return Posting(ids, worth.astype(np.float32))

    def _read(self, leaf: Leaf, field: str, term: Term) -> Posting:
        reading = read_single if term.single else read
        key = (leaf.name, field, term.token, term.single)
        return self._kept.postings.get(key, lambda: reading(leaf.reader, field, term.token))

    def body(self, number: int) -> Body:
        """Folded text of a document."""
        leaf = next(leaf for leaf in reversed(self.leaves) if leaf.offset <= number)
        own = number - leaf.offset
        return self._kept.bodies.get((leaf.name, own), lambda: whoosh_schema.body(leaf.reader.stored_fields(own)))

    def close(self) -> None:
        self.reader.close()
