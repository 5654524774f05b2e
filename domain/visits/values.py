"""What a visit consists of: terms, letter, delegation, logistics, sheet, minutes, feedback, each a small frozen value."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from domain import papers
from domain.model import Prose
from domain.papers import (
    Deputy,
)
from domain.visits.words import Direction, Disputed
from domain.words import AgendaLine, Party, Side, Slot

RecordValue = datetime | int | Party | tuple[str, ...]


class Subject(msgspec.Struct, frozen=True):
    """Who visits whom and what about: what a proposal and a record entered afterwards have in common.

    `in_return_for`, `repeats` are keys of visits, `case_id` of a case; `capacity` is how many guests the host can receive.
    """

    programme_id: str
    direction: Direction
    host: Party
    guest: Party
    topic: str
    purpose: Prose
    question: Prose | None = None
    capacity: int | None = None
    in_return_for: str | None = None
    case_id: str | None = None
    repeats: str | None = None

    @property
    def proposer(self) -> Party:
        return self.host if self.direction.proposer is Side.HOST else self.guest


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an offer or a change alters besides the time; a term that is None stays as it was."""

    topic: str | None = None
    purpose: Prose | None = None
    question: Prose | None = None
    capacity: int | None = None
    venue: str | None = None


class Original(msgspec.Struct, frozen=True):
    """What is known of the visit that a new one returns; `returned`: a held visit names it already."""

    host: Party
    guest: Party
    held: bool
    returned: bool


class Letter(msgspec.Struct, frozen=True):
    """The official letter 公函."""

    letter_no: str
    content: Prose
    itinerary: Prose
    headcount: int
    on: date


class Delegation(msgspec.Struct, frozen=True):
    """Who comes: known people by id, the rest by number."""

    person_ids: tuple[str, ...]
    headcount: int
    bring: Prose | None = None


class Logistics(msgspec.Struct, frozen=True):
    """When exactly, where, what happens, and who answers for it."""

    starts_at: datetime
    ends_at: datetime
    venue: str
    agenda: tuple[AgendaLine, ...]
    responsible_person: str

    @property
    def hours(self) -> tuple[datetime, datetime]:
        return self.starts_at, self.ends_at


class Change(msgspec.Struct, frozen=True):
    """A proposed change that waits for its answer; the old terms stay in force."""

    change_no: int
    by: Side
    slots: tuple[Slot, ...]
    changes: Terms | None


class Sheet(papers.Sheet, frozen=True):
    """The attendance sheet of a visit, with who stood in for the responsible person."""

    deputy: Deputy | None = None


class Dispute(msgspec.Struct, frozen=True):
    """What a side contests of the record."""

    by: Side
    what: Disputed
    text: Prose
