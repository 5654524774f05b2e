"""What an exchange consists of: notice, quotas, sheet, briefing, feedback, each a small frozen value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from domain.exchanges.words import Breadth, Kind, LearningMode, Modality
from domain.inputs import said
from domain.minutes import given
from domain.model import Prose
from domain.words import AgendaLine, Attendance, File, Party, PartyKind


class Quota(msgspec.Struct, frozen=True, omit_defaults=True):
    """At most so many seats, companions included: for the organisation `id` of a kind, or, without it, for each one of the kind."""

    kind: PartyKind
    seats: int
    id: str = ""


class Notice(msgspec.Struct, frozen=True):
    """The notice 活动通知, as announced and revised since.

    `organiser` is None for the Party School. Of the `capacity`, `reserved` seats are kept for invited partners until the end of
    `sign_up_by`. `contact` is a person id; `attachments` are known by digest alone.
    """

    programme_id: str
    title: str
    kind: Kind
    learning_mode: LearningMode
    scope: Breadth
    organiser: Party | None
    audience: tuple[Party, ...]
    starts_at: datetime
    ends_at: datetime
    venue: str
    modality: Modality
    capacity: int
    sign_up_by: date
    responsible_person: str
    agenda: tuple[AgendaLine, ...] = ()
    co_organisers: tuple[Party, ...] = ()
    quotas: tuple[Quota, ...] = ()
    reserved: int = 0
    mentor_ids: tuple[str, ...] = ()
    needs_clearance: bool = False
    doc_no: str = ""
    purpose: Prose | None = None
    requirements: Prose | None = None
    contact: str = ""
    attachments: tuple[File, ...] = ()

    def changed(self, changes: Changes) -> Notice:
        """The notice with what a revision alters."""
        told = given(changes)
        emptied = dict.fromkeys(told.pop("emptied", ()))
        return replace(self, **told | emptied)

    def differing(self, changes: Changes) -> Changes:
        """What says something else than this notice; `Changes()` where nothing does. Texts that say nothing are emptied."""
        told = given(changes)
        emptied = tuple(name for name in TEXTS if name in told and not said(told[name]))
        told = {name: value for name, value in told.items() if name not in emptied and value != getattr(self, name)}
        there = tuple(name for name in emptied if getattr(self, name) is not None)
        return Changes(**told, emptied=there or None)


TEXTS: Final = ("purpose", "requirements")


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a revision alters; None stays as it was, an empty value empties it. Organiser, cohort and clearance stay for ever.

    `emptied` names the texts that are gone; whoever revises leaves it out and gives an empty text.
    """

    title: str | None = None
    kind: Kind | None = None
    learning_mode: LearningMode | None = None
    scope: Breadth | None = None
    audience: tuple[Party, ...] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: str | None = None
    modality: Modality | None = None
    capacity: int | None = None
    sign_up_by: date | None = None
    responsible_person: str | None = None
    agenda: tuple[AgendaLine, ...] | None = None
    co_organisers: tuple[Party, ...] | None = None
    quotas: tuple[Quota, ...] | None = None
    reserved: int | None = None
    mentor_ids: tuple[str, ...] | None = None
    doc_no: str | None = None
    purpose: Prose | None = None
    requirements: Prose | None = None
    contact: str | None = None
    attachments: tuple[File, ...] | None = None
    emptied: tuple[str, ...] | None = None

    @property
    def moves(self) -> bool:
        """Whether time or place change: what calendars count."""
        return any(value is not None for value in (self.starts_at, self.ends_at, self.venue))


class Invitation(msgspec.Struct, frozen=True):
    """What a partner was asked, and until when."""

    ask: Prose
    reply_by: date


HERE: Final = frozenset({Attendance.PRESENT, Attendance.LATE})
"""Who was there in person."""


class Briefing(msgspec.Struct, frozen=True):
    """The briefing 简报 under one issue number; a later print of the same number takes its place."""

    issue_no: str
    title: str
    body: Prose
    report_to: tuple[str, ...]
    copy_to: tuple[str, ...]
    on: date
    masthead: str = ""
    editor_note: Prose | None = None
    copies: int | None = None
