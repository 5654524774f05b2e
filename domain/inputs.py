"""What every form checks: lines and texts, how long they are, and that no number of a person slipped in; None where nothing is the matter."""

from __future__ import annotations

import re
from typing import Final

from domain.errors import NotChosen, PersonalNumber, TooLong, Wrong
from domain.model import Prose

TITLE: Final = 40
LINE: Final = 200
TEXT: Final = 20_000

_PHONE: Final = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_IDENTITY: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def line(field: str, value: str | None, *, limit: int = LINE, needed: bool = True) -> Wrong | None:
    """One line: at most `limit` characters."""
    return _words(field, value or "", limit, needed=needed)


def text(field: str, value: Prose | None, *, limit: int = TEXT, needed: bool = False) -> Wrong | None:
    """A free text: at most `limit` characters."""
    return _words(field, "" if value is None else str(value), limit, needed=needed)


def stored(value: Prose | None) -> Prose | None:
    """A text worth storing; an empty one is none."""
    return value if said(value) else None


def said(value: object) -> bool:
    """Whether a field that may be left empty says something."""
    return value is not None and bool(str(value).strip())


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
