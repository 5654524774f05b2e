"""督导: the Party School looks at a studio, notes what is the matter, asks that it be mended, and closes it when it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar, Final, NamedTuple

from domain.days import InTheFuture
from domain.errors import Wrong, refuse
from domain.inputs import line, stored, text
from domain.machine import Machine
from domain.model import Created, Prose, event
from domain.supervision.refusals import (
    AlreadyDone,
    DuePast,
    NotInState,
    NotOfStudio,
    ProblemThere,
    ProblemUnknown,
    VisitedAlready,
)
from domain.supervision.words import Category, Mode, ProblemState
from domain.texts import Redaction, Worded, Written
from domain.words import Party, PartyKind, Stage

PROBLEM: Final = Machine(
    legal={
        "request": frozenset({ProblemState.OPEN}),
        "report": frozenset({ProblemState.RECTIFYING}),
        "return_": frozenset({ProblemState.REPORTED}),
        "close": frozenset({ProblemState.OPEN, ProblemState.REPORTED}),
    },
    done={
        "request": frozenset({ProblemState.RECTIFYING}),
        "report": frozenset({ProblemState.REPORTED}),
        "return_": frozenset({ProblemState.RECTIFYING}),
        "close": frozenset({ProblemState.CLOSED}),
    },
    too_late=NotInState,
    already=AlreadyDone,
)
"""4 commands over the 4 states of a problem."""


class Problem(NamedTuple):
    """One thing that is the matter; `to` is who mends it, until `due_on`."""

    category: Category
    school_id: str | None
    state: ProblemState = ProblemState.OPEN
    to: Party | None = None
    due_on: date | None = None


class Before(NamedTuple):
    """How often the studio was supervised in this stage before, and how often is usual; facts from outside."""

    stage: Stage | None
    made: int
    limit: int

    def fault(self, reason: Prose | None) -> Wrong | None:
        if self.made < self.limit or stored(reason) is not None:
            return None
        return VisitedAlready("reason", stage=self.stage or "", limit=self.limit, count=self.made)


class Supervision(Written):
    """One visit of the Party School to a studio, and its `problems` by number."""

    TOPIC = "supervision"

    class Event(Worded, frozen=True, kw_only=True): ...

    class VisitMade(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.visit_made"
        studio_id: str
        on: date
        mode: Mode
        note: Prose
        reason: Prose | None = None

    class ProblemFound(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.problem_found"
        problem_no: int
        category: Category
        description: Prose
        school_id: str | None = None

    class RectificationRequested(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.rectification_requested"
        problem_no: int
        to: Party
        due_on: date

    class RectificationReported(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.rectification_reported"
        problem_no: int
        measures: Prose
        on: date

    class RectificationReturned(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.rectification_returned"
        problem_no: int
        comments: Prose

    class ProblemClosed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.problem_closed"
        problem_no: int
        on: date

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "supervision.redacted"

    @classmethod
    def make_visit(
        cls,
        *,
        studio_id: str,
        on: date,
        mode: Mode,
        note: Prose,
        today: date,
        before: Before,
        reason: Prose | None = None,
        key: str = "",
    ) -> Supervision:
        """What was looked at. One visit in a stage is enough; a further one says why (`before`, mission: no burden without need)."""
        refuse(
            line("studio_id", studio_id),
            InTheFuture("on") if on > today else None,
            text("note", note, needed=True),
            text("reason", reason),
            before.fault(reason),
        )
        made = {"studio_id": studio_id, "on": on, "mode": mode, "note": note}
        return cls.begin(cls.VisitMade, key, **made, reason=stored(reason))

    @event(VisitMade)
    def __init__(self, studio_id: str, on: date, mode: Mode, note: Prose, reason: Prose | None = None) -> None:
        self.studio_id, self.on, self.mode = studio_id, on, mode
        self.problems: dict[int, Problem] = {}

    def find(
        self,
        *,
        category: Category,
        description: Prose,
        schools: Collection[str],
        school_id: str | None = None,
        problem_no: int | None = None,
    ) -> None:
        """A problem, of the whole studio or of one of its `schools` (codes). `problem_no`: what a history calls it; else the next number."""
        no = problem_no or len(self.problems) + 1
        if no in self.problems:
            raise ProblemThere(no=no)
        school = school_id or None
        refuse(
            text("description", description, needed=True),
            NotOfStudio("school_id", unit=school) if school is not None and school not in schools else None,
        )
        self._problem_found(problem_no=no, category=category, description=description, school_id=school)

    @event(ProblemFound)
    def _problem_found(
        self, problem_no: int, category: Category, description: Prose, school_id: str | None = None
    ) -> None:
        self.problems[problem_no] = Problem(category, school_id)

    def request(self, *, problem_no: int, to: Party, due_on: date, schools: Collection[str], today: date) -> None:
        """The director hands it to the studio, or to one of its schools, until a day."""
        PROBLEM.require(self._problem(problem_no).state, "request")
        theirs = to == Party(PartyKind.STUDIO, self.studio_id) or (to.kind == PartyKind.SCHOOL and to.id in schools)
        refuse(
            None if theirs else NotOfStudio("to", unit=to.id),
            DuePast("due_on") if due_on < today else None,
        )
        self._rectification_requested(problem_no=problem_no, to=to, due_on=due_on)

    @event(RectificationRequested)
    def _rectification_requested(self, problem_no: int, to: Party, due_on: date) -> None:
        self._become(problem_no, ProblemState.RECTIFYING, to=to, due_on=due_on)

    def report(self, *, problem_no: int, measures: Prose, on: date, today: date) -> None:
        """What was done about it, by whom it was handed to."""
        PROBLEM.require(self._problem(problem_no).state, "report")
        refuse(text("measures", measures, needed=True), InTheFuture("on") if on > today else None)
        self._rectification_reported(problem_no=problem_no, measures=measures, on=on)

    @event(RectificationReported)
    def _rectification_reported(self, problem_no: int, measures: Prose, on: date) -> None:
        self._become(problem_no, ProblemState.REPORTED)

    def return_(self, *, problem_no: int, comments: Prose) -> None:
        """Not mended yet, and why."""
        PROBLEM.require(self._problem(problem_no).state, "return_")
        refuse(text("comments", comments, needed=True))
        self._rectification_returned(problem_no=problem_no, comments=comments)

    @event(RectificationReturned)
    def _rectification_returned(self, problem_no: int, comments: Prose) -> None:
        self._become(problem_no, ProblemState.RECTIFYING)

    def close(self, *, problem_no: int, on: date, today: date) -> None:
        """销号: it is mended, or was none."""
        PROBLEM.require(self._problem(problem_no).state, "close")
        refuse(InTheFuture("on") if on > today else None)
        self._problem_closed(problem_no=problem_no, on=on)

    @event(ProblemClosed)
    def _problem_closed(self, problem_no: int, on: date) -> None:
        self._become(problem_no, ProblemState.CLOSED)

    def _problem(self, no: int) -> Problem:
        if no not in self.problems:
            raise ProblemUnknown("problem_no", no=no)
        return self.problems[no]

    def _become(self, no: int, state: ProblemState, **more: object) -> None:
        self.problems[no] = self.problems[no]._replace(state=state, **more)  # type: ignore[arg-type]  # fields of a problem
