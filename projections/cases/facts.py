"""What a line of a case's or an adoption's timeline needs to become a sentence: codes, numbers and days, never words people wrote."""

from __future__ import annotations

from datetime import date

import msgspec


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of one event, by name; only those that the event has are set.

    `changed` are fields of the manuscript, `sections` those a redaction named, `reviewer` is a person id, `case` and `visit` are keys,
    `scores` in the order authenticity, innovation, effect, typicality.
    """

    edition: int | None = None
    base_edition: int | None = None
    changed: tuple[str, ...] = ()
    reviewer: str | None = None
    due_on: date | None = None
    scores: tuple[int, ...] = ()
    remarked: tuple[str, ...] = ()
    visibility: str | None = None
    old_visibility: str | None = None
    on: date | None = None
    count: int | None = None
    reason: str | None = None
    sections: tuple[str, ...] = ()
    case: str | None = None
    visit: str | None = None
    file: str | None = None
    result: str | None = None
