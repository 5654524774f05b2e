"""应报事件: the facts of a reporting duty, one class each. `Obligation` lists them; take them from there (`Obligation.Submitted`).

Source: the event catalogue of the design. Fields beside it: `programme_id` of Issued, the number, author and content of a submission,
`on` of Returned, `left_for` of Waived; Signed is an event of its own where the assistant handed in what the lead signs.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.model import Created, Prose
from domain.obligations.values import Owner, Section
from domain.obligations.words import Kind
from domain.texts import Redaction, Worded
from domain.words import File


class Event(Worded, frozen=True, kw_only=True):
    """A fact of a reporting duty."""


class Issued(Event, Created, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.issued"
    programme_id: str
    kind: Kind
    owner: Owner
    period: str
    due_on: date
    required: int


class Reminded(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.reminded"
    on: date
    days_left: int


class Missed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.missed"
    on: date


class Extended(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.extended"
    new_due_on: date
    reason: Prose


class Waived(Event, frozen=True, kw_only=True):
    """By the director with a reason, or by itself when its owner left: `left_for` is why (a word of the membership)."""

    TOPIC: ClassVar[str] = "obligation.waived"
    reason: Prose | None = None
    left_for: str = ""


class Submitted(Event, frozen=True, kw_only=True):
    """`no` counts submissions from 1. `by_person` is empty and `automatic` true where the log itself showed it."""

    TOPIC: ClassVar[str] = "obligation.submitted"
    no: int
    refs: tuple[str, ...]
    on: date
    by_person: str = ""
    sections: tuple[Section, ...] = ()
    attachments: tuple[File, ...] = ()
    signed: bool = False
    automatic: bool = False


class Signed(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.signed"
    no: int
    on: date


class Returned(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.returned"
    no: int
    comments: Prose
    on: date


class Accepted(Event, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.accepted"
    no: int
    on: date


class Redacted(Event, Redaction, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "obligation.redacted"
