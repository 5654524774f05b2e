"""What every form of a visit checks besides lines and texts: numbers of people and slots; None where nothing is the matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from domain.errors import NotChosen, Wrong
from domain.inputs import LINE, TITLE, line, said, stored, text
from domain.visits.faults import OverCapacity, SlotHours, SlotPast, SlotTwice, TooFew, TooManySlots
from domain.words import Slot

__all__ = ["LINE", "SLOTS", "TITLE", "ahead", "line", "number", "said", "slots", "stored", "text"]

SLOTS: Final = 5


def number(field: str, value: int | None, *, most: int | None = None) -> Wrong | None:
    """A number of people, if one is given: at least 1, at most what the host can receive."""
    if value is not None and value < 1:
        return TooFew(field, least=1)
    if value is not None and most is not None and value > most:
        return OverCapacity(field, capacity=most, count=value)
    return None


def slots(field: str, offered: tuple[Slot, ...], now: datetime) -> Iterator[Wrong]:
    """1 to 5 half-days ahead, none twice, each with hours that fit it."""
    if not offered:
        yield NotChosen(field)
    if len(offered) > SLOTS:
        yield TooManySlots(field, limit=SLOTS, count=len(offered))
    for no, slot in enumerate(offered, 1):
        if slot in offered[: no - 1]:
            yield SlotTwice(field, no=no)
        if not _hours_fit(slot):
            yield SlotHours(field, no=no)
        elif slot.begins <= now:
            yield SlotPast(field, no=no, remaining=ahead(offered, now))


def ahead(offered: tuple[Slot, ...], now: datetime) -> tuple[Slot, ...]:
    """The slots that have not begun."""
    return tuple(slot for slot in offered if slot.begins > now)


def _hours_fit(slot: Slot) -> bool:
    if slot.start is None and slot.end is None:
        return True
    if slot.start is None or slot.end is None:
        return False
    first, last = slot.part.hours
    return first <= slot.start < slot.end <= last
