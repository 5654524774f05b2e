"""What two sides agree on: the terms of an offer or a change, how they differ from what is there, and their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from domain.days import Period
from domain.errors import NotChosen, Wrong
from domain.visits.faults import OutsideProgramme, ReasonNeeded
from domain.visits.inputs import TITLE, line, number, said, slots, stored, text
from domain.visits.values import Terms
from domain.words import Slot

if TYPE_CHECKING:
    from domain.model import Prose
    from domain.visits.visit import Visit


def terms_hash(visit: Visit, slot: Slot, headcount: int | None) -> str:
    """16 hexadecimal digits over everything agreed that is not free text: equal terms, equal digits, for ever."""
    agreed = {
        "host": visit.host,
        "guest": visit.guest,
        "topic": visit.topic,
        "slot": slot,
        "capacity": visit.capacity,
        "headcount": headcount,
        "venue": visit.venue,
        "agenda": visit.logistics and visit.logistics.agenda,
        "responsible": visit.logistics and visit.logistics.responsible_person,
        "hours": visit.logistics and [moment.astimezone(UTC) for moment in visit.logistics.hours],
    }
    return hashlib.sha256(msgspec.json.encode(agreed, order="sorted")).hexdigest()[:16]


def differing(visit: Visit, terms: Terms | None) -> Terms | None:
    """The terms that say something else than what is there; None where none does."""
    told = {name: value for name in Terms.__struct_fields__ if said(value := getattr(terms or Terms(), name))}
    new = {name: value for name, value in told.items() if value != getattr(visit, name)}
    return Terms(**new) if new else None


def other_slots(offered: tuple[Slot, ...], there: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The offered slots; none where they are the ones that are there already."""
    return () if set(offered) == set(there) else offered


def term_faults(terms: Terms | None) -> Iterator[Wrong | None]:
    """Each term has the limits of its field."""
    if terms is not None:
        yield line("topic", terms.topic, limit=TITLE, needed=False)
        yield text("purpose", terms.purpose)
        yield text("question", terms.question)
        yield number("capacity", terms.capacity)
        yield line("venue", terms.venue, needed=False)


def slot_faults(offered: tuple[Slot, ...], programme: Period, now: datetime) -> Iterator[Wrong]:
    """1 to 5 half-days ahead, inside the programme."""
    yield from slots("slots", offered, now)
    if any(not programme.starts_on <= slot.on <= programme.ends_on for slot in offered):
        yield OutsideProgramme("slots", starts_on=programme.starts_on, ends_on=programme.ends_on)


def unusual(reason: Prose | None, **because: bool) -> Iterator[Wrong | None]:
    """What is unusual is allowed with a reason; nothing else is stopped."""
    yield text("override_reason", reason)
    found = tuple(name for name, applies in because.items() if applies)
    if found and stored(reason) is None:
        yield ReasonNeeded("override_reason", because=found)


def note_for_other(reason: str, note: Prose | None) -> Wrong | None:
    """Another reason than the listed ones is told in words."""
    return NotChosen("note") if reason == "other" and stored(note) is None else text("note", note)
