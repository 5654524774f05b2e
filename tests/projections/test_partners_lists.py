"""The three lists over the district: resources, needs and projects, where each stands, and who has them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.partners import ItemKind, ItemList, ItemState, ProjectState
from projections import partners
from tests.district import KG1, MS1, STREET, STUDIO_MS
from tests.sharing import (
    LIBRARY,
    TODAY,
    agreed,
    bystanders,
    confirmed,
    dropped,
    needed,
    offered,
    reported,
)

RESOURCE, NEED = ItemList.RESOURCE, ItemList.NEED


def ids(district, *asked, **more):
    return [row.id for row in district.ask(partners.items, *asked, **more)]


def state(district, item="n-1"):
    return district.ask(partners.item, item).state


def test_an_item_is_listed_whole_with_the_area_of_its_owner(district):
    bystanders(district)
    offered(district, owner=MS1, by="sec-ms", from_on=TODAY, until_on=date(2026, 8, 31), detail=None)

    row = district.ask(partners.item, "r-1")

    assert (row.owner, row.list, row.kind, row.title, row.availability) == (
        *(MS1, RESOURCE, ItemKind.VENUE),
        *("街道报告厅", "工作日下午"),
    )
    assert (row.from_on, row.until_on, row.needed_by, row.detail, row.reason) == (
        *(TODAY, date(2026, 8, 31)),
        *(None, None, None),
    )
    assert (row.state, row.by, row.area) == (ItemState.OPEN, "sec-ms", "街")
    assert (district.ask(partners.item, "n-x").needed_by, district.ask(partners.item, "none")) == (
        date(2026, 7, 1),
        None,
    )
    assert district.level()


ITEMS = {
    "all": {},
    "resources": {"of": RESOURCE},
    "own": {"owners": [STREET, KG1]},
    "nobody's": {"owners": []},
    "partners": {"side": "partner"},
    "talks": {"kind": "talk"},
    "open": {"of": NEED, "state": "open"},
    "street": {"area": "街"},
    "titled": {"titled": "街道 厅"},
}


def test_the_lists_by_everything_that_people_look_for(district):
    bystanders(district)
    offered(district)
    needed(district)
    offered(district, "r-2", STUDIO_MS, by="lead-ms", title="名师讲堂", kind=ItemKind.TALK)

    found = {name: ids(district, **given) for name, given in ITEMS.items()}

    assert found == {
        "all": ["r-2", "n-1", "r-1", "n-x", "r-x"],
        "resources": ["r-2", "r-1", "r-x"],
        "own": ["n-1", "r-1", "n-x"],
        "nobody's": [],
        "partners": ["n-1", "r-1", "r-x"],
        "talks": ["r-2", "n-x"],
        "open": ["n-1", "n-x"],
        "street": ["r-2", "n-x"],
        "titled": ["r-1"],
    }
    counted = {name: district.ask(partners.count_items, **given) for name, given in ITEMS.items()}
    assert counted == {name: len(rows) for name, rows in found.items()}


def test_lists_come_in_pages_and_name_their_areas(district):
    bystanders(district)
    offered(district)

    assert ids(district, limit=2) == ["r-1", "n-x"]
    assert ids(district, skip=2, limit=2) == ["r-x"]
    assert district.ask(partners.areas) == ["城东", "街"]
    assert list(district.ask(partners.items_named, ["r-x", "none"])) == ["r-x"]


def test_items_of_a_partner_that_has_left_stand_on_its_own_page_only(district):
    bystanders(district)
    needed(district)

    district.hub.partners.end("PT-01", reason="到期", act=district.by("officer"))

    assert (ids(district), ids(district, owners=[STREET])) == (["n-x", "r-x"], ["n-1"])
    assert "汀南" not in district.ask(partners.areas)


# ---- where an item stands


def test_a_need_is_matched_then_done_and_a_resource_stands_ready_again(district):
    needed(district)
    offered(district, owner=MS1, by="sec-ms")
    needed(district, "n-2", title="讲解员")
    agreed(district, resource_id="r-1")

    running = state(district), state(district, "r-1")
    reported(district)
    waiting = state(district), state(district, "r-1")
    confirmed(district)

    assert running == waiting == (ItemState.MATCHED, ItemState.MATCHED)
    assert (state(district), state(district, "r-1"), state(district, "n-2")) == (
        *(ItemState.DONE, ItemState.OPEN),
        ItemState.OPEN,
    )
    assert district.level()


def test_a_need_stays_matched_while_another_project_runs(district):
    needed(district)
    agreed(district)
    agreed(district, "j-2", title="第二期")
    reported(district)
    confirmed(district)

    assert state(district) is ItemState.MATCHED
    dropped(district, "j-2")
    assert state(district) is ItemState.DONE


@pytest.mark.parametrize(("carried_over", "then"), [(True, ItemState.OPEN), (False, ItemState.DONE)])
def test_what_was_met_before_is_open_again_when_it_is_carried_over(district, carried_over, then):
    needed(district)
    agreed(district)
    reported(district)
    confirmed(district)
    agreed(district, "j-2", title="第二期")

    dropped(district, "j-2", carried_over=carried_over)

    assert state(district) is then
    assert district.ask(partners.project, "PT-01", "j-2").carried_over is carried_over


def test_an_item_is_withdrawn_with_its_reason_and_comes_back_without(district):
    needed(district)
    offered(district)

    district.hub.partners.withdraw_item("n-1", reason="已找到", act=district.by("liaison"))
    gone = district.ask(partners.item, "n-1")
    district.hub.partners.reopen_item("n-1", act=district.by("liaison"))

    assert (gone.state, str(gone.reason), state(district, "r-1")) == (ItemState.WITHDRAWN, "已找到", ItemState.OPEN)
    assert (state(district), district.ask(partners.item, "n-1").reason) == (ItemState.OPEN, None)


def test_a_met_need_is_felt_again(district):
    needed(district)
    agreed(district)
    reported(district)
    confirmed(district)

    district.hub.partners.reopen_item("n-1", act=district.by("liaison"))

    assert state(district) is ItemState.OPEN


# ---- projects


def test_a_project_goes_from_its_agreement_to_both_sides_confirmation(district):
    needed(district)
    agreed(district)
    agreed(district, "j-2", title="旁边的项目")
    reported(district)

    asked = district.ask(partners.project, "PT-01", "j-1")
    confirmed(district)
    done = district.ask(partners.project, "PT-01", "j-1")

    assert (asked.state, asked.reported_by, asked.reported_person, asked.reported_on, str(asked.report_note)) == (
        *(ProjectState.REPORTED, MS1, "sec-ms"),
        *(TODAY, "办了三期"),
    )
    assert (done.state, done.confirmed_by, done.done_on, done.running) == (ProjectState.DONE, STREET, TODAY, False)
    assert (done.parties, done.need, done.resource, done.agreed_on) == ((MS1, STREET), "暑期托管老师", None, TODAY)
    other = district.ask(partners.project, "PT-01", "j-2")
    assert (other.state, other.reported_by, other.running) == (ProjectState.AGREED, None, True)
    assert district.ask(partners.project, "PT-01", "j-9") is None
    assert district.level()


def test_a_returned_project_says_why_and_is_reported_no_more(district):
    needed(district)
    agreed(district)
    reported(district)

    district.hub.partners.return_project("PT-01", "j-1", reason="还差一期", act=district.by("liaison"))

    row = district.ask(partners.project, "PT-01", "j-1")
    assert (row.state, row.reported_by, row.reported_on, str(row.return_reason)) == (
        *(ProjectState.AGREED, None),
        *(None, "还差一期"),
    )
    reported(district)
    assert district.ask(partners.project, "PT-01", "j-1").return_reason is None


PROJECTS = {
    "all": {},
    "own": {"parties": [STREET]},
    "nobody's": {"parties": []},
    "dropped": {"state": "dropped"},
    "titled": {"titled": "二期"},
    "overdue": {"overdue_on": date(2026, 3, 6)},
    "item": {"item": "n-x"},
}


def test_projects_by_everything_that_people_look_for(district):
    bystanders(district)
    needed(district)
    agreed(district)
    agreed(district, "j-2", title="第二期", due_on=TODAY)
    agreed(district, "j-x", code="PT-02", by="sec-kg", lead=KG1, with_parties=(LIBRARY,), need_id="n-x")
    dropped(district, "j-1")

    found = {name: [row.id for row in district.ask(partners.projects, **given)] for name, given in PROJECTS.items()}

    assert found == {
        "all": ["j-x", "j-2", "j-1"],
        "own": ["j-2", "j-1"],
        "nobody's": [],
        "dropped": ["j-1"],
        "titled": ["j-2"],
        "overdue": ["j-2"],
        "item": ["j-x"],
    }
    counted = {name: district.ask(partners.count_projects, **given) for name, given in PROJECTS.items()}
    assert counted == {name: len(rows) for name, rows in found.items()}


def test_a_project_is_overdue_from_the_day_after(district):
    needed(district)
    agreed(district, "j-2", due_on=TODAY)

    row = district.ask(partners.project, "PT-01", "j-2")
    assert (row.overdue(TODAY), row.overdue(date(2026, 3, 6))) == (False, True)


def test_lists_take_the_same_statements_for_one_row_and_for_many(district):
    def told():
        return [
            district.statements(question)
            for question in (partners.items, partners.projects, partners.count_items, partners.count_projects)
        ]

    needed(district)
    agreed(district)
    few = told()

    bystanders(district)
    agreed(district, "j-2")

    assert told() == few
