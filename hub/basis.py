"""What the use cases of an area stand on: a look at everything that is in the log, one at a time where need be, erasure carried out."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from msgspec.structs import replace

from domain.model import Aggregate
from domain.texts import texts_of
from hub.access import RULES, Act
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

    def _redacting(self, act: Act, action: str, kind: type[Aggregate], key: str, of: tuple[str, ...]) -> Act:
        """The act of somebody who may do this to any text, or of who wrote all of these. Raises a refusal of hub.access."""
        if act.trusted:
            return act
        who = self._core.standing(act.person)
        role = who.role_for(RULES[action])
        if role is None and not (of and set(of) <= self._written_by(kind, key, act.person)):
            raise who.refusal(RULES[action])
        return replace(act, role=role or next(iter(sorted(who.roles)), None))

    def _written_by(self, kind: type[Aggregate], key: str, person: str) -> set[str]:
        """Keys of the texts that a person wrote into a thing."""
        stream = self._core.log.stream(kind, key)
        return {text for entry, fact in stream if entry.by.actor == person for text in texts_of(fact)}
