"""Who has visited whom: counted from visits that took place, by level, by pair and by month; and as the indicators count them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.visits import VoidReason
from domain.words import Part, Slot
from projections import network
from projections.indicators import Cohort, Scope
from tests.district import KG1, KG2, MS1, PS1, STUDIO_MS


@pytest.fixture
def met(district):
    """MS1 received KG1 twice and PS1 once, and went to KG1 once; one visit was voided, one never answered."""
    for day, host, guest in (
        ("2026-03-02", MS1, KG1),
        ("2026-03-03", KG1, MS1),
        ("2026-04-07", MS1, KG1),
        ("2026-04-08", MS1, PS1),
    ):
        district.wind(f"{day} 18:00")
        district.afterwards(host, guest, day)
    gone = district.afterwards(MS1, KG2, "2026-04-08")
    district.visits.void(gone, reason=VoidReason.ENTERED_IN_ERROR, note="误登记", act=district.by("officer"))
    district.invite(KG2, MS1, by="sec-kg2", slots=(Slot(date(2026, 5, 8), Part.AM),))
    return district


def test_only_visits_that_took_place_are_met_in_their_order(met):
    found = met.ask(network.met)

    assert [(each.on, each.guest, each.host, each.crossing) for each in found] == [
        (date(2026, 3, 2), "school:KG-01", "school:MS-01", True),
        (date(2026, 3, 3), "school:MS-01", "school:KG-01", True),
        (date(2026, 4, 7), "school:KG-01", "school:MS-01", True),
        (date(2026, 4, 8), "school:PS-01", "school:MS-01", True),
    ]


def test_a_period_takes_both_of_its_days(met):
    assert len(met.ask(network.met, date(2026, 3, 3), date(2026, 4, 7))) == 2


def test_every_two_levels_have_their_cell_the_empty_ones_too(met):
    table = network.matrix(met.ask(network.met))

    assert len(table) == 16
    assert (table["kindergarten", "middle"].held, table["kindergarten", "middle"].pairs) == (2, 1)
    assert (table["middle", "primary"].held, table["partner", "middle"].held) == (0, 0)


def test_there_stands_against_back_for_each_two_that_have_met(met):
    visits = met.ask(network.met)

    levels = [(row.one, row.other, row.out, row.back, row.balance) for row in network.between_levels(visits)]
    units = [(row.one, row.other, row.out, row.back) for row in network.between_units(visits)]

    assert levels == [("middle", "primary", 0, 1, 0.0), ("middle", "kindergarten", 1, 2, 0.5)]
    assert units == [("school:KG-01", "school:MS-01", 2, 1), ("school:MS-01", "school:PS-01", 0, 1)]


def test_months_tell_what_crossed_levels_apart(met):
    assert network.by_month(met.ask(network.met)) == {(2026, 3): (0, 2), (2026, 4): (0, 2)}


def test_a_studio_stands_for_the_school_of_its_lead(district):
    district.wind("2026-04-08 18:00")
    district.afterwards(STUDIO_MS, KG1, "2026-04-08")

    (only,) = district.ask(network.met)
    assert (only.host, only.guest) == ("school:MS-02", "school:KG-01")


def test_every_school_of_a_studio_and_every_partner_is_in_the_picture_in_one_order(district):
    found = district.ask(network.nodes)

    assert [(node.unit, node.level) for node in found] == [
        ("school:MS-01", "middle"),
        ("school:MS-02", "middle"),
        ("school:PS-01", "primary"),
        ("school:KG-01", "kindergarten"),
        ("school:KG-02", "kindergarten"),
        ("partner:PT-01", "partner"),
    ]


def test_the_network_and_the_indicators_count_the_same_ways(met):
    edges = {each.direction for each in met.ask(network.met) if each.external}

    found = Cohort(Scope(met.hub.figures.district(met.hub.core.today()))).network

    assert {(f"school:{guest}", f"school:{host}") for guest, host in found.edges} == edges
