"""One event of a thing's story, as its timeline heads it: when, who, for whom, and of which kind."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from domain.model import DomainEvent
from domain.record import Entry
from domain.words import SHANGHAI, Party, PartyKind


class Stamp(NamedTuple):
    """`kind` is the topic without its area; `on_behalf_of`: the unit that phoned, or whose assistant acted."""

    position: int
    version: int
    at: datetime
    actor: str
    role: str
    on_behalf_of: Party | None
    source: str
    kind: str


def stamp(entry: Entry, e: DomainEvent) -> Stamp:
    by = entry.by
    unit = party_of(by.on_behalf_of) if by.on_behalf_of else None
    kind = entry.topic.partition(".")[2]
    return Stamp(
        entry.position, e.originator_version, moment_at(entry.recorded_at), by.actor, by.role, unit, by.source, kind
    )


def party_of(text: str) -> Party:
    """A party as columns hold it, `kind:id`."""
    kind, _, key = text.partition(":")
    return Party(PartyKind(kind), key)


def moment_at(micros: int) -> datetime:
    """An instant of the log (microseconds since 1970, UTC) in the district's time."""
    return datetime.fromtimestamp(micros // 1_000_000, SHANGHAI).replace(microsecond=micros % 1_000_000)


def day_at(micros: int) -> date:
    """The district's day of an instant of the log."""
    return datetime.fromtimestamp(micros // 1_000_000, SHANGHAI).date()
