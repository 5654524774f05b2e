"""Postings of a commit on their way into Whoosh's files: gathered by term, not sorted one by one, which is what its own pool does.

The files are the same to the byte that matters. Where its own pool takes a hundred bytes for a posting and soon sorts on the disk, this
one takes eight, and what is too much for the memory goes to the disk by the term.
"""

from __future__ import annotations

import heapq
import pickle
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO, Final

MOST: Final = 8_000_000
"""Numbers kept in memory: two for a posting, and as much as 40 for what a term takes beside them."""
TERM: Final = 40

Key = tuple[str, bytes]
Gathered = tuple[Key, "array[int]"]
"""A term (field, token), and document number and weight of each posting in turn."""


class Pool:
    """Takes the place of a writer's own pool. `files` makes and opens temporary files; documents come in ascending order."""

    def __init__(self, files: Any, most: int = MOST) -> None:
        self._files, self._most = files, most
        self._terms: dict[Key, array[int]] = {}
        self._used = 0
        self._runs: list[str] = []

    def add(self, item: tuple[str, bytes, int, float, bytes | None]) -> None:
        """One posting. Weights are counts: whole numbers."""
        field, token, number, weight, _ = item
        key = (field, token)
        try:
            self._terms[key].extend((number, int(weight)))
            self._used += 2
        except KeyError:
            if self._used > self._most:
                self._spill()
            self._terms[key] = array("I", (number, int(weight)))
            self._used += 2 + TERM

    def iter_postings(self) -> Iterator[Gathered]:
        """Everything gathered, by term in ascending order."""
        sorted_here = ((key, self._terms[key]) for key in sorted(self._terms))
        if not self._runs:
            yield from sorted_here
            return
        every = [*(self._read(name) for name in self._runs), sorted_here]
        for key, pieces in groupby(heapq.merge(*every, key=itemgetter(0)), itemgetter(0)):
            whole = array("I")
            for _, piece in pieces:  # of one term in the order of the runs, which is that of the documents
                whole.extend(piece)
            yield key, whole

    def cleanup(self) -> None:
        for name in self._runs:
            self._files.delete_file(name)
        self._runs, self._terms, self._used = [], {}, 0

    def _spill(self) -> None:
        name = f"{len(self._runs)}.run"
        with self._files.create_file(name).raw_file() as file:
            for key in sorted(self._terms):
                pickle.dump((key, self._terms[key].tobytes()), file, pickle.HIGHEST_PROTOCOL)
        self._runs.append(name)
        self._terms, self._used = {}, 0

    def _read(self, name: str) -> Iterator[Gathered]:
        with self._files.open_file(name).raw_file() as file:
            yield from _records(file)


def _records(file: BinaryIO) -> Iterator[Gathered]:
    while True:
        try:
            key, content = pickle.load(file)  # noqa: S301  # written by this process a moment ago
        except EOFError:
            return
        numbers = array("I")
        numbers.frombytes(content)
        yield key, numbers
