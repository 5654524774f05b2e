"""协作指标: how the schools of a district work together, computed of the log up to a position and a day, by formula version 1.

`gather` folds the log into facts, `District` settles who belongs to whom on the day, `Scope` says whose numbers, `Window` which
period; `block`, `Cohort` and `document` count. Nothing here reads the read database, and nothing is stored.
"""

from __future__ import annotations

from projections.indicators import units, visiting, working  # noqa: F401  # they fold their events
from projections.indicators.cohort import Cohort
from projections.indicators.district import TOTAL, Days, District
from projections.indicators.document import FORMULA, block, document, figures
from projections.indicators.facts import Facts
from projections.indicators.fold import Axis, gather
from projections.indicators.measures import Measure, Subject, measure
from projections.indicators.numbers import Balance, Count, Figure, Mean, Ratio, Spread
from projections.indicators.scope import Scope, Window

__all__ = [
    "FORMULA",
    "TOTAL",
    "Axis",
    "Balance",
    "Cohort",
    "Count",
    "Days",
    "District",
    "Facts",
    "Figure",
    "Mean",
    "Measure",
    "Ratio",
    "Scope",
    "Spread",
    "Subject",
    "Window",
    "block",
    "document",
    "figures",
    "gather",
    "measure",
]
