"""A problem as pages see it."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.problems import State
from projections.whole import Shelf, Whole


class ProblemRow(Whole, kw_only=True, omit_defaults=True):
    """A problem of one school as it stands. What was said before it was reopened, or diagnosed anew, is in its timeline.

    `refs` are `kind:key` of visits, exchanges, cases that show it is solved; `reason`: why it was reopened last, or withdrawn.
    """

    programme: str
    studio: str
    school: str
    title: str
    raised_by: str
    raised_on: date
    description: Prose | None = None
    state: State = State.RAISED
    diagnosis: Prose | None = None
    diagnosed_by: str | None = None
    diagnosed_on: date | None = None
    visit: str | None = None
    measure: Prose | None = None
    owner: str | None = None
    due_on: date | None = None
    result: Prose | None = None
    solved_on: date | None = None
    refs: tuple[str, ...] = ()
    reopened: int = 0
    reason: Prose | None = None

    @property
    def open(self) -> bool:
        return self.state not in (State.SOLVED, State.WITHDRAWN)

    def overdue(self, today: date) -> bool:
        """Whether a measure has not brought what it should by its day."""
        return self.state is State.AGREED and self.due_on is not None and self.due_on < today


PROBLEMS = Shelf(
    "problem",
    ProblemRow,
    {"studio": "TEXT NOT NULL", "school": "TEXT NOT NULL", "state": "TEXT NOT NULL", "due_on": "TEXT"},
    indexed=("studio", "school"),
)
