"""“学习阶段，第 4 个月”: where in the two years something lies, for the pages of visits, exchanges and cases.

In every template: `{{ ui.stage(in_stage(visit.programme, day), visit.programme) }}`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from projections import programme
from projections.programme import StageRow
from web.texts import _
from web.words import word

if TYPE_CHECKING:
    from projections.read import Reader


def in_stage(read: Reader, code: str | None, day: date | None) -> str:
    """The stage of a day in the programme `code`, in words; "" outside of its stages, or where either is not known."""
    found = programme.stage_context(read, code, day) if code and day else None
    return _("{stage}，第 {n} 个月", stage=word(found.stage), n=found.month) if found else ""


class Scheduled(NamedTuple):
    """A stage with its cohort; `title` is "" where there is one cohort alone."""

    programme: str
    title: str
    row: StageRow

    @property
    def words(self) -> str:
        stage = word(self.row.stage)
        return _("{title} {stage}", title=self.title, stage=stage) if self.title else stage


def stages(read: Reader) -> dict[str, Scheduled]:
    """All stages of all cohorts by `programme/stage`, the newest cohort first."""
    cohorts = programme.programmes(read)
    return {
        f"{each.code}/{row.stage}": Scheduled(each.code, each.title if len(cohorts) > 1 else "", row)
        for each in reversed(cohorts)
        for row in programme.stages(read, each.code)
    }


def days_of(read: Reader, key: str) -> tuple[date, date] | None:
    """The first and the last day of a stage given as `programme/stage`; None where there is none."""
    found = stages(read).get(key) if key else None
    return (found.row.starts_on, found.row.ends_on) if found else None
