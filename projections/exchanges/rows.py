"""An exchange as pages see it, and how it lies in its table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from domain.days import day_of
from domain.exchanges import Answer, Breadth, ClosedFor, Notice, SeatState, SheetSource, State, who_clears
from domain.exchanges.deadlines import feedback_until, offers_end_at, registration_ends_at
from domain.exchanges.seats import House
from domain.exchanges.states import TOOK_PLACE
from domain.model import Prose, revive
from domain.words import Party, PartyKind
from projections.book import sealed_form
from projections.read import Reader
from projections.visits.values import instant


class Part(StrEnum):
    """How a unit stands with an exchange; `came`: a partner that was recorded as there."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    AUDIENCE = "audience"
    INVITED = "invited"
    JOINED = "joined"
    DECLINED = "declined"
    CAME = "came"


ORGANISES = frozenset({Part.ORGANISER, Part.CO_ORGANISER})


class ExchangeRow(msgspec.Struct, omit_defaults=True, kw_only=True):
    """An exchange as it stands. `position`, `changed_at`: of its newest event; `began`: of its first.

    `seats` and `heads` count by state, `heads` with companions. `partners`: where each partner that was asked stands, `reply_by` until
    when it answers. `moves` counts changes of time and place, `sequence` those of what a calendar shows. `reason`: why it was postponed,
    cancelled or voided; `comments`: why the notice was sent back. `studio`: of the organiser, "" where it has none. `recorded_on`: the
    day on which somebody said that it took place. `wrote`: units that gave feedback. Events change it, pages never do.
    """

    no: int
    key: str
    year: int
    version: int
    position: int
    changed_at: int
    began: int
    announced_at: int
    announced_by: str
    notice: Notice
    state: State
    studio: str = ""
    copy_of: str | None = None
    sent_back: bool = False
    comments: Prose | None = None
    reason: Prose | None = None
    moves: int = 0
    sequence: int = 0
    registration_closed_on: date | None = None
    partners: dict[str, Answer] = {}
    reply_by: dict[str, date] = {}
    seats: dict[SeatState, int] = {}
    heads: dict[SeatState, int] = {}
    started_at: datetime | None = None
    ended_at: datetime | None = None
    headcount: int = 0
    partner_ids: tuple[str, ...] = ()
    outcome_link: str | None = None
    recorded_on: date | None = None
    sheet: SheetSource | None = None
    sheet_on: date | None = None
    responsible_present: bool | None = None
    deputy: str | None = None
    deputy_reason: Prose | None = None
    revision: int = 0
    minutes_on: date | None = None
    minutes_by: str = ""
    briefings: tuple[str, ...] = ()
    wrote: tuple[Party, ...] = ()
    closed_for: ClosedFor | None = None
    kept: str | None = None

    # ---- what it is

    @property
    def title(self) -> str:
        return self.notice.title

    @property
    def organisers(self) -> tuple[Party, ...]:
        """The organising unit first; without one the Party School organises."""
        first = (self.notice.organiser,) if self.notice.organiser else ()
        return first + self.notice.co_organisers

    @property
    def public(self) -> bool:
        """Whether people without an account may see it: everything that reaches beyond one studio, once it is cleared."""
        hidden = self.state in (State.CLEARING, State.VOIDED)
        return self.notice.scope is not Breadth.STUDIO and not hidden

    def organised_by(self, parties: Collection[Party]) -> Party | None:
        """The first of these units that organises it."""
        return next((each for each in self.organisers if each in parties), None)

    @property
    def contact(self) -> str:
        """Whom people ask (a person id)."""
        return self.notice.contact or self.notice.responsible_person

    # ---- seats

    @property
    def taken(self) -> int:
        """Seats that are taken, companions included; once it took place, those that were."""
        states = (SeatState.SEATED, SeatState.OFFERED, SeatState.ATTENDED, SeatState.ABSENT)
        return sum(self.heads.get(state, 0) for state in states)

    @property
    def free(self) -> int:
        return max(0, self.notice.capacity - self.taken)

    @property
    def waiting(self) -> int:
        """How many stand in line, each with or without companions."""
        return self.seats.get(SeatState.WAITING, 0)

    @property
    def requested(self) -> int:
        """Guests whose contact nobody has verified yet."""
        return self.seats.get(SeatState.REQUESTED, 0)

    @property
    def sign_up_ends_at(self) -> datetime:
        """The instant from which nobody new signs up."""
        return min(registration_ends_at(self.notice.sign_up_by), self.notice.starts_at)

    def signs_up(self, now: datetime) -> bool:
        """Whether people can sign up at an aware moment, be it to stand in line."""
        return self.state is State.OPEN and now < self.sign_up_ends_at

    @property
    def told_by(self) -> datetime:
        """Until when people in line hear at the latest: afterwards nobody is asked any more."""
        return offers_end_at(self.notice.starts_at)

    @property
    def invited(self) -> frozenset[Party]:
        """Partners that stand before everybody else in line, as `Exchange.invited`."""
        asked = {unit for unit in (*self.organisers, *self.notice.audience) if unit.kind is PartyKind.PARTNER}
        asked |= {Party(PartyKind.PARTNER, code) for code in self.partners}
        return frozenset(unit for unit in asked if self.partners.get(unit.id) is not Answer.DECLINED)

    def house(self, now: datetime) -> House:
        """The rules for seats at a moment, as `Exchange.house`."""
        runs = self.state is State.OPEN and now < registration_ends_at(self.notice.sign_up_by)
        return House(self.notice.capacity, self.notice.quotas, self.notice.reserved if runs else 0, self.invited)

    # ---- the record

    @property
    def took_place(self) -> bool:
        return self.state in TOOK_PLACE

    @property
    def held_on(self) -> date | None:
        return day_of(self.started_at) if self.started_at else None

    @property
    def answered_for(self) -> bool:
        """Whether the responsible person, or a deputy with a reason, is recorded as present."""
        return self.deputy is not None or bool(self.responsible_present)

    def unsealed(self, today: date) -> bool:
        """Whether feedback is open to those who may read it."""
        return self.held_on is not None and today > feedback_until(self.held_on)

    # ---- the table's columns

    @property
    def units(self) -> dict[tuple[str, Part], None]:
        """All units it has to do with, as the table has them."""
        found = [(unit, Part.CO_ORGANISER) for unit in self.notice.co_organisers]
        found += [(self.notice.organiser, Part.ORGANISER)] if self.notice.organiser else []
        found += [(unit, Part.AUDIENCE) for unit in self.notice.audience]
        found += [(Party(PartyKind.PARTNER, code), Part(answer.value)) for code, answer in self.partners.items()]
        found += [(Party(PartyKind.PARTNER, code), Part.CAME) for code in self.partner_ids]
        return {(str(unit), part): None for unit, part in found}


