"""Columns of the read database and the values they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import msgspec

from domain.words import SHANGHAI, Side

_encode = msgspec.json.Encoder().encode


def local(value: datetime) -> datetime:
    """An instant in the district's time."""
    return value.astimezone(SHANGHAI)


def instant(value: datetime) -> str:
    """An instant as a text of the district's time, so that texts sort as instants do."""
    return local(value).isoformat()


def plain(value: date | datetime) -> str:
    """A day or an instant as a column holds it."""
    return instant(value) if isinstance(value, datetime) else value.isoformat()


def _sides(sides: frozenset[Side]) -> str:
    return " ".join(sorted(sides))


def _together(value: object) -> str:
    return _encode(value).decode()


_code = attrgetter("value")

WRITTEN: dict[str, Callable[[Any], object]] = {
    "state": _code,
    "contested": _together,
    **dict.fromkeys(("host", "guest"), str),
    **dict.fromkeys(("turn", "change_by"), _code),
    **dict.fromkeys(("confirmed", "unacknowledged"), _sides),
    **dict.fromkeys(("held_on", "minutes_on", "promised"), date.isoformat),
    **dict.fromkeys(("expires_at", "retracts_at", "starts_at", "ends_at", "started_at"), instant),
    "cross_level": int,
}
"""How a column of `visit` is written where there is a value; others are as they are."""
