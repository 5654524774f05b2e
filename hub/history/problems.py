"""Problems of schools in a history: raised, diagnosed, met by a measure, solved, come back (P44)."""

from __future__ import annotations

from hub.history.checking import Line
from hub.history.lines import Load, line, text


@line("Problem", "ProblemRaised")
def raised(load: Load, to: Line) -> None:
    d = to.data
    told = {"title": d["title"], "description": text(d.get("description"))}
    load.do(load.hub.problems.raise_problem, d["school_id"], **told, key=to.key)


@line("Problem", "ProblemDiagnosed")
def diagnosed(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.problems.diagnose, to.key, diagnosis=d["diagnosis"], visit_id=d.get("visit_id"))


@line("Problem", "MeasureAgreed")
def measure_agreed(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.problems.agree_measure, to.key, measure=d["measure"], owner=d["owner"], due_on=d["due_on"])


@line("Problem", "ProblemSolved")
def solved(load: Load, to: Line) -> None:
    d = to.data
    refs = tuple(f"visit:{key}" for key in d.get("visit_ids", ()))
    load.do(load.hub.problems.solve, to.key, result=d["result"], on=d["on"], refs=refs)


@line("Problem", "ProblemReopened")
def reopened(load: Load, to: Line) -> None:
    load.do(load.hub.problems.reopen, to.key, reason=to.data["reason"])


@line("Problem", "ProblemWithdrawn")
def withdrawn(load: Load, to: Line) -> None:
    load.do(load.hub.problems.withdraw, to.key, reason=to.data["reason"])
