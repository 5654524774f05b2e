"""What a line of an exchange's timeline needs to become a sentence: codes, numbers and days, never words people wrote."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from domain.words import Party


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of one event, by name; only those that the event has are set. `old_…` is what stood there before.

    `person`, `guest` are whose seat it is, `place_no` the number in line, `changed` names of the fields that were revised, `reason` a
    code of the event's own list.
    """

    title: str | None = None
    changed: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: str | None = None
    capacity: int | None = None
    old_starts_at: datetime | None = None
    old_ends_at: datetime | None = None
    old_venue: str | None = None
    old_capacity: int | None = None
    sign_up_by: date | None = None
    on: date | None = None
    partner: str | None = None
    reply_by: date | None = None
    seat: str | None = None
    person: str | None = None
    guest: str | None = None
    party: Party | None = None
    companions: int | None = None
    place_no: int | None = None
    until: datetime | None = None
    headcount: int | None = None
    partners: tuple[str, ...] = ()
    source: str | None = None
    entries: int | None = None
    here: int | None = None
    responsible_present: bool | None = None
    from_status: str | None = None
    to_status: str | None = None
    revision: int | None = None
    base_revision: int | None = None
    issue_no: str | None = None
    item_no: int | None = None
    count: int | None = None
    reason: str | None = None
    kept: str | None = None
    copy_of: str | None = None
