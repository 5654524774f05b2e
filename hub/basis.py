"""What the use cases of an area stand on: a look at everything that is in the log, one at a time where need be, erasure carried out."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from domain.model import Aggregate
from domain.texts import texts_of
from hub.core import Core
from hub.keyring import ErasureDelayed
from projections.read import Reader


class Basis:
    """An area of a hub."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @contextmanager
    def _look(self) -> Iterator[Reader]:
        """A look at everything that is in the log by now."""
        self._core.follow()
        with self._core.read.reader() as read:
            yield read

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """One at a time, over all processes, for what must not slip in side by side."""
        with (self._core.settings.data / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _obey(self) -> None:
        """Destroy what a redaction named; a reader may delay that a little."""
        try:
            self._core.log.obey()
        except ErasureDelayed:
            structlog.get_logger().info("erasure delayed: tried again with the next tick")

    def _written_by(self, kind: type[Aggregate], key: str, person: str) -> set[str]:
        """Keys of the texts that a person wrote into a thing."""
        stream = self._core.log.stream(kind, key)
        return {text for entry, fact in stream if entry.by.actor == person for text in texts_of(fact)}
