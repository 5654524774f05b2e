"""轮到我: everything that waits for a unit, over all areas; what is due first stands first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from domain.visits import Standing
from domain.visits.deadlines import RETURN_DAYS, day_of
from domain.words import Party, Side
from projections import ledger, programme, visits
from projections.read import Reader
from projections.visits import Task, Waiting

RETURN_REMINDER = 20
"""School days before a return visit is due: from then on it waits for its debtor."""

__all__ = ["Task", "Waiting", "turn_of"]


def turn_of(read: Reader, parties: Collection[Party], now: datetime, *, return_days: int = RETURN_DAYS) -> list[Task]:
    """What waits for these units at this moment, the earliest due first. `now` is aware; a number of SQL statements that is fixed."""
    days, today = programme.school_days(read), day_of(now)
    found = visits.tasks(read, parties, now, days) + _returns(read, parties, today, days, return_days)
    return sorted(found, key=lambda task: (task.due_on, task.visit.no, list(Waiting).index(task.waiting)))


def _returns(
    read: Reader, parties: Collection[Party], today: date, days: programme.SchoolDays, return_days: int
) -> list[Task]:
    """Returns that these units owe and that are near or past their day."""
    near = {
        debt.visit.key: (debt.due_on, days.before(debt.due_on, RETURN_REMINDER))
        for debt in ledger.of_unit(read, parties, today, return_days=return_days).owing
        if debt.standing in (Standing.OWED, Standing.OVERDUE)
    }
    rows = visits.rows_of(read, [key for key, (_, from_on) in near.items() if from_on <= today])
    return [
        Task(Waiting.RETURN, row, Side.GUEST, near[row.key][0], (near[row.key][1], near[row.key][0])) for row in rows
    ]
