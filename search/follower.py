"""What happens is found within moments: one follower, off the request path, brings every index level with the log and heals it.

Of all processes one follows, the one that holds the lock; the lock goes with its process. An index that cannot be trusted is built anew
beside the old one, which goes on serving, and on being followed, meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from search.feed import Source
from search.fts import FtsIndex
from search.generations import ASKED, REDACTION, Generations
from search.lock import Lock
from search.port import Damaged, SearchDoc
from search.whoosh_index import WhooshIndex

BATCH: Final = 500
"""Events of one commit."""
PAUSE: Final = 0.2
"""Seconds between two looks at the log."""
GATHER: Final = 0.5
"""Seconds between two commits while events keep coming."""
CHECK: Final = 3_600.0
"""Seconds between two readings of every byte."""
PATIENCE: Final = 60.0
"""Seconds before a build that failed, or that did not help, is tried again. Whoever asks for one does not wait."""
INLINE: Final = 2_000
"""Documents up to which a redaction rewrites the files at once; a larger index is built anew beside."""

_log = logging.getLogger("search")


class Follower:
    """`fallback` is built first, because it is quick, and followed like the index itself."""

    def __init__(
        self, source: Source, index: WhooshIndex, fallback: FtsIndex, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source, self._index, self._fallback, self._clock = source, index, fallback, clock
        self._lock = Lock(index.generations.root / "follower.lock")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.run, name="search follower", daemon=True)
        self._commit_at = self._check_at = self._build_at = float("-inf")
        self._failing = False

    def start(self) -> None:
        """Follow in a thread of this process. A process of its own calls `run`."""
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=10)
        self._lock.release()

    def run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except Stopped:
                break
            except Exception as cause:  # noqa: BLE001  # a full disk or a log out of reach must not end the watch
                _log.warning("search follower: %s: %s", type(cause).__name__, cause)
                self._stop.wait(GATHER)
            self._stop.wait(PAUSE)

    def look(self) -> bool:
        """One round: whatever is due. Whether this process is the one that follows."""
        if not self._lock.take():
            return False
        self._heal_fallback()
        if reason := self._unwell():
            self._rebuild(reason)
        now = self._clock()
        if now >= self._commit_at + GATHER and self.level():
            self._commit_at = now
        return True

    def level(self) -> bool:
        """Bring both indexes to the head of the log. Whether anything was written."""
        written = False
        for engine in (self._fallback, self._index):
            try:
                written |= self._level(engine)
            except Damaged as cause:
                _log.debug("search index: %s", cause)
        return written

    def _level(self, engine: WhooshIndex | FtsIndex) -> bool:
        written = False
        while not self._stop.is_set():
            position = engine.followed()
            change = self._source.changes(position, BATCH)
            if change.position <= position:
                break
            beside = change.redacted and isinstance(engine, WhooshIndex) and engine.documents > INLINE
            if beside:
                self._index.generations.want_rebuild(REDACTION)  # first: a crash must not forget it
            engine.apply(change.upserts, change.deletes, change.position, redacted=change.redacted and not beside)
            written = True
        return written

    # ---- healing

    def _unwell(self) -> str:
        """Why the index has to be built anew now; empty when it need not."""
        generations = self._index.generations
        try:
            ahead = self._index.followed() > self._source.head()
            reason = "it is ahead of the log" if ahead else self._wanted(generations) or self._index.stale()
        except Damaged as cause:
            reason = str(cause)
        now = self._clock()
        if not reason and now >= self._check_at + CHECK:
            self._check_at = now
            reason = "; ".join(self._index.check().faults)
        soon = reason in {ASKED, REDACTION} and not self._failing
        return reason if soon or now >= self._build_at + PATIENCE else ""

    @staticmethod
    def _wanted(generations: Generations) -> str:
        """What somebody asked for; a complaint about a generation that is gone is settled."""
        reason = generations.wanted()
        current = generations.current()
        if reason.startswith("g0") and current is not None and not reason.startswith(current.name):
            generations.rebuilt()
            return ""
        return reason

    def _rebuild(self, reason: str) -> None:
        _log.info("search index is built anew: %s", reason)
        self._build_at, self._failing = self._clock(), True
        self._index.generations.sweep()
        build = self._index.build()
        position, docs = self._source.everything()
        self._beside(lambda: build.fill(self._until_stopped(docs), position))
        redacted = reason == REDACTION
        while (change := self._source.changes(build.writer.position, BATCH)).position > build.writer.position:
            build.writer.apply(change.upserts, change.deletes, change.position, redacted=change.redacted)
            redacted |= change.redacted
        if not self._stop.is_set():
            build.publish(keep=0 if redacted or not self._level_before() else 1)
            self._index.generations.rebuilt()
            self._failing = False

    def _level_before(self) -> bool:
        """Whether the build that is about to be replaced may be kept: level with the log, so without words that were taken back."""
        try:
            self._level(self._index)
        except Damaged:
            return False
        return self._index.generations.wanted() != REDACTION

    def _heal_fallback(self) -> None:
        try:
            position = self._fallback.followed()
            if position <= self._source.head() and not self._fallback.stale():
                return
        except Damaged as cause:
            _log.info("fallback index is built anew: %s", cause)
        position, docs = self._source.everything()
        self._beside(lambda: self._fallback.rebuild(self._until_stopped(docs), position))

    def _beside(self, work: Callable[[], None]) -> None:
        """Let a thread do the work, while what happens meanwhile is still found within moments."""
        failed: list[BaseException] = []

        def do() -> None:
            try:
                work()
            except BaseException as cause:  # noqa: BLE001  # raised again below, where somebody listens
                failed.append(cause)

        worker = threading.Thread(target=do, name="search builder", daemon=True)
        worker.start()
        while worker.is_alive():
            worker.join(GATHER)
            if worker.is_alive():
                self.level()
        if failed:
            raise failed[0]

    def _until_stopped(self, docs: Iterator[SearchDoc]) -> Iterator[SearchDoc]:
        for doc in docs:
            if self._stop.is_set():
                raise Stopped
            yield doc


class Stopped(Exception):
    """The follower was told to end in the middle of a build, which is thrown away."""
