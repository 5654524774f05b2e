"""What a programme is set to: how the open points of the source are read, the days of a stage, and what is aimed at."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from domain.programme.words import EligibilityFrom, Figure
from domain.words import SummaryCadence


class Settings(msgspec.Struct, frozen=True):
    """How this programme reads what the source leaves open; the defaults are the source's own values (P16, P21, P45, P49).

    Meetings are counted per studio and cycle, outcomes per studio and year. The fifth point, how long each stage lasts, is the
    schedule itself; the years a secretary may have been in post stand beside it.
    """

    summary_cadence: SummaryCadence = SummaryCadence.STAGE
    meetings_least: int = 1
    meetings_most: int = 2
    outcomes_required: int = 1
    outcomes_target: int = 2
    eligibility_from: EligibilityFrom = EligibilityFrom.PROGRAMME_START


class Span(NamedTuple):
    """The days of a stage, both included."""

    starts_on: date
    ends_on: date


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is aimed at: at least this much, and perhaps as much as that."""

    figure: Figure
    least: float
    most: float | None = None


def last_day(starts_on: date, months: int) -> date:
    """The last day of so many months."""
    return months_later(starts_on, months) - timedelta(days=1)


def earliest_post(counted_from: date, years: int) -> str:
    """The first month, as `2021-09`, from which a secretary in post on `counted_from` is within the limit of years (P21)."""
    return f"{counted_from.year - years:04d}-{counted_from.month:02d}"


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
