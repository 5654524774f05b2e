"""Many commands, one commit: each decides by the hub's own rules, and what they decided is stored together, all or nothing.

A use case loads, decides and commits; here it loads what the batch has decided already, and its commit only gathers. Commands are
taken together because each commit is written to the disk: 10,000 of them would take minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from domain.model import Aggregate
from hub.access import Standing
from hub.core import Core
from hub.log import Log, Receipt
from hub.partners import Partners
from hub.people import People
from hub.private import Person, Private
from hub.roster.drafts import Hands
from hub.schools import Schools
from hub.studios import Studios

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.access import Act

A = TypeVar("A", bound=Aggregate)
NOTHING = Receipt(0, 0)


class Gathered:
    """The log as the commands of a batch see it: with what the ones before have decided."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.changed: dict[str, Aggregate] = {}

    def load(self, kind: type[A], key: str) -> A:
        stream = kind.stream(key)
        if stream not in self.changed:
            self.changed[stream] = self._log.load(kind, key)
        return cast("A", self.changed[stream])

    def receipt(self, _: str) -> None:
        """A command of a batch has no receipt of its own."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)


class Entries:
    """The private store as the commands of a batch see it: entries are gathered."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self.entries: dict[str, Person] = {}

    def enrol(self, person_id: str, **entry: str) -> None:
        self.entries[person_id] = Person(id=person_id, **entry)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._private, name)


class Batch(Core):
    """The parts of a hub for some commands that are stored together."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._gathered, self._entries = Gathered(core.log), Entries(core.private)
        self._standing: dict[str, Standing] = {}
        super().__init__(
            core.settings, core.clock, cast("Log", self._gathered), core.read, cast("Private", self._entries)
        )

    def standing(self, person: str) -> Standing:
        """Asked once: nothing in a batch changes what somebody may do in it."""
        if person not in self._standing:
            self._standing[person] = self._core.standing(person)
        return self._standing[person]

    def follow(self) -> None:
        """There is nothing new until the batch is stored."""

    def commit(self, *aggregates: Aggregate, act: Act) -> Receipt:
        """Remember what was decided."""
        for aggregate in aggregates:
            self._gathered.changed[aggregate.id] = aggregate
        return NOTHING

    def hands(self, act: Act) -> Hands:
        """The use cases of this batch."""
        return Hands(People(self), Schools(self), Studios(self), Partners(self), act)

    def store(self, act: Act) -> Receipt:
        """Everything at once, names before facts. Raises Overtaken, AlreadyThere, LogUnavailable."""
        if self._entries.entries:
            self._core.private.enrol_many(self._entries.entries.values())
        return self._core.commit(*self._changed(), act=act)

    def _changed(self) -> Sequence[Aggregate]:
        return [each for each in self._gathered.changed.values() if each.pending_events]
