"""What a line of a visit's timeline needs to become a sentence: codes, numbers and days, never words people wrote."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from domain.words import Slot


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of one event, by name; only those that the event has are set. `old_…` is what stood there before.

    `reason` is a code of the event's own list, `persons` and `responsible` are person ids, `partners` codes of partners.
    `field`, `old_value`, `new_value` belong to a correction: an instant in ISO form, a number, `kind:id` of a unit, or partner codes
    parted by blanks.
    """

    offer_no: int | None = None
    change_no: int | None = None
    slots: tuple[Slot, ...] = ()
    old_slots: tuple[Slot, ...] = ()
    slot: Slot | None = None
    old_slot: Slot | None = None
    topic: str | None = None
    old_topic: str | None = None
    capacity: int | None = None
    old_capacity: int | None = None
    venue: str | None = None
    old_venue: str | None = None
    reply_by: date | None = None
    old_reply_by: date | None = None
    in_return_for: str | None = None
    reason: str | None = None
    ask_again_after: date | None = None
    on: date | None = None
    letter_no: str | None = None
    headcount: int | None = None
    persons: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    responsible: str | None = None
    overridden: bool = False
    late: bool = False
    headcount_guest: int | None = None
    headcount_host: int | None = None
    partners: tuple[str, ...] = ()
    source: str | None = None
    entries: int | None = None
    here: int | None = None
    responsible_present: bool | None = None
    person: str | None = None
    from_status: str | None = None
    to_status: str | None = None
    revision: int | None = None
    base_revision: int | None = None
    changed: tuple[str, ...] = ()
    tacit: bool = False
    what: str | None = None
    field: str | None = None
    old_value: str | None = None
    new_value: str | None = None
    item_no: int | None = None
    due_on: date | None = None
    count: int | None = None
    kept: str | None = None
