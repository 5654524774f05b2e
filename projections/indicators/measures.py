"""What a rubric's formulas may name, as it was on the day: each measure with the records that make it.

Source: definition of the indicators, section 7. `reached_schools` is the larger of the widest promotion of an outcome and of the schools
that took over a brand: a promotion is known by a number, not by the schools themselves. `all_schools` are those of the district.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from domain.exchanges.words import Kind, LearningMode
from domain.words import Attendance
from projections.indicators.cohort import Cohort
from projections.indicators.collaborating import FIGURES
from projections.indicators.facts import ExchangeFacts, OutcomeFacts, VisitFacts
from projections.indicators.numbers import Figure, Ratio, Records
from projections.indicators.scope import Scope, Window

MODES: Final = frozenset({LearningMode.DIALOGUE, LearningMode.CASE, LearningMode.OFFSITE, LearningMode.SHARING})
ABSENCE, LATENESS, FULL = 3, 1, 20
"""S1 of the secretaries' rubric: what an absence and a lateness cost of the 20 points of its line; approved leave is free."""


class Measure(NamedTuple):
    """A figure for a formula: `n` of `d` where it is a ratio. `v` None or `low`: it cannot be assessed."""

    v: float | None
    low: bool = False
    n: float | None = None
    d: float | None = None
    hits: Records = ()
    among: Records = ()


class Subject(NamedTuple):
    """Whose measures, and in which period; `person` for the measures of a single one."""

    scope: Scope
    window: Window
    person: str = ""

    @property
    def cohort(self) -> Cohort:
        return Cohort(self.scope)


def measure(name: str, of: Subject) -> Measure:
    """One measure. KeyError for a name that is not on the list; `quality` is the expert's and not the log's."""
    if name in FIGURES:
        return _of_figure(FIGURES[name](of.window))
    return MEASURES[name](of)


def _of_figure(figure: Figure | None) -> Measure:
    if figure is None:
        return Measure(None, low=True)
    n, d = (figure.n, figure.d) if isinstance(figure, Ratio) else (getattr(figure, "n", None), None)
    return Measure(figure.v, figure.low, n, d, figure.hits, figure.among)


def _part(figure: Ratio, part: str) -> Measure:
    return _of_figure(figure)._replace(v=getattr(figure, part))


def modes(of: Subject) -> Measure:
    """Distinct learning modes among dialogue, case, offsite and sharing."""
    found = {m.mode: m.stream for m in of.window.meetings if m.mode in MODES}
    streams = tuple(m.stream for m in of.window.meetings if m.mode in MODES)
    return Measure(len(found), hits=streams, among=tuple(m.stream for m in of.window.meetings))


def experience_meetings(of: Subject) -> Measure:
    """Experience meetings that were held."""
    streams = tuple(m.stream for m in of.window.meetings if m.kind == Kind.EXPERIENCE_MEETING)
    return Measure(len(streams), hits=streams, among=streams)


def brand_progress(of: Subject) -> Measure:
    """I14."""
    cohort = of.cohort
    return Measure(cohort.brand_progress(), hits=cohort.brands.among, among=cohort.brands.among)


def accepted(of: Subject) -> Measure:
    """Representative outcomes accepted in the year of the day (P45)."""
    year, outcomes = of.scope.district.as_of.year, _own_outcomes(of)
    hits = tuple(o.stream for o in outcomes if o.accepted_on is not None and o.accepted_on.year == year)
    return Measure(len(hits), hits=hits, among=tuple(o.stream for o in outcomes))


def _own_outcomes(of: Subject) -> list[OutcomeFacts]:
    scope = of.scope
    own = {f"studio:{scope.studio}", *(f"school:{code}" for code in scope.schools)}
    return [o for o in scope.district.facts.outcomes.values() if scope.whole or str(o.owner) in own]


def _reach(of: Subject) -> tuple[Ratio, Records]:
    """Schools reached, at most all of them; and what reached them."""
    scope = of.scope
    brands = [b for b in scope.district.facts.brands.values() if scope.whole or b.school in scope]
    takers = {school for brand in brands for school in brand.replicated_by}
    outcomes = [outcome for outcome in _own_outcomes(of) if outcome.reached]
    widest = max((outcome.reached for outcome in outcomes), default=0)
    everybody = len(scope.district.studio_of)
    streams = [o.stream for o in outcomes] + [b.stream for b in brands if b.replicated_by]
    return Ratio(min(max(widest, len(takers)), everybody), everybody), tuple(streams)


def reached_schools(of: Subject) -> Measure:
    found, streams = _reach(of)
    return Measure(found.n, found.low, found.n, found.d, streams, streams)


def all_schools(of: Subject) -> Measure:
    found, streams = _reach(of)
    return Measure(found.d, found.low, found.n, found.d, streams, streams)


# ---- of one person


def personal_attendance(of: Subject) -> Measure:
    """I6.person: 1 - 3 for each absence, - 1 for each lateness, over 20, not below 0."""
    found = [(r.stream, r.entries[of.person][1]) for r in _attended(of) if of.person in r.entries]
    if not found:
        return Measure(None)
    absences = [stream for stream, status in found if status is Attendance.ABSENT]
    late = [stream for stream, status in found if status is Attendance.LATE]
    lost = (ABSENCE * len(absences) + LATENESS * len(late)) / FULL
    among = tuple(stream for stream, _ in found)
    return Measure(round(max(1 - lost, 0.0), 3), False, len(found), None, (*absences, *late), among)


def _attended(of: Subject) -> list[VisitFacts | ExchangeFacts]:
    """Whatever took place in the period, wherever it was."""
    whole = Window(Scope(of.scope.district), of.window.days)
    return [*(trip.visit for trip in whole.trips), *whole.meetings]


def personal_reports(of: Subject) -> Measure:
    """Reports of the person and of the own school that were due, handed in on time; of a person they are never many."""
    district = of.scope.district
    own = {("person", of.person), *(("school", code) for code in of.scope.schools)}
    due = [
        duty
        for duty in district.facts.duties.values()
        if (str(duty.owner_kind), duty.owner) in own and not duty.waived and duty.due_on <= district.as_of
    ]
    hits = tuple(duty.stream for duty in due if duty.on_time)
    found = Ratio(len(hits), len(due))
    return Measure(found.v, False, found.n, found.d, hits, tuple(duty.stream for duty in due))


MEASURES: Final[dict[str, Callable[[Subject], Measure]]] = {
    "I13": lambda of: _of_figure(of.cohort.reported()),
    "I13a": lambda of: _of_figure(of.cohort.one_each()),
    "I14": brand_progress,
    "I15": lambda of: _of_figure(of.cohort.on_time()),
    "I16": lambda of: _of_figure(of.cohort.completed()),
    "modes": modes,
    "n": experience_meetings,
    "cases": lambda of: _part(of.cohort.one_each(), "n"),
    "members": lambda of: _part(of.cohort.one_each(), "d"),
    "accepted": accepted,
    "reached_schools": reached_schools,
    "all_schools": all_schools,
    "done": lambda of: _part(of.cohort.completed(), "n"),
    "agreed": lambda of: _part(of.cohort.completed(), "d"),
    "I6.person": personal_attendance,
    "on_time": personal_reports,
}
"""Beside the figures of a stage: what is counted up to the day, and of one person."""
