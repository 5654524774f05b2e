"""待办: stages that end soon, or have ended and are not closed, for the Party School."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.programme import State
from projections.programme.calendar import school_days
from projections.programme.cohorts import StageRow, programmes, stages
from projections.read import Reader

CLOSING_REMINDER = 10
"""School days before a stage ends: from then on closing it waits for an officer."""


class Closing(NamedTuple):
    """A stage that is to be closed on its last day or later."""

    programme: str
    title: str
    stage: StageRow


def to_close(read: Reader, today: date) -> list[Closing]:
    """Begun stages of running cohorts that end within so many school days or have ended, the earliest first."""
    near = school_days(read).after(today, CLOSING_REMINDER)
    found = [
        Closing(row.code, row.title, stage)
        for row in programmes(read)
        if row.state is State.RUNNING
        for stage in stages(read, row.code)
        if stage.started_on and stage.closed_on is None and stage.ends_on <= near
    ]
    return sorted(found, key=lambda each: (each.stage.ends_on, each.programme))
