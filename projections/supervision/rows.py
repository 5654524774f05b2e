"""A supervision visit as pages see it, with its problems and how far each has come."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.model import Prose
from domain.supervision import Category, Mode, ProblemState
from domain.words import Party
from projections.whole import Shelf, Whole


class ProblemRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A problem as it stands. `to` mends it until `due_on`; `comments`: why the last report was sent back."""

    no: int
    category: Category
    description: Prose
    found_on: date
    found_by: str
    school: str | None = None
    state: ProblemState = ProblemState.OPEN
    to: Party | None = None
    due_on: date | None = None
    requested_on: date | None = None
    measures: Prose | None = None
    reported_on: date | None = None
    comments: Prose | None = None
    closed_on: date | None = None

    def overdue(self, today: date) -> bool:
        """Whether it should have been reported as mended by now."""
        return self.state is ProblemState.RECTIFYING and self.due_on is not None and self.due_on < today


class SupervisionRow(Whole, kw_only=True, omit_defaults=True):
    """A visit as it stands. `reason`: why the studio was visited again in the same stage."""

    studio: str
    made_on: date
    by: str
    mode: Mode
    note: Prose
    reason: Prose | None = None
    problems: tuple[ProblemRow, ...] = ()

    @property
    def open(self) -> int:
        """Problems that are not closed."""
        return sum(problem.state is not ProblemState.CLOSED for problem in self.problems)


SUPERVISIONS = Shelf(
    "supervision",
    SupervisionRow,
    {"studio": "TEXT NOT NULL", "made_on": "TEXT NOT NULL", "open": "INTEGER NOT NULL"},
    indexed=("studio",),
)
