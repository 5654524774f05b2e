"""What is due when 应报计划: a pure function of the stages, the studios and their members; the same facts give the same keys.

The source names what is due, not the days: reports come in before a stage, a year or the cycle ends (P11, P13, P16, P45, P49, P50).
The days here are those of the district's papers; `issued_on` is 60 days before, but never before the owner was there.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from domain.obligations.kinds import OWNERS
from domain.obligations.values import Owner
from domain.obligations.words import Kind, OwnerKind
from domain.words import Stage, SummaryCadence

ISSUE: Final = timedelta(days=60)
REMIND: Final = timedelta(days=7)
GRACE: Final = timedelta(days=7)
"""What has been returned may be mended for a week, also when its day is over by then."""

KEY_STAGES: Final = (Stage.STUDY, Stage.CULTIVATION, Stage.PRACTICE)
"""The stages that are summed up one by one; preparation gives the plan, the last one the final report (P39)."""

BEFORE: Final[dict[Kind, timedelta]] = {
    Kind.LEARNING_PLAN: timedelta(days=11),
    Kind.ANNUAL_SUMMARY: timedelta(days=5),
    Kind.OUTCOME_REPORT: timedelta(days=5),
    Kind.EXPERIENCE_MEETING: timedelta(days=5),
    Kind.PROCESS_CASE: timedelta(days=30),
    Kind.REPRESENTATIVE_OUTCOME: timedelta(days=6),
    Kind.BRANCH_WORK_REPORT: timedelta(days=6),
    Kind.FINAL_REPORT: timedelta(days=11),
}
"""How long before the end of its stage, year or cycle each is due."""

HALF_A_YEAR: Final = timedelta(days=180)


class Cycle(NamedTuple):
    """A programme as far as it decides what is due; `stages` are those that have been scheduled."""

    programme_id: str
    starts_on: date
    ends_on: date
    stages: dict[Stage, date]
    """The last day of each."""
    summary_cadence: SummaryCadence = SummaryCadence.STAGE
    meetings: int = 1
    outcomes: int = 1

    @property
    def period(self) -> str:
        return f"{self.starts_on.year}-{self.ends_on.year}"


class Belonging(NamedTuple):
    """Who belongs to a programme, from a day on and perhaps until one: a studio, a member's school, a member."""

    owner: Owner
    since: date
    until: date | None = None

    def there(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


class Duty(NamedTuple):
    """What is owed; a duty that has been issued is an Obligation of the same key."""

    programme_id: str
    kind: Kind
    owner: Owner
    period: str
    due_on: date
    required: int
    issued_on: date

    @property
    def key(self) -> str:
        return key_of(self.programme_id, self.kind, self.owner, self.period)


class Term(NamedTuple):
    """What everybody of a kind of owner owes by a day."""

    kind: Kind
    period: str
    due_on: date
    required: int = 1

    def calls(self, today: date) -> bool:
        """Whether it is issued by now to who has been there long enough, and can still be met."""
        return self.due_on - ISSUE <= today <= self.due_on


def key_of(programme_id: str, kind: Kind, owner: Owner, period: str) -> str:
    """The key that makes a second duty of a kind, an owner and a period a conflict."""
    return f"{programme_id}/{kind}/{owner}/{period}"


def schedule(cycle: Cycle, belongings: Iterable[Belonging]) -> Iterator[Duty]:
    """All duties of a programme, for everybody who belongs to it on the day that they are due."""
    owed: dict[OwnerKind, list[Term]] = {}
    for term in terms(cycle):
        owed.setdefault(OWNERS[term.kind], []).append(term)
    for each in belongings:
        for kind, period, due_on, required in owed.get(each.owner.kind, ()):
            if each.there(due_on):
                issued_on = max(due_on - ISSUE, each.since, cycle.starts_on)
                yield Duty(cycle.programme_id, kind, each.owner, period, due_on, required, issued_on)


def to_issue(duties: Iterable[Duty], *, today: date) -> list[Duty]:
    """What is to be issued by now. What could no more be met is left alone: nobody is told of a duty when its day is over."""
    return [duty for duty in duties if duty.issued_on <= today <= duty.due_on]


def remind_on(due_on: date) -> date:
    """The day of the reminder."""
    return due_on - REMIND


def missed_on(due_on: date, returned_on: date | None = None) -> date:
    """The day on which an open duty counts as missed: the day after it was due, or when the week to mend it is over."""
    last = due_on if returned_on is None else max(due_on, returned_on + GRACE)
    return last + timedelta(days=1)


def terms(cycle: Cycle) -> Iterator[Term]:
    """All that a programme calls for, whoever belongs to it."""
    years = list(_years(cycle.starts_on, cycle.ends_on))
    if ends := cycle.stages.get(Stage.PREPARATION):
        yield _term(Kind.LEARNING_PLAN, cycle.period, ends)
    if ends := cycle.stages.get(Stage.PRACTICE):
        yield _term(Kind.PROCESS_CASE, cycle.period, ends)
        if cycle.meetings:
            yield _term(Kind.EXPERIENCE_MEETING, cycle.period, ends, cycle.meetings)
    for year in years if cycle.outcomes else ():
        yield _term(Kind.REPRESENTATIVE_OUTCOME, str(year.year), year, cycle.outcomes)
    stages = [(stage.value, cycle.stages[stage]) for stage in KEY_STAGES if stage in cycle.stages]
    by_year = cycle.summary_cadence is SummaryCadence.YEAR
    for period, ends in [(str(year.year), year) for year in years] if by_year else stages:
        yield _term(Kind.ANNUAL_SUMMARY, period, ends)
        yield _term(Kind.OUTCOME_REPORT, period, ends)
    for last in (date(year, 12, 31) for year in range(cycle.starts_on.year, cycle.ends_on.year + 1)):
        if cycle.starts_on <= (term := _term(Kind.BRANCH_WORK_REPORT, str(last.year), last)).due_on <= cycle.ends_on:
            yield term
    if ends := cycle.stages.get(Stage.SUMMARY):
        yield _term(Kind.FINAL_REPORT, Stage.SUMMARY.value, ends)


def _term(kind: Kind, period: str, ends_on: date, required: int = 1) -> Term:
    return Term(kind, period, ends_on - BEFORE[kind], required)


def _years(starts_on: date, ends_on: date) -> Iterator[date]:
    """The last day of each year of the programme, counted from its first day; a rest of less than half a year is none."""
    begins = starts_on
    while ends_on - begins >= HALF_A_YEAR:
        year, month = begins.year + 1, begins.month
        following = date(year, month, min(starts_on.day, monthrange(year, month)[1]))
        yield min(following - timedelta(days=1), ends_on)
        begins = following
