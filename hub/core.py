"""What every use case stands on: the log, the read database, the private store, the clock, and one way to commit."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import structlog

from domain.errors import Overtaken, Refused
from domain.model import Aggregate
from domain.words import Party
from hub.access import Act, Standing, authorise, standing
from hub.clock import Clock, local_day
from hub.log import Log, LogUnavailable, Receipt
from hub.private import Private
from hub.settings import Settings
from projections.database import ReadDatabase

TRIES = 4
"""How often a command is decided anew when somebody else was faster; a rule that then fails says so."""


class Core:
    """The parts that all areas share, and the steps that all commands share."""

    def __init__(self, settings: Settings, clock: Clock, log: Log, read: ReadDatabase, private: Private) -> None:
        self.settings, self.clock, self.log, self.read, self.private = settings, clock, log, read, private
        self.consequences: list[Consequence] = []

    def now(self) -> datetime:
        return self.clock()

    def at(self, now: datetime) -> Core:
        """The same parts at a moment that stands still."""
        core = Core(self.settings, lambda: now, self.log, self.read, self.private)
        core.consequences = self.consequences
        return core

    def today(self) -> date:
        """The district's calendar day."""
        return local_day(self.clock())

    def standing(self, person: str) -> Standing:
        with self.read.reader() as read:
            return standing(read, person, self.today())

    def may(self, act: Act, action: str, party: Party | None = None) -> Act:
        """The act with its role; raises a refusal of hub.access."""
        return act if act.trusted else authorise(self.standing(act.person), action, act, party)

    def commit(self, *aggregates: Aggregate, act: Act) -> Receipt:
        """Append what was decided and bring the read database level, so that people read their own writes."""
        receipt = self.log.append(*aggregates, command_id=act.command_id, meta=act.meta)
        self.follow()
        if not receipt.repeated:
            self._follow_up(aggregates, receipt, act)
        return receipt

    def _follow_up(self, aggregates: Sequence[Aggregate], receipt: Receipt, act: Act) -> None:
        """What follows by itself. The command has been taken: what cannot follow now is done by the next tick."""
        for consequence in self.consequences if act.source != "history" else ():
            try:
                consequence(self, aggregates, receipt, act)
            except (Refused, LogUnavailable) as cause:
                structlog.get_logger().info("left to the next tick", cause=str(cause))

    def follow(self) -> None:
        """Apply what is new. Trouble with the read database is no trouble of a command that the log has taken."""
        try:
            self.read.catch_up()
        except sqlite3.OperationalError as cause:
            structlog.get_logger().warning("read database behind", cause=str(cause))


Consequence = Callable[[Core, Sequence[Aggregate], Receipt, Act], object]
"""Told of everything that was committed, but of a history, which one tick follows: what follows from it by itself is done at once."""


class HasCore(Protocol):
    """An area of use cases."""

    _core: Core


A = TypeVar("A", bound=HasCore)
P = ParamSpec("P")


def command(use_case: Callable[Concatenate[A, P], Receipt]) -> Callable[Concatenate[A, P], Receipt]:
    """A use case that is carried out once however often it is sent, and decided anew when somebody else was faster."""

    @functools.wraps(use_case)
    def carried_out(self: A, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        act: Any = kwargs["act"]
        if (done := self._core.log.receipt(act.command_id)) is not None:
            self._core.follow()
            return done
        for _ in range(TRIES - 1):
            try:
                return use_case(self, *args, **kwargs)
            except Overtaken:
                continue
        return use_case(self, *args, **kwargs)

    return cast("Callable[Concatenate[A, P], Receipt]", carried_out)
