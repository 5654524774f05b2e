"""The hub has one clock, and a test may bring its own.

A clock is a function that gives the present moment, aware and in UTC. What people see is the district's local time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from domain.words import SHANGHAI

Clock = Callable[[], datetime]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def system_clock() -> datetime:
    return datetime.now(UTC)


def micros(moment: datetime) -> int:
    """Microseconds since 1970, UTC: how the log and the private store keep time."""
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def moment(micros: int) -> datetime:
    """The aware UTC moment of so many microseconds since 1970."""
    return datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000)


def local_day(moment: datetime) -> date:
    """The district's calendar day of a moment."""
    return moment.astimezone(SHANGHAI).date()
