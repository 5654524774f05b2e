"""What every form of a visit checks: lines, texts, numbers, slots; None where nothing is the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from domain.errors import NotChosen, TooLong, Wrong
from domain.model import Prose
from domain.visits.faults import OverCapacity, PersonalNumber, SlotHours, SlotPast, SlotTwice, TooFew, TooManySlots
from domain.words import Slot

TITLE: Final = 40
LINE: Final = 200
TEXT: Final = 20_000
SLOTS: Final = 5

_PHONE: Final = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_IDENTITY: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def line(field: str, value: str | None, *, limit: int = LINE, needed: bool = True) -> Wrong | None:
    """One line: at most `limit` characters."""
    return _words(field, value or "", limit, needed=needed)


def text(field: str, value: Prose | None, *, needed: bool = False) -> Wrong | None:
    """A free text of at most 20,000 characters."""
    return _words(field, "" if value is None else str(value), TEXT, needed=needed)


def stored(value: Prose | None) -> Prose | None:
    """A text worth storing; an empty one is none."""
    return value if said(value) else None


def said(value: object) -> bool:
    """Whether a field that may be left empty says something."""
    return value is not None and bool(str(value).strip())


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


def _words(field: str, words: str, limit: int, *, needed: bool) -> Wrong | None:
    if not words.strip():
        return NotChosen(field) if needed else None
    if len(words) > limit:
        return TooLong(field, limit=limit, length=len(words))
    if found := _PHONE.search(words):
        return PersonalNumber(field, kind="phone", at=found.start() + 1)
    for found in _IDENTITY.finditer(words):
        if _is_identity(found[0]):
            return PersonalNumber(field, kind="identity", at=found.start() + 1)
    return None


def _is_identity(digits: str) -> bool:
    """Whether 18 characters are an identity number by its check digit (GB 11643)."""
    check = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11
    return "10X98765432"[check] == digits[-1].upper()
