"""问题清单: one problem of one school, raised, diagnosed by the mentor, met by a measure, solved; perhaps open again (P44).

Each is a thing of its own, not a line of its studio: schools, mentors and the lead write into many of them at the same time. No command
returns anything: what it did are the `pending_events`.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from domain.errors import refuse
from domain.inputs import TITLE, line, stored, text
from domain.model import Created, Prose, event
from domain.problems.refusals import DuePast, NotOfStudio, OwnProblem, SolvedAhead
from domain.problems.states import PROBLEM
from domain.problems.words import State
from domain.texts import Redaction, Worded, Written


class Measure(NamedTuple):
    """What was agreed: what, who sees to it, until when."""

    what: Prose
    owner: str
    due_on: date


class Problem(Written):
    """What stands in a school's way; `measure` is the one agreed last, of a problem that was reopened the one that did not do."""

    TOPIC = "problem"

    class Event(Worded, frozen=True, kw_only=True): ...

    class Raised(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.raised"
        programme_id: str
        studio_id: str
        school_id: str
        title: str
        by_person: str
        description: Prose | None = None

    class Diagnosed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.diagnosed"
        by_person: str
        diagnosis: Prose
        visit_id: str | None = None

    class MeasureAgreed(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.measure_agreed"
        measure: Prose
        owner: str
        due_on: date

    class Solved(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.solved"
        on: date
        result: Prose
        refs: tuple[str, ...] = ()

    class Reopened(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.reopened"
        reason: Prose

    class Withdrawn(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.withdrawn"
        reason: Prose

    class Redacted(Event, Redaction, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "problem.redacted"

    @classmethod
    def raise_problem(
        cls,
        *,
        programme_id: str,
        studio_id: str,
        school_id: str,
        title: str,
        by_person: str,
        school_of_studio: bool,
        description: Prose | None = None,
        key: str = "",
    ) -> Problem:
        """A school, or its studio's lead or mentor, names what stands in its way. Fact from outside: whether it belongs to the studio."""
        refuse(
            line("programme_id", programme_id),
            line("studio_id", studio_id),
            line("school_id", school_id),
            NotOfStudio("school_id") if school_id and not school_of_studio else None,
            line("title", title, limit=TITLE),
            text("description", description),
        )
        unit = {"programme_id": programme_id, "studio_id": studio_id, "school_id": school_id}
        words = {"title": title, "description": stored(description)}
        return cls.begin(cls.Raised, key, **unit, **words, by_person=by_person)

    @event(Raised)
    def __init__(
        self,
        programme_id: str,
        studio_id: str,
        school_id: str,
        title: str,
        by_person: str,
        description: Prose | None = None,
    ) -> None:
        self.programme_id, self.studio_id, self.school_id = programme_id, studio_id, school_id
        self.title, self.raised_by = title, by_person
        self.state = State.RAISED
        self.measure: Measure | None = None

    def diagnose(self, *, by_person: str, diagnosis: Prose, visit_id: str | None = None) -> None:
        """What the mentor sees behind it, perhaps on the spot, perhaps anew; never who raised it (P44, P53)."""
        PROBLEM.require(self.state, "diagnose")
        if by_person == self.raised_by:
            raise OwnProblem
        refuse(text("diagnosis", diagnosis, needed=True))
        self._diagnosed(by_person=by_person, diagnosis=diagnosis, visit_id=visit_id)

    @event(Diagnosed)
    def _diagnosed(self, by_person: str, diagnosis: Prose, visit_id: str | None = None) -> None:
        self.state = State.DIAGNOSED

    def agree_measure(self, *, measure: Prose, owner: str, due_on: date, today: date) -> None:
        """What is done about it, by whom and until when; another measure takes the place of the first."""
        PROBLEM.require(self.state, "agree_measure")
        if self.state is State.AGREED and self.measure == Measure(measure, owner, due_on):
            return
        refuse(
            text("measure", measure, needed=True),
            line("owner", owner),
            DuePast("due_on") if due_on <= today else None,
        )
        self._measure_agreed(measure=measure, owner=owner, due_on=due_on)

    @event(MeasureAgreed)
    def _measure_agreed(self, measure: Prose, owner: str, due_on: date) -> None:
        self.state, self.measure = State.AGREED, Measure(measure, owner, due_on)

    def solve(self, *, on: date, result: Prose, today: date, refs: tuple[str, ...] = ()) -> None:
        """It is overcome; `refs` name visits, exchanges or cases that show it."""
        PROBLEM.require(self.state, "solve")
        refuse(
            SolvedAhead("on") if on > today else None,
            text("result", result, needed=True),
            *(line("refs", ref) for ref in refs),
        )
        self._solved(on=on, result=result, refs=refs)

    @event(Solved)
    def _solved(self, on: date, result: Prose, refs: tuple[str, ...] = ()) -> None:
        self.state = State.SOLVED

    def reopen(self, *, reason: Prose) -> None:
        """It is there again: the diagnosis stands until there is another, a new measure is wanted."""
        PROBLEM.require(self.state, "reopen")
        refuse(text("reason", reason, needed=True))
        self._reopened(reason=reason)

    @event(Reopened)
    def _reopened(self, reason: Prose) -> None:
        self.state = State.DIAGNOSED

    def withdraw(self, *, reason: Prose) -> None:
        """It was no problem, or is one with another."""
        PROBLEM.require(self.state, "withdraw")
        refuse(text("reason", reason, needed=True))
        self._withdrawn(reason=reason)

    @event(Withdrawn)
    def _withdrawn(self, reason: Prose) -> None:
        self.state = State.WITHDRAWN
