"""The demo district has the figures that the definition of the indicators gives for it, on either axis."""

from __future__ import annotations

from datetime import date

import pytest

from hub.evaluation.figures import Figures
from projections.indicators import Axis, document

JANUARY, AUGUST = date(2026, 1, 31), date(2026, 8, 31)


def ratio(n, d):
    return {"n": n, "d": d, "v": round(n / d, 3), "low": False}


def mean(n, v):
    return {"n": n, "v": v, "low": False}


TOTAL = {
    JANUARY: {
        "proposed": 54,
        "held": 31,
        "exchanges": 30,
        "I1": mean(50, 3.0),
        "I3": ratio(34, 61),
        "I4": ratio(3, 6),
        "I5": ratio(23, 29),
        "I6": ratio(391, 468),
        "I8": ratio(22, 31),
        "I10": mean(25, 0.457),
        "I12": mean(22, 4.32),
    },
    AUGUST: {
        "proposed": 86,
        "held": 61,
        "exchanges": 40,
        "I1": mean(80, 3.0),
        "I3": ratio(69, 101),
        "I4": ratio(14, 27),
        "I5": ratio(28, 29),
        "I6": ratio(614, 704),
        "I8": ratio(50, 61),
        "I10": mean(54, 0.41),
        "I12": mean(45, 4.31),
    },
}
NETWORK = {JANUARY: (25, 0.24, 0.216), AUGUST: (50, 0.6, 0.574)}
ALONE = {JANUARY: 10, AUGUST: 13}
LEDGER = {JANUARY: (16, 1, 6, 4), AUGUST: (8, 0, 19, 17)}


@pytest.fixture(scope="module")
def figures(past):
    _, hub = past
    return Figures(hub.log, hub.clock)


@pytest.mark.parametrize("as_of", [JANUARY, AUGUST])
def test_the_demo_has_the_check_values_of_the_definition(figures, as_of):
    found = document(figures.facts(as_of), as_of)

    total, graph, ledger = found["blocks"]["total"], found["graph"], found["graph"]["ledger"]
    assert {code: total[code] for code in TOTAL[as_of]} == TOTAL[as_of]
    assert (graph["edges"], graph["r"], graph["rho"]) == NETWORK[as_of]
    assert graph["isolated"]["n"] == ALONE[as_of]
    assert tuple(ledger[name] for name in ("owed", "booked", "overdue", "returned")) == LEDGER[as_of]
    assert sum(ledger["balance"].values()) == 0


@pytest.mark.parametrize("as_of", [date(2025, 4, 30), JANUARY, AUGUST])
def test_the_two_axes_agree_on_a_loaded_history(figures, as_of):
    known = document(figures.facts(as_of), as_of)

    occurred = document(figures.facts(as_of, Axis.OCCURRED), as_of)

    assert occurred | {"position": 0} == known | {"position": 0}


def test_stages_that_have_not_begun_have_no_figures(figures):
    found = document(figures.facts(date(2025, 5, 1)), date(2025, 5, 1))

    assert list(found["blocks"]) == ["study", "cultivation", "total"]
    assert (found["blocks"]["cultivation"]["from"], found["blocks"]["cultivation"]["to"]) == (
        "2025-05-01",
        "2025-05-01",
    )


def test_the_debts_of_a_studio_are_those_with_a_side_in_it(figures):
    found = document(figures.facts(AUGUST), AUGUST, "st-ms")

    assert found["blocks"]["total"]["I5"] == ratio(9, 9)
    assert set(found["graph"]) == {"isolated", "ledger"}
    assert all(code.startswith("s-ms-") for code in found["graph"]["ledger"]["balance"])
