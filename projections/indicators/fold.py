"""From the log to the facts that are counted: each event that an indicator needs is folded in by one small function.

Two axes are kept apart. `known`: the log up to a position, as people knew it then. `occurred`: of the whole log (or of its beginning up
to a position) what had happened by the day, as it is known today.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from domain.days import day_of
from domain.model import DomainEvent, decode
from domain.obligations import Obligation
from domain.record import Entry
from projections.indicators.facts import Facts
from projections.story import day_at

BATCH = 10_000

H = TypeVar("H", bound=Callable[..., object])
HANDLERS: dict[str, Callable[[Facts, Any, Entry], object]] = {}
"""Topic to what it changes. An event with several readers has one handler."""


class Axis(StrEnum):
    """当时所知 or 按发生时间."""

    KNOWN = "known"
    OCCURRED = "occurred"


class Log(Protocol):
    """What is needed of the log."""

    def read(self, after: int, limit: int, stop: int = ...) -> list[Entry]: ...


def tells(*kinds: type[DomainEvent]) -> Callable[[H], H]:
    """The decorated function folds these events into the facts."""

    def keep(handler: H) -> H:
        for kind in kinds:
            if kind.TOPIC in HANDLERS:
                raise LookupError(f"{kind.TOPIC} is folded twice")
            HANDLERS[kind.TOPIC] = handler
        return handler

    return keep


def gather(log: Log, position: int, *, occurred_by: date | None = None) -> Facts:
    """The facts of the log's first `position` events; with `occurred_by`, without what occurred after that day."""
    facts, after = Facts(position), 0
    while True:
        entries = log.read(after, BATCH, position)
        for entry in entries:
            if (handler := HANDLERS.get(entry.topic)) is not None:
                event = decode(entry.topic, entry.state)
                if occurred_by is None or occurred_on(event, entry) <= occurred_by:
                    handler(facts, event, entry)
        if len(entries) < BATCH:
            return facts
        after = entries[-1].position


def occurred_on(event: DomainEvent, entry: Entry) -> date:
    """The local day on which a fact occurred: the start of what was held, the day a report was handed in, else that of the record."""
    if (started := getattr(event, "started_at", None)) is not None:
        return day_of(started)
    return event.on if isinstance(event, Obligation.Submitted) else day_at(entry.recorded_at)
