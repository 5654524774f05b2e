"""A visit as pages see it: the whole of it, and the few lines of it that a list shows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from domain.model import Prose, revive
from domain.visits import ClosedFor, Direction, Disputed, SheetSource, State, Terms
from domain.visits.deadlines import feedback_until, one_sided_on
from domain.words import AgendaLine, Party, Side, Slot
from projections.book import sealed_form
from projections.read import Reader
from projections.story import day_at
from projections.visits.values import WRITTEN


class Card(msgspec.Struct, frozen=True):
    """A visit in a list. Shown as year, a sign for visits, and `no` in three digits."""

    no: int
    key: str
    year: int
    version: int
    changed_at: int
    direction: Direction
    host: Party
    guest: Party
    topic: str
    state: State = State.PROPOSED
    turn: Side | None = None
    host_level: str = ""
    guest_level: str = ""
    cross_level: bool = False
    reply_by: date | None = None
    slot: Slot | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    held_on: date | None = None
    change_by: Side | None = None
    in_return_for: str | None = None
    afterwards: bool = False
    recorded_on: date | None = None
    unacknowledged: frozenset[Side] = frozenset()
    tacit: Side | None = None
    late: bool = False
    disputed: int = 0
    revision: int = 0

    @property
    def sides(self) -> dict[Side, Party]:
        return {Side.HOST: self.host, Side.GUEST: self.guest}

    def sides_of(self, parties: Collection[Party]) -> frozenset[Side]:
        """The sides that are among these parties."""
        return frozenset(side for side, party in self.sides.items() if party in parties)

    def one_sided(self, today: date) -> bool:
        """Entered afterwards, and another side has not acknowledged it for 14 days."""
        return bool(self.unacknowledged) and self.recorded_on is not None and today >= one_sided_on(self.recorded_on)


class VisitRow(msgspec.Struct, omit_defaults=True):
    """A visit as it stands. `position`: of its newest event; `proposed`, `recorded`: of the offer and of the record.

    `turn` is the side that must answer an offer or, with `change_by` set, a change; `slots` are those of the open offer, `slot` is
    agreed; `arranged`: hours and venue have been set by the host, else `starts_at` and `ends_at` are those of the half-day.
    `unacknowledged`: sides that have not acknowledged a record entered afterwards; `confirmed`: sides that agree to the minutes,
    `tacit` the one of them that agreed by silence; `wrote`: sides that gave feedback; `contested`: open disputes, what and by whom,
    `disputed`: how many; `sequence` counts changes of what a calendar shows (planned.py).
    `rests_since`: when a side last did something, 0 for nothing since it was proposed; `reminded_on`: by the Party School.
    Events change it while it is folded (held.py), pages never do.
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
    topic: str
    purpose: Prose
    state: State = State.PROPOSED
    host_studio: str = ""
    host_level: str = ""
    guest_studio: str = ""
    guest_level: str = ""
    cross_level: bool = False
    capacity: int | None = None
    in_return_for: str | None = None
    repeats: str | None = None
    case_id: str | None = None
    turn: Side | None = None
    offer_no: int = 0
    slots: tuple[Slot, ...] = ()
    reply_by: date | None = None
    expires_at: datetime | None = None
    slot: Slot | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    headcount: int | None = None
    venue: str = ""
    responsible: str = ""
    agenda: tuple[AgendaLine, ...] = ()
    arranged: bool = False
    delegation: tuple[str, ...] | None = None
    sequence: int = 0
    change_no: int = 0
    change_by: Side | None = None
    retracts_at: datetime | None = None
    change_slots: tuple[Slot, ...] = ()
    change_terms: Terms | None = None
    late: bool = False
    held_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    headcount_guest: int | None = None
    headcount_host: int | None = None
    partners: tuple[str, ...] = ()
    recorded: int | None = None
    recorded_on: date | None = None
    recorded_by: str = ""
    afterwards: bool = False
    source: str = ""
    unacknowledged: frozenset[Side] = frozenset()
    sheet: SheetSource | None = None
    sheet_on: date | None = None
    responsible_present: bool | None = None
    deputy: str | None = None
    revision: int = 0
    minutes_on: date | None = None
    minutes_by: str = ""
    minutes_late: bool = False
    confirmed: frozenset[Side] = frozenset()
    tacit: Side | None = None
    wrote: frozenset[Side] = frozenset()
    promised: date | None = None
    reminded_on: date | None = None
    rests_since: int = 0
    waived_at: int | None = None
    disputed: int = 0
    contested: tuple[tuple[Disputed, Side], ...] = ()
    closed_for: ClosedFor | None = None
    kept: str | None = None
    question: Prose | None = None
    override_reason: Prose | None = None
    bring: Prose | None = None
    deputy_reason: Prose | None = None
    change_reason: Prose | None = None
    change_purpose: Prose | None = None
    change_question: Prose | None = None

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

    def unsealed(self, today: date) -> bool:
        """Whether feedback is open: both sides have written, or its 14 days are over."""
        over = self.held_on is not None and today > feedback_until(self.held_on)
        return over or len(self.wrote) == len(Side)


R = TypeVar("R", Card, VisitRow)


def select(read: Reader, kind: type[R], rest: str, *params: object) -> list[R]:
    """Visits as rows of this kind; `rest` is what follows `FROM visit v`."""
    found = read.rows(f"SELECT whole FROM visit v {rest}", *params)
    return [read.struct(kind, whole) for (whole,) in found]


def unwritten(whole: str) -> VisitRow:
    """A row as it was written, its texts sealed."""
    return _decode(whole)


def written(visit: VisitRow) -> list[Any]:
    """A row as the table holds it: the columns that are asked for across visits, and the whole of it."""
    found = zip(_columns(visit), _writers, strict=True)
    plain = [value if value is None or write is None else write(value) for value, write in found]
    return [*plain, _encode(visit).decode()]


COLUMNS = (
    *(
        "no",
        "key",
        "version",
        "position",
        "changed_at",
        "proposed",
        "host",
        "guest",
        "topic",
        "state",
        "turn",
        "in_return_for",
    ),
    *("host_studio", "host_level", "guest_studio", "guest_level", "cross_level"),
    *("offer_no", "expires_at", "starts_at", "ends_at", "change_no", "change_by", "retracts_at"),
    *("held_on", "started_at", "recorded", "unacknowledged"),
    *("revision", "minutes_on", "confirmed", "promised", "waived_at", "disputed", "contested"),
)
_columns = attrgetter(*COLUMNS)
_writers = [WRITTEN.get(name) for name in COLUMNS]
_encode = msgspec.json.Encoder(enc_hook=sealed_form, order="deterministic").encode
_decode = msgspec.json.Decoder(VisitRow, dec_hook=revive).decode
