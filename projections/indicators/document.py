"""The figures of a day as one document: what `hub evaluate --json` prints, and what two independent implementations must agree on.

Source: definition of the indicators, section 6.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from projections.indicators.cohort import SCHOOL_DAYS, Cohort
from projections.indicators.collaborating import FIGURES
from projections.indicators.district import Days, District
from projections.indicators.facts import Facts
from projections.indicators.numbers import Figure
from projections.indicators.scope import Scope, Window

FORMULA: Final = "1"


def block(window: Window) -> dict[str, Figure | None]:
    """The figures of a period by code, each with its records."""
    return {code: figure(window) for code, figure in FIGURES.items()}


def document(facts: Facts, as_of: date, studio: str | None = None) -> dict[str, Any]:
    """All indicators at the end of a day, of the district or of a studio."""
    return figures(Scope(District(facts, as_of), studio=studio))


def figures(scope: Scope) -> dict[str, Any]:
    """All indicators of a scope."""
    district, whole = scope.district, Cohort(scope)
    return {
        "as_of": district.as_of.isoformat(),
        "position": district.facts.position,
        "formula": FORMULA,
        "studio": scope.studio,
        "blocks": {name: _block(scope, days) for name, days in district.blocks.items()},
        "graph": _graph(whole),
        "cases": _cases(whole),
        "brands": _brands(whole),
        "obligations": {"issued": whole.issued.n, "due": whole.on_time().d, "I15": whole.on_time().plain()},
        "partners": _partners(whole),
    }


def _block(scope: Scope, days: Days) -> dict[str, Any]:
    figures = block(Window(scope, days))
    plain = {code: None if figure is None else figure.plain() for code, figure in figures.items()}
    return {"from": days.since.isoformat(), "to": days.until.isoformat()} | plain


def _graph(whole: Cohort) -> dict[str, Any]:
    alone = [each.school for each in whole.isolated]
    return (whole.network.plain() if whole.scope.whole else {}) | {
        "isolated": {"school_days": SCHOOL_DAYS, "n": len(alone), "schools": alone},
        "ledger": whole.returns.plain(),
    }


def _cases(whole: Cohort) -> dict[str, Any]:
    results = [adoption.result for adoption in whole.adoptions]
    return {
        "published": len(whole.cases),
        "I13a": whole.one_each().plain(),
        "I13": whole.adopted().plain(),
        "adoptions": len(whole.adoptions),
        "cross_level": whole.adopted_across().plain(),
        "reported": whole.reported().plain(),
        "results": {word: results.count(word) for word in ("works", "partly", "no")},
    }


def _brands(whole: Cohort) -> dict[str, Any]:
    return {
        "n": whole.brands.n,
        "mean_milestone": whole.milestones().v,
        "I14": whole.brand_progress(),
        "recognised": whole.recognised().n,
        "schools": whole.branded().plain(),
    }


def _partners(whole: Cohort) -> dict[str, Any]:
    projects = whole.projects
    return {
        "partners": len(whole.facts.partners),
        "needs": sum(whole.facts.needs.values()),
        "resources": sum(whole.facts.resources.values()),
        "I16": whole.completed().plain(),
        "dropped": sum(each.dropped for each in projects),
        "open": sum(not each.completed and not each.dropped for each in projects),
    }
