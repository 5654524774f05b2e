"""Whoosh, imported in one place: a frozen library whose own slips a newer Python complains about, and nothing else is silenced."""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Iterable, Iterator
from operator import sub
from typing import Any, Final

import numpy as np
import numpy.typing as npt

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh
    from whoosh import columns, fields, formats
    from whoosh.codec import whoosh3
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import BufferFile
    from whoosh.index import FileIndex
    from whoosh.writing import MERGE_SMALL, OPTIMIZE

NAME: Final = "whoosh " + ".".join(str(part) for part in whoosh.__version__)
"""Part of what an index was built with."""

BLOCK: Final = 512
"""Postings that are packed together: four times as many as usual, because a term is always read whole."""


class Blocks(whoosh3.W3LeafMatcher):  # type: ignore[misc]
    """Whoosh's reading of one term's postings, which also gives them block by block: many times faster than one by one."""

    def blocks(self) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]]:
        """(ascending document numbers, weights) of each block, from the first one; deleted documents included."""
        self.reset()
        while not self._atend:
            self._read_data()
            steps, weights, _ = self._data
            ids = np.cumsum(np.array(steps, np.int32), dtype=np.int32)
            if isinstance(weights, tuple):
                yield ids, np.array(weights, np.float32)
            else:  # all the same, 1 if not said
                yield ids, np.full(len(ids), 1.0 if weights is None else weights, np.float32)
            self._next_block()


class Terms(whoosh3.W3FieldWriter):  # type: ignore[misc]
    """Whoosh's writing of terms, which takes them whole from a `search.whoosh_pool.Pool`."""

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[tuple[str, bytes], array[int]]]) -> None:
        last = None
        for (field, token), postings in items:
            if field != last:
                if last is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                last = field
            self.start_term(token)
            self._postwriter.add_all(postings)
            self.finish_term()
        if last is not None:
            self.finish_field()


class Postings(whoosh3.W3PostingsWriter):  # type: ignore[misc]
    """Whoosh's writing of one term's postings, block by block instead of one by one."""

    def add_all(self, postings: array[int]) -> None:
        """Document number and weight of each posting in turn."""
        step = 2 * self._blocklimit
        for start in range(0, len(postings), step):
            if start:
                self._write_block()
            block = postings[start : start + step]
            self._ids, self._weights = block[::2], array("f", block[1::2])
            self._maxweight = max(self._weights)

    def _mini_ids(self) -> tuple[int, ...]:
        ids = self._ids
        return (ids[0], *map(sub, ids[1:], ids))


class Codec(whoosh3.W3Codec):  # type: ignore[misc]
    """Whoosh's own format, without looking up a length for each posting, which only its own search would use to skip blocks."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK)

    def field_writer(self, storage: Any, segment: Any) -> Terms:
        return Terms(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Postings:
        return Postings(
            dbfile, self._blocklimit, byteids=byteids, compression=self._compression, inlinelimit=self._inlinelimit
        )

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        if terminfo.is_inlined():
            return super().postings_reader(dbfile, terminfo, format_, term=term, scorer=scorer)
        offset, length = terminfo.extent()
        if isinstance(length, tuple):  # as 2.7.4 reads it back, because it never looks at it
            (length,) = length
        whole = BufferFile(memoryview(dbfile.get(offset, length)))  # one read instead of twenty for each block
        return Blocks(whole, 0, length, format_, term=term, scorer=scorer)


__all__ = [
    "MERGE_SMALL",
    "NAME",
    "OPTIMIZE",
    "Blocks",
    "Codec",
    "FileIndex",
    "FileStorage",
    "columns",
    "fields",
    "formats",
]
