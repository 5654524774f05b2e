"""A history can be moved in time as a whole, so that a day of it becomes today and the site looks alive."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from hub.history.checking import Line

ALIVE = date(2026, 1, 31)
"""The day of the demo history that becomes today: open invitations, debts, a booked return (hub/demo/README.md)."""

_DAY = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")
_MONTH = re.compile(r"\d{4}-\d\d")


def shifted(line: Line, by: timedelta) -> Line:
    """The line so many whole days later: when it occurred, and every date it speaks of, also inside its texts."""
    return line._replace(occurred_at=line.occurred_at + by, data=_moved(line.data, by)) if by else line


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, date):  # a date-time is one too
        return value + by
    if isinstance(value, str):
        return _month(value, by) if _MONTH.fullmatch(value) else _DAY.sub(lambda found: _day(found[1], by), value)
    if isinstance(value, dict):
        return {name: _moved(each, by) for name, each in value.items()}
    if type(value) in (tuple, list):  # not a unit: its id is no text
        return type(value)(_moved(each, by) for each in value)
    return value


def _day(text: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(text) + by).isoformat()
    except ValueError:
        return text


def _month(text: str, by: timedelta) -> str:
    """A month moves with its middle."""
    try:
        return (datetime.strptime(f"{text}-15", "%Y-%m-%d") + by).strftime("%Y-%m")  # noqa: DTZ007  # a month, not an instant
    except ValueError:
        return text
