"""One writer keeps the index: each batch is one commit, whole or not at all, and says up to where the log was followed.

A writer of Whoosh does not see its own documents, so a batch holds one write per key. After a failed commit the writer object keeps its
lock: it is dropped. Nothing here is for two writers; the follower holds a lock.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from search import seal
from search.composition import CardCoder, compose
from search.engine import MERGE_SMALL, OPTIMIZE, Codec, FileIndex
from search.port import OlderPosition, SearchDoc
from search.vocabulary import Vocabulary
from search.whoosh_pool import Pool
from search.whoosh_schema import POSITION, position_row, row, schema


class Writer:
    """Writes into one build. `path` is an empty directory (`create`) or one that was sealed with the same identity."""

    def __init__(self, path: Path, vocabulary: Vocabulary, identity: seal.Identity, *, create: bool = False) -> None:
        self._path, self._analyser = path, vocabulary.analyser
        self._storage = seal.SealedStorage(path, identity)
        self._coder = CardCoder()
        if create:
            self._create()
        manifest, state = seal.verify(path, identity, {})
        seal.sweep(path, state)
        self.words = manifest.identity.words
        self._index = FileIndex(self._storage, schema())
        self.position, self.documents = state.position, state.documents

    def _create(self) -> None:
        """An index that holds nothing but its position."""
        self._index = FileIndex.create(self._storage, schema())
        self.position = self.documents = 0
        with self._writing() as writer:
            self._commit(writer, 0, 0, MERGE_SMALL)

    def apply(
        self, upserts: Iterable[SearchDoc], deletes: Sequence[str], position: int, *, redacted: bool = False
    ) -> None:
        """One commit. Upserts may be given as an iterator; with equal keys the last one counts, and a delete beats them all.

        `redacted` rewrites all files, so that the words of an earlier version are in none of them.
        """
        if position < self.position:
            raise OlderPosition(f"{position} after {self.position}")
        latest = {doc.key: doc for doc in upserts if doc.key not in frozenset(deletes)}
        if not (latest or deletes or redacted):
            self._move_on(position)
            return
        with self._writing() as writer:
            gone = self._delete(writer, [*deletes, *latest, POSITION])
            for doc in latest.values():
                writer.add_document(**row(compose(doc, self._analyser), self._coder))
            self._commit(writer, self.documents - gone + len(latest), position, OPTIMIZE if redacted else MERGE_SMALL)

    def fill(self, documents: Iterable[SearchDoc], position: int, pulse: Callable[[int], None] | None = None) -> None:
        """First content of an empty build, any number of documents with different keys; `pulse` is called after each."""
        count = 0
        with self._writing() as writer:
            self._delete(writer, [POSITION])
            for count, doc in enumerate(documents, 1):
                writer.add_document(**row(compose(doc, self._analyser), self._coder))
                if pulse:
                    pulse(count)
            self._commit(writer, count, position, OPTIMIZE)

    def _move_on(self, position: int) -> None:
        if position > self.position:
            seal.move_on(self._path, position)
            self.position = position

    @contextlib.contextmanager
    def _writing(self) -> Any:
        writer = self._index.writer(codec=Codec())
        writer.pool = Pool(writer.temp_storage())
        try:
            yield writer
        except BaseException:
            with contextlib.suppress(Exception):
                writer.cancel()
            lock = writer.writelock
            if lock is not None and lock.fd is not None:  # cancel fails where the commit did, and leaves the lock
                lock.release()
            raise

    def _delete(self, writer: Any, keys: Sequence[str]) -> int:
        """How many documents are gone, the one that holds the position not counted."""
        gone = 0
        with writer.reader() as reader:
            for key in keys:
                if ("key", key) not in reader:
                    continue
                matcher = reader.postings("key", key)
                for number in list(matcher.all_ids()):
                    writer.delete_document(number)
                    gone += key != POSITION
        return gone

    def _commit(self, writer: Any, documents: int, position: int, merge: Callable[[Any, Any], Any]) -> None:
        writer.add_document(**position_row(position, self._coder))
        self._storage.position, self._storage.documents = position, documents

        def merged(writing: Any, segments: Any) -> Any:
            kept = merge(writing, segments)
            self._storage.kept = frozenset(each.segment_id() for each in kept)
            return kept

        writer.commit(mergetype=merged)
        self.position, self.documents = position, documents
