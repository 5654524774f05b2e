"""Supervision of a history: visits, problems, and what became of them."""

from __future__ import annotations

from domain.supervision import Category, Mode
from domain.supervision.refusals import VisitedAlready
from hub.history.checking import Line
from hub.history.lines import Load, line
from hub.history.vocabulary import WORDS


@line("Supervision", "SupervisionVisitMade")
def visit_made(load: Load, to: Line) -> None:
    """A second visit in a stage needs a reason; a history gives none, its being history is the reason."""
    d = to.data
    made = {"mode": Mode(d["mode"]), "note": d["note"], "on": d["on"], "key": to.key}
    try:
        load.do(load.hub.supervision.make_visit, d["studio_id"], **made)
    except VisitedAlready:
        load.do(load.hub.supervision.make_visit, d["studio_id"], **made, reason=WORDS.imported)


@line("Supervision", "ProblemFound")
def problem_found(load: Load, to: Line) -> None:
    d = to.data
    found = {"category": Category(d["category"]), "description": d["description"]}
    load.do(load.hub.supervision.find, to.key, **found, problem_no=d["problem_no"])


@line("Supervision", "RectificationRequested")
def rectification_requested(load: Load, to: Line) -> None:
    d = to.data
    handed = {"problem_no": d["problem_no"], "to": d["to_party"].party, "due_on": d["due_on"]}
    load.do(load.hub.supervision.request, to.key, **handed)


@line("Supervision", "RectificationReported")
def rectification_reported(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.supervision.report, to.key, problem_no=d["problem_no"], measures=d["measures"], on=d["on"])


@line("Supervision", "ProblemClosed")
def problem_closed(load: Load, to: Line) -> None:
    load.do(load.hub.supervision.close, to.key, problem_no=to.data["problem_no"], on=to.data["on"])
