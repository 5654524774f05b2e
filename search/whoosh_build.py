"""A new generation of the Whoosh index is made beside the current one and read once more before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from search import seal
from search.engine import FileIndex
from search.generations import Generations
from search.port import Damaged, SearchDoc
from search.snapshot import Kept, Snapshot
from search.vocabulary import Vocabulary
from search.whoosh_schema import schema
from search.whoosh_writer import Writer


class Build:
    """A generation in the making. Nothing of it counts before `publish`."""

    def __init__(self, generations: Generations, vocabulary: Vocabulary, identity: seal.Identity) -> None:
        self._generations, self._identity = generations, identity
        self.path = generations.begin()
        self.writer = Writer(self.path, vocabulary, identity, create=True)

    def fill(self, documents: Iterable[SearchDoc], position: int, pulse: Callable[[int], None] | None = None) -> None:
        self.writer.fill(documents, position, pulse)

    def publish(self, *, keep: int = 1) -> None:
        """Read all of it once more, then let it count."""
        _, state = seal.verify(self.path, self._identity, {})
        shot = Snapshot(reader_of(self.path, self._identity), state.position, Kept())
        shot.close()
        if shot.documents != state.documents:
            raise Damaged(f"{shot.documents} documents are there, {state.documents} were written")
        self._generations.publish(self.path, keep=keep)


def reader_of(path: Path, identity: seal.Identity) -> Any:
    """Whoosh's reader of the newest commit."""
    storage = seal.SealedStorage(path, identity)
    storage.readonly = True
    return FileIndex(storage, schema()).reader()
