"""What stands in a cell, as people write it: 2026-3-1, 2026年3月1日, 46082, ＭＳ－０１, 12人; a fault with the text where it cannot be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from domain.errors import Wrong
from domain.inputs import LINE, TITLE, line
from domain.words import MemberBand
from hub.roster.faults import CodeUnfit, DayUnread, ErrorCell, Formula, MailUnfit, MonthUnread, PhoneUnfit, WordUnknown

FORMULA, ERROR = "\0formula", "\0error"
"""What the reading process writes for a cell that holds no value."""
EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, so that its first of March 1900 is right (ECMA-376 part 1, 18.17.4.1)."""
SERIALS: Final = range(32_874, 73_416)
"""Days of 1990 to 2100 as a spreadsheet counts them."""
YEARS: Final = range(1990, 2101)
MONTHS: Final = range(1, 13)
CODE: Final = 20
RESERVED: Final = frozenset({"new", "calendar", "support"})
"""Words that stand where a code stands in an address."""
BANDS: Final = ((7, MemberBand.LT7), (20, MemberBand.FROM_7), (50, MemberBand.FROM_20))

SIGNS: Final = frozenset("=+-@") | {chr(ord(sign) + 0xFEE0) for sign in "=+-@"}
"""With them a formula begins, also in full width."""
_WIDE: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0).isalnum()} | {0x3000: " "}
"""Full-width letters and digits; signs stay as they are written."""
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x1f\x7f]")
_SPACE: Final = re.compile(r"[\s\u00a0]+")
_DAYS: Final = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"),
    re.compile(r"([0-9]{4})\u5e74([0-9]{1,2})\u6708([0-9]{1,2})[\u65e5\u53f7]?"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
)
_MONTHS: Final = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.][0-9]{1,2})?(?:[ T]0{1,2}:00(?::00)?)?"),
    re.compile(r"([0-9]{4})\u5e74([0-9]{1,2})\u6708(?:[0-9]{1,2}[\u65e5\u53f7]?)?"),
    re.compile(r"([0-9]{4})([0-9]{2})"),
)


def tidy(text: str) -> str:
    """The text without blanks around it, in one line, with usual letters and digits; the apostrophe of an exported formula is taken off."""
    plain = _SPACE.sub(" ", _INVISIBLE.sub(" ", text.translate(_WIDE))).strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in SIGNS else plain


def plain(text: str) -> str:
    """As `tidy`, with all signs made usual too and without blanks: for codes, days and numbers."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", tidy(text)))


@cache
def lexicon() -> dict[str, Any]:
    """The words of columns.yaml."""
    found: dict[str, Any] = yaml.safe_load(files("hub").joinpath("roster/columns.yaml").read_text(encoding="utf-8"))
    return found


@cache
def _words(field: str) -> Mapping[str, str]:
    return {_folded(each): value for value, names in lexicon()["words"][field].items() for each in (*names, value)}


def _folded(text: str) -> str:
    return plain(text).casefold()


Reading = Callable[[str, str], Any]
"""Reads the tidy text of a cell of a field. Raises a Wrong."""


def word(field: str, text: str) -> Any:
    """One word of a closed list. The value, as the domain's enumeration holds it."""
    if (value := _words(field).get(_folded(text))) is None:
        raise WordUnknown(field, text=_short(text), known=tuple(lexicon()["words"][field]))
    return value


def band(field: str, text: str) -> Any:
    """The band of a number of members, or the band itself: the number is not kept."""
    number = re.fullmatch(r"([0-9]{1,4})(?:\.0)?[\u4eba\u540d]?", plain(text))
    if number is None:
        return word(field, text)
    return next((band for least, band in BANDS if int(number[1]) < least), MemberBand.GE50).value


def day(field: str, text: str) -> date:
    """A day with its year; a number is what a spreadsheet shows as a day."""
    bare = unicodedata.normalize("NFKC", tidy(text))
    if re.fullmatch(r"[0-9]{5}(?:\.0+)?", bare) and int(float(bare)) in SERIALS:
        return EPOCH + timedelta(days=int(float(bare)))
    close = _SPACE.sub("", bare) if not re.search(r"[ T]0{1,2}:00", bare) else bare
    found = next((match for form in _DAYS if (match := form.fullmatch(close))), None)
    if found is None or int(found[1]) not in YEARS:
        raise DayUnread(field, text=_short(text))
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise DayUnread(field, text=_short(text)) from None


def month(field: str, text: str) -> str:
    """A month as `2023-08`; of a day its month."""
    bare = unicodedata.normalize("NFKC", tidy(text))
    if re.fullmatch(r"[0-9]{5}(?:\.0+)?", bare) and int(float(bare)) in SERIALS:
        return f"{EPOCH + timedelta(days=int(float(bare))):%Y-%m}"
    found = next((match for form in _MONTHS if (match := form.fullmatch(bare))), None)
    if found is None or int(found[1]) not in YEARS or int(found[2]) not in MONTHS:
        raise MonthUnread(field, text=_short(text))
    return f"{found[1]}-{int(found[2]):02d}"


def code(field: str, text: str) -> str:
    """The operator's own code: letters, digits, hyphen; a number that a spreadsheet made of it is one again."""
    bare = re.sub(r"\.0$", "", plain(text))
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", bare) or len(bare) > CODE or bare.lower() in RESERVED:
        raise CodeUnfit(field, text=_short(text))
    return bare


def name(field: str, text: str) -> str:
    """One line of the length of a name or title; no number of a person."""
    return _line(field, text, TITLE)


def words(field: str, text: str) -> str:
    """One line."""
    return _line(field, text, LINE)


def mail(field: str, text: str) -> str:
    bare = plain(text)
    if not re.fullmatch(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}", bare) or len(bare) > LINE:
        raise MailUnfit(field, text=_short(text))
    return bare


def phone(field: str, text: str) -> str:
    """A telephone number, perhaps with an extension."""
    bare = re.sub(r"\.0$", "", plain(text)).replace("—", "-").replace("–", "-")
    if not re.fullmatch(r"\+?[0-9()\-*#\u8f6c]{3,24}", bare):
        raise PhoneUnfit(field, text=_short(text))
    return bare


def identity(_: str, text: str) -> str:
    """The id of a person, as an export holds it."""
    return plain(text)


def listed(_: str, text: str) -> tuple[str, ...]:
    """Parts of a line as people part them."""
    return tuple(part.strip() for part in re.split(r"[\u3001\uff0c,\uff1b;]", tidy(text)) if part.strip())


def _line(field: str, text: str, limit: int) -> str:
    if (fault := line(field, said := tidy(text), limit=limit, needed=False)) is not None:
        raise fault
    return said


def _short(text: str) -> str:
    return tidy(text)[:40]


def read(field: str, text: str, reading: Reading) -> tuple[Any, Wrong | None]:
    """The value of a cell, None for an empty one; and what is wrong with it."""
    if text.startswith("\0"):
        return None, Formula(field) if text == FORMULA else ErrorCell(field, text=text.removeprefix(ERROR)[:40])
    if not tidy(text):
        return None, None
    try:
        return reading(field, text), None
    except Wrong as fault:
        return None, fault
