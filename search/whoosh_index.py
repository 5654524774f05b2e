"""The first engine: Whoosh's files, sealed and in generations, searched through arrays. Any number of readers, one writer.

A reader looks at two small files before each search and opens the new commit when there is one; nothing is refreshed in place, because
Whoosh would go on showing what was deleted. What cannot be trusted raises Damaged, and somebody builds anew.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from search import seal
from search.answer import answer
from search.generations import CURRENT, Generations
from search.port import (
    Audience,
    Damaged,
    Health,
    Hit,
    SearchDoc,
    SearchPage,
    SearchQuery,
    Suggestion,
    Visible,
    nothing_changed,
)
from search.snapshot import Kept, Snapshot
from search.vocabulary import Vocabulary
from search.whoosh_build import Build, reader_of
from search.whoosh_view import WhooshView
from search.whoosh_words import Words
from search.whoosh_writer import Writer

TRIES: Final = 5
"""A writer may commit between two looks of a reader; so often in a row it does not."""

Stamp = tuple[object, ...]


class WhooshIndex:
    """`root` holds the generations. Only one process may call `apply` and `build`; the follower sees to that."""

    def __init__(self, root: Path, vocabulary: Vocabulary, log: str = "") -> None:
        self.generations = Generations(root)
        self.vocabulary, self._log = vocabulary, log
        self.words = Words(self._reader, lambda: self.vocabulary.analyser)
        self._lock = threading.RLock()
        self._kept = Kept()
        self._seen: dict[str, seal.Mark] = {}
        self._shot: Snapshot | None = None
        self._stamp: Stamp = ()
        self._of: Path | None = None
        self._writer: Writer | None = None
        self._written: Path | None = None

    @property
    def identity(self) -> seal.Identity:
        return seal.Identity(self.vocabulary.identity, self._log)

    # ---- reading

    def position(self) -> int:
        with self._reading() as shot:
            return shot.position

    def search(self, query: SearchQuery) -> SearchPage:
        with self._reading() as shot:
            return answer(self._view(shot, query.audience, query.visible), query, self.vocabulary)

    def suggest(self, prefix: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Suggestion]:
        with self._reading() as shot:
            return self._view(shot, audience, visible).suggest(prefix, n)

    def similar(self, key: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Hit]:
        with self._reading() as shot:
            return self._view(shot, audience, visible).similar(key, n)

    def check(self) -> Health:
        """Reads every byte of the current generation."""
        path = self.generations.current()
        if path is None:
            return Health(0, 0, ("there is no index yet",))
        try:
            _, state = seal.verify(path, self.identity, {})
        except Damaged as cause:
            return Health(0, 0, (str(cause),))
        return Health(state.position, state.documents)

    def close(self) -> None:
        with self._lock:
            self._drop()
            self._writer = None

    def _view(self, shot: Snapshot, audience: Audience, visible: Visible) -> WhooshView:
        try:
            changed = visible(shot.position)
        except Exception as cause:
            raise _NotOurs from cause
        return WhooshView(shot, self.vocabulary, audience, changed, self.words.book)

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        """The newest commit. Whatever an engine over broken files may raise, the caller sees Damaged."""
        with self._lock:
            try:
                yield self._fresh()
            except _NotOurs as cause:
                raise cause.__cause__ or cause from None
            except Damaged:
                self._drop()
                raise
            except Exception as cause:
                self._drop()
                raise Damaged(f"{type(cause).__name__}: {cause}") from cause

    def _fresh(self) -> Snapshot:
        for _ in range(TRIES):
            path = self.generations.current()
            if path is None:
                raise Damaged("there is no index yet")
            stamp = _stamp(path)
            if self._shot is not None and stamp == self._stamp:
                return self._shot
            try:
                shot = self._open(path)
            except Exception:
                if _stamp(path) == stamp:
                    raise
                continue  # a writer was faster: the files belonged to two commits
            if _stamp(path) == stamp:
                self._drop_shot()
                self._shot, self._stamp, self._of = shot, stamp, path
                return shot
            shot.close()
        raise Damaged("the index changed at every look")

    def _open(self, path: Path) -> Snapshot:
        if path != self._of:
            self._kept, self._seen = Kept(), {}
        _, state = seal.verify(path, self.identity, self._seen)
        shot = Snapshot(reader_of(path, self.identity), state.position, self._kept)
        self._seen = dict(state.files)
        return shot

    def _reader(self) -> Any:
        path = self.generations.current()
        if path is None:
            raise Damaged("there is no index yet")
        return reader_of(path, self.identity)

    def _drop_shot(self) -> None:
        if self._shot is not None:
            self._shot.close()
            self._shot = None

    def _drop(self) -> None:
        self._drop_shot()
        self._kept, self._seen, self._stamp, self._of = Kept(), {}, (), None

    # ---- writing

    def apply(
        self, upserts: Sequence[SearchDoc], deletes: Sequence[str], position: int, *, redacted: bool = False
    ) -> None:
        """One commit to the current generation; the first call of all begins one."""
        writer = self._writing()
        try:
            writer.apply(upserts, deletes, position, redacted=redacted)
        except BaseException:
            self._writer = None  # the next call opens the files anew and looks at their seals
            raise
        if redacted:
            self.generations.forget_older()

    def followed(self) -> int:
        """As `position`, for the one who writes: reads and checks the files, but opens nothing for searching."""
        try:
            return self._writing(create=False).position
        except OSError as cause:
            raise Damaged(str(cause)) from cause

    @property
    def documents(self) -> int:
        """As written by this process."""
        return self._writer.documents if self._writer else 0

    def stale(self) -> str:
        """Why it would be better built anew; empty when it would not."""
        return "" if self._writing().words == self.vocabulary.identity else "built with other words"

    def build(self) -> Build:
        """A new generation beside the current one, which goes on serving."""
        return Build(self.generations, self.vocabulary, self.identity)

    def _writing(self, *, create: bool = True) -> Writer:
        path = self.generations.current()
        if path is None and not create:
            raise Damaged("there is no index yet")
        if path is None:
            path = self.generations.begin()
            self._writer, self._written = Writer(path, self.vocabulary, self.identity, create=True), path
            self.generations.publish(path)
        elif self._writer is None or path != self._written:
            self._writer, self._written = Writer(path, self.vocabulary, self.identity), path
        return self._writer


class _NotOurs(Exception):
    """The caller's own question failed; its cause is the caller's. No fault of the index."""


def _stamp(path: Path) -> Stamp:
    """Changes with each commit and each generation. A manifest alone does not tell: it is there before its commit counts."""
    parts: list[object] = []
    try:
        for each in (path.parent / CURRENT, path / seal.MANIFEST):
            status = each.stat()
            parts += [status.st_ino, status.st_mtime_ns, status.st_size]
        parts.append(seal.newest_contents(path))
    except OSError:
        return ()
    return tuple(parts)
