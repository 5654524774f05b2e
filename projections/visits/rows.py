"""A visit as pages see it: the whole of it, and the few lines of it that a list shows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from domain.model import Prose
from domain.visits import ClosedFor, Direction, SheetSource, State, Terms
from domain.visits.deadlines import feedback_until, one_sided_on
from domain.words import AgendaLine, Party, Side, Slot
from projections.visits.lines import day_at
from projections.visits.values import READ


class Card(NamedTuple):
    """A visit in a list. Shown as year, a sign for visits, and `no` in three digits."""

    no: int
    key: str
    year: int
    version: int
    state: State
    turn: Side | None
    direction: Direction
    host: Party
    guest: Party
    host_level: str
    guest_level: str
    cross_level: bool
    topic: str
    reply_by: date | None
    slot: Slot | None
    starts_at: datetime | None
    ends_at: datetime | None
    held_on: date | None
    change_by: Side | None
    in_return_for: str | None
    afterwards: bool
    recorded_on: date | None
    unacknowledged: frozenset[Side]
    tacit: Side | None
    late: bool
    disputed: int
    revision: int
    changed_at: int

    @property
    def sides(self) -> dict[Side, Party]:
        return {Side.HOST: self.host, Side.GUEST: self.guest}

    def sides_of(self, parties: Collection[Party]) -> frozenset[Side]:
        """The sides that are among these parties."""
        return frozenset(side for side, party in self.sides.items() if party in parties)

    def one_sided(self, today: date) -> bool:
        """Entered afterwards, and another side has not acknowledged it for 14 days."""
        return bool(self.unacknowledged) and self.recorded_on is not None and today >= one_sided_on(self.recorded_on)


class VisitRow(NamedTuple):
    """A visit as it stands. `position`: of its newest event; `proposed`, `recorded`: of the offer and of the record.

    `turn` is the side that must answer an offer or, with `change_by` set, a change; `slots` are those of the open offer, `slot` is
    agreed; `arranged`: hours and venue have been set by the host, else `starts_at` and `ends_at` are those of the half-day.
    `unacknowledged`: sides that have not acknowledged a record entered afterwards; `confirmed`: sides that agree to the minutes,
    `tacit` the one of them that agreed by silence; `disputed`: open disputes; `sequence` is that of the calendar entry.
    """

    no: int
    key: str
    year: int
    version: int
    position: int
    changed_at: int
    proposed: int
    proposed_at: int
    proposed_by: str
    programme: str
    direction: Direction
    host: Party
    guest: Party
    host_studio: str
    host_level: str
    guest_studio: str
    guest_level: str
    cross_level: bool
    topic: str
    capacity: int | None
    in_return_for: str | None
    repeats: str | None
    case_id: str | None
    state: State
    turn: Side | None
    offer_no: int
    slots: tuple[Slot, ...]
    reply_by: date | None
    expires_at: datetime | None
    slot: Slot | None
    starts_at: datetime | None
    ends_at: datetime | None
    headcount: int | None
    venue: str
    responsible: str
    agenda: tuple[AgendaLine, ...]
    arranged: bool
    delegation: tuple[str, ...] | None
    sequence: int
    change_no: int
    change_by: Side | None
    retracts_at: datetime | None
    change_slots: tuple[Slot, ...]
    change_terms: Terms | None
    late: bool
    held_on: date | None
    started_at: datetime | None
    ended_at: datetime | None
    headcount_guest: int | None
    headcount_host: int | None
    partners: tuple[str, ...]
    recorded: int | None
    recorded_on: date | None
    recorded_by: str
    afterwards: bool
    source: str
    unacknowledged: frozenset[Side]
    sheet: SheetSource | None
    sheet_on: date | None
    responsible_present: bool | None
    deputy: str | None
    revision: int
    minutes_on: date | None
    minutes_by: str
    minutes_late: bool
    confirmed: frozenset[Side]
    tacit: Side | None
    promised: date | None
    waived_at: int | None
    disputed: int
    closed_for: ClosedFor | None
    kept: str | None
    purpose: Prose
    question: Prose | None
    override_reason: Prose | None
    bring: Prose | None
    deputy_reason: Prose | None
    change_reason: Prose | None
    change_purpose: Prose | None
    change_question: Prose | None

    @property
    def sides(self) -> dict[Side, Party]:
        return {Side.HOST: self.host, Side.GUEST: self.guest}

    def sides_of(self, parties: Collection[Party]) -> frozenset[Side]:
        """The sides that are among these parties."""
        return frozenset(side for side, party in self.sides.items() if party in parties)

    @property
    def created_on(self) -> date:
        return day_at(self.proposed_at)

    @property
    def agreed_minutes(self) -> bool:
        """Both sides agree to the minutes, one of them perhaps by silence."""
        return len(self.confirmed) == len(Side)

    def one_sided(self, today: date) -> bool:
        """Entered afterwards, and another side has not acknowledged it for 14 days."""
        return bool(self.unacknowledged) and self.recorded_on is not None and today >= one_sided_on(self.recorded_on)

    def unsealed(self, given: int, today: date) -> bool:
        """Whether feedback is open: both sides have written, or its 14 days are over. `given`: how many wrote."""
        over = self.held_on is not None and today > feedback_until(self.held_on)
        return over or given == len(Side)


R = TypeVar("R", Card, VisitRow)


def columns(kind: type[Card | VisitRow]) -> str:
    """The columns of a row, for a SELECT from `visit v`."""
    return ", ".join(f"v.{name}" for name in kind._fields)


def build(kind: type[R], row: tuple[Any, ...]) -> R:
    """The row that a SELECT of `columns` gave."""
    found = zip(_readers[kind], row, strict=True)
    return kind(*(value if value is None or read is None else read(value) for read, value in found))


_readers = {kind: [READ.get(name) for name in kind._fields] for kind in (Card, VisitRow)}
