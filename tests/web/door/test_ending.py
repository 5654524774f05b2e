"""A session that nobody uses ends, the page has said so, and what was being typed is not lost."""

from __future__ import annotations

import pytest

from tests.hub.accounts.door import Wound

LOGIN = "officer"


@pytest.fixture
def clock():
    return Wound()


@pytest.fixture
def town(make_site, clock):
    return make_site(clock)


def test_each_page_says_when_it_ends_by_itself(make_site, clock):
    page = make_site(clock, idle_minutes=20).as_(LOGIN).get("/people")

    assert "20 分钟没有操作会自动退出" in page.text
    assert page.document.ids["idle"]["data-minutes"] == "20"
    assert "hidden" in page.document.ids["staying"]


def test_asking_to_stay_begins_the_time_anew(town, clock):
    browser = town.as_(LOGIN)
    for _ in range(3):
        clock.on(minutes=25)
        assert browser.get("/me/stay", sec_fetch_dest="empty").status == 204

    assert browser.get("/people").status == 200


def test_the_link_works_without_scripts_too(town):
    assert town.as_(LOGIN).get("/me/stay").headers["location"] == "/me"


def test_whose_session_ended_reads_why(town, clock):
    browser = town.as_(LOGIN)
    clock.on(minutes=31)

    away = browser.get("/people")

    assert away.headers["location"] == "/login?next=/people&done=door.idle"
    assert "已自动退出登录" in browser.get(away.headers["location"]).text


def test_a_form_sent_too_late_becomes_a_draft_of_its_person(town, clock):
    browser = town.as_(LOGIN)
    page = browser.get("/people/new")
    clock.on(minutes=31)

    away = browser.submit(page, "/people/new", name="新来的人", headers={"referer": "http://testserver/people/new"})
    again = town.another(LOGIN)

    assert away.headers["location"] == "/login?next=/people/new&done=door.kept"
    assert "已存为草稿" in browser.get(away.headers["location"]).text
    assert again.get("/people/new").form("/people/new")["name"] == ["新来的人"]
    assert town.as_("director").get("/people/new").form("/people/new")["name"] == [""]


def test_a_form_that_is_not_of_that_session_becomes_nobody_s_draft(town, clock):
    browser = town.as_(LOGIN)
    page = browser.get("/people/new")
    clock.on(minutes=31)

    browser.submit(page, "/people/new", name="别人写的", csrf="forged")

    assert town.another(LOGIN).get("/people/new").form("/people/new")["name"] == [""]


def test_after_twelve_hours_in_use_it_ends_too(town, clock):
    browser = town.as_(LOGIN)
    for _ in range(25):
        clock.on(minutes=29)
        browser.get("/people")

    assert browser.get("/people").headers["location"] == "/login?next=/people"


def test_everything_ends_everywhere_at_a_wish(town):
    here, there, bystander = town.as_(LOGIN), town.another(LOGIN), town.as_("director")

    answer = here.submit(here.get("/me"), "/me/sessions", session="all")

    assert answer.headers["location"] == "/login?done=out"
    assert [each.get("/me").status for each in (here, there, bystander)] == [303, 303, 200]
