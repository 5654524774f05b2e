"""Single values of a history: each reader gives the typed value, or says what the value is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from domain.words import SHANGHAI

Shape = Callable[[Any], Any]
"""Reads one JSON value. Raises ValueError, mostly Misshapen, with words that follow the field's name."""


class Misshapen(ValueError):
    """A value is not of the type of its field."""


def choice(closed: frozenset[str], value: Any) -> str:
    """One of some words. Whoever writes a history from YAML 1.1 gets the number 2049 for the word 20_49: it is taken for the word."""
    if type(value) is int:
        value = next((word for word in closed if re.fullmatch(r"\d+(_\d+)+", word) and int(word) == value), value)
    if not isinstance(value, str) or value not in closed:
        raise Misshapen(f"is {value!r} and not one of {', '.join(sorted(closed))}")
    return value


def slug(value: Any) -> str:
    if not isinstance(value, str) or not value or re.search(r"[\s\x00-\x1f]", value):
        raise Misshapen(f"is no id: {value!r}")
    return value


def words(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise Misshapen("is no single line of text")
    return value


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Misshapen("is no text")
    return value


def whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Misshapen(f"is no whole number: {value!r}")
    return value


def truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Misshapen(f"is neither true nor false: {value!r}")
    return value


def day(value: Any) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise Misshapen(f"is no date YYYY-MM-DD: {value!r}")
    return date.fromisoformat(value)


def hour(value: Any) -> time:
    if not isinstance(value, str) or not re.fullmatch(r"\d\d:\d\d", value):
        raise Misshapen(f"is no time HH:MM: {value!r}")
    return time.fromisoformat(value)


def local(value: Any) -> datetime:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?", value):
        raise Misshapen(f"is no local date-time without offset: {value!r}")
    return datetime.fromisoformat(value).replace(tzinfo=SHANGHAI)


SHAPES: dict[str, Shape] = {
    "id": slug,
    "str": words,
    "text": text,
    "int": whole,
    "bool": truth,
    "date": day,
    "time": hour,
    "dt": local,
}
"""By the names of the catalogue's grammar."""
