"""处在哪个阶段: the stage of a day with the number of its month, 学习阶段第 4 个月, for a visit, an exchange or a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.programme.values import months_later
from domain.words import Stage
from projections.programme.cohorts import StageRow, stages
from projections.read import Reader


class StageContext(NamedTuple):
    """`month`: the how-manieth month of the stage the day lies in, from 1; `months`: how many the stage has."""

    stage: Stage
    month: int
    months: int


def stage_context(read: Reader, programme: str, day: date) -> StageContext | None:
    """Where in a programme a day lies; None outside of its stages."""
    return context_among(stages(read, programme), day)


def context_among(scheduled: Iterable[StageRow], day: date) -> StageContext | None:
    """As `stage_context`, for many days of one programme with one look."""
    row = next((row for row in scheduled if row.starts_on <= day <= row.ends_on), None)
    return StageContext(row.stage, _month(row, day), _month(row, row.ends_on)) if row else None


def _month(row: StageRow, day: date) -> int:
    count = (day.year - row.starts_on.year) * 12 + day.month - row.starts_on.month
    return count + 1 if months_later(row.starts_on, count) <= day else count
