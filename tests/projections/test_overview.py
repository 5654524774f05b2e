"""The district at a glance: each figure is that of its month, its schools and its open matters, and of no others."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import overview, visits
from tests.web import district, lively
from tests.web.district import by_history


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    small = tmp_path_factory.mktemp("small") / "data"
    district.build(small).close()
    return lively.build(small, tmp_path_factory.mktemp("lively") / "data")


@pytest.fixture
def hub(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "data")
    hub = open_hub(Settings(data=tmp_path / "data"), lambda: district.NOW)
    yield hub
    hub.close()


def test_visits_are_counted_in_the_month_in_which_they_took_place(hub):
    with hub.reader() as read:
        found = [overview.month(read, date(2026, month, 9)) for month in (1, 2, 3, 4)]

    assert [(month.held, month.crossing) for month in found] == [(1, 1), (1, 1), (1, 1), (0, 0)]
    assert found[2].first == date(2026, 3, 1)


def test_schools_without_a_visit_across_levels_are_named_by_level_since_a_day(hub):
    with hub.reader() as read:
        ever, lately = (
            [row.code for row in overview.without_crossing(read, since)]
            for since in (date(2024, 9, 1), date(2026, 3, 1))
        )

    assert ever == ["MS-02"]
    assert lately == ["MS-02", "PS-01"]


def test_an_offer_is_unanswered_until_somebody_answers(hub):
    hub.visits.withdraw("v-street", reason="另约", act=by_history("p-sec-ms-01"))

    with hub.reader() as read:
        found = [each.visit.key for each in visits.unanswered(read, date(2026, 3, 14))]
        earlier = visits.unanswered(read, date(2026, 3, 12))

    assert found == ["v-offered", "v-asked", "v-foreign"]
    assert earlier == []


def test_a_disputed_record_is_listed_and_its_neighbour_is_not(hub):
    hub.visits.dispute_record("v-held", what="held", text="当天到了四人。", act=by_history("p-sec-ms-01"))

    with hub.reader() as read:
        assert [card.key for card in overview.disputed(read)] == ["v-held"]
