"""Outcomes of a history: submitted with evidence, sent back or accepted, promoted."""

from __future__ import annotations

from domain.evidence import Evidence, EvidenceKind
from domain.model import Prose
from domain.outcomes import Work
from domain.promotion import Channel
from domain.words import OutcomeForm
from hub.history.checking import Line
from hub.history.lines import Load, line


@line("Outcome", "OutcomeSubmitted")
def submitted(load: Load, to: Line) -> None:
    d = to.data
    evidence = tuple(map(_piece, d["evidence"]))
    work = Work(OutcomeForm(d["form"]), d["title"], d["year"], Prose(d["abstract"]), evidence)
    owner = d["owner"].party
    load.do(load.hub.outcomes.submit, work, owner=owner, key=to.key)


@line("Outcome", "OutcomeReturned")
def returned(load: Load, to: Line) -> None:
    load.do(load.hub.outcomes.return_, to.key, comments=to.data["comments"])


@line("Outcome", "OutcomeAccepted")
def accepted(load: Load, to: Line) -> None:
    d = to.data
    load.do(load.hub.outcomes.accept, to.key, representative=d["representative"], comment=d.get("comment"))


@line("Outcome", "OutcomePromoted")
def promoted(load: Load, to: Line) -> None:
    d = to.data
    load.do(
        load.hub.outcomes.promote,
        to.key,
        channel=Channel(d["channel"]),
        inside_school=d["inside_school"],
        audience_schools=d["audience_schools"],
        exchange_id=d.get("activity_id"),
    )


def _piece(named: str) -> Evidence:
    """An address, or a file that lies elsewhere: its content is no part of a history."""
    kind = EvidenceKind.LINK if named.startswith(("https://", "http://")) else EvidenceKind.PAPER
    return Evidence(kind, named)