COLUMNS = (
    *("no", "key", "position", "began", "title", "kind", "learning_mode", "scope", "modality", "state"),
    *("organiser", "studio", "clearer", "public", "starts_at", "ends_at", "offers_end", "sign_up_by", "held_on"),
    *("answered_for", "revision", "requested", "whole"),
)


def written(row: ExchangeRow) -> tuple[Any, ...]:
    """A row as the table holds it, in the order of COLUMNS."""
    notice = row.notice
    return (
        *(row.no, row.key, row.position, row.began, notice.title, notice.kind.value, notice.learning_mode.value),
        *(notice.scope.value, notice.modality.value, row.state.value),
        str(notice.organiser) if notice.organiser else None,
        *(row.studio, who_clears(notice).value, row.public),
        *(instant(notice.starts_at), instant(notice.ends_at), instant(row.told_by), notice.sign_up_by.isoformat()),
        row.held_on.isoformat() if row.held_on else None,
        *(row.answered_for, row.revision, row.requested, _encode(row).decode()),
    )


def unwritten(whole: str) -> ExchangeRow:
    """A row as it was written, its texts sealed."""
    return _decode(whole)


def select(read: Reader, rest: str, *params: object) -> list[ExchangeRow]:
    """Exchanges; `rest` is what follows `FROM exchange x`."""
    return [
        read.struct(ExchangeRow, whole) for (whole,) in read.rows(f"SELECT x.whole FROM exchange x {rest}", *params)
    ]


_encode = msgspec.json.Encoder(enc_hook=sealed_form, order="deterministic").encode
_decode = msgspec.json.Decoder(ExchangeRow, dec_hook=revive).decode
