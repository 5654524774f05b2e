"""日: days of the district, and the period of days in which something is to lie."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec

from domain.errors import Wrong
from domain.words import SHANGHAI


class InTheFuture(Wrong):
    """What has happened lies in the past."""

    code = "day.in_the_future"


class Period(msgspec.Struct, frozen=True):
    """The days of a programme, both included."""

    starts_on: date
    ends_on: date


def day_of(moment: datetime) -> date:
    """The district's day of an instant."""
    return moment.astimezone(SHANGHAI).date()


def end_of(day: date) -> datetime:
    """The instant at which a day of the district is over."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)
