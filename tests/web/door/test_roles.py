"""Who holds several roles acts in the one they choose, in a session with a new id; rights and menu follow."""

from __future__ import annotations

import pytest

from domain.words import Role, Scope, ScopeKind
from hub.access import Act
from tests.web import district

LOGIN = "officer"
ME = f"p-{LOGIN}"


@pytest.fixture
def both(site):
    """The officer is an administrator too."""
    day = district.NOW.date()
    site.hub.people.grant(ME, Role.ADMIN, Scope(ScopeKind.DISTRICT), from_on=day, act=Act(source="cli"))
    return site


def switch(browser, role):
    return browser.submit(browser.get("/me/role"), "/me/role", role=role)


def test_all_roles_count_until_one_is_chosen(both):
    browser = both.as_(LOGIN)

    assert [browser.get(path).status for path in ("/people/new", "/admin/accounts")] == [200, 200]


@pytest.mark.parametrize(("role", "found"), [("admin", [403, 200]), ("officer", [200, 403]), ("all", [200, 200])])
def test_rights_are_those_of_the_chosen_role(both, role, found):
    browser = both.as_(LOGIN)

    switch(browser, role)

    assert [browser.get(path).status for path in ("/people/new", "/admin/accounts")] == found


def test_a_command_is_refused_outside_the_chosen_role_and_recorded_in_it(both):
    browser, other = both.as_(LOGIN), both.another(LOGIN)
    page = browser.get("/people/new")

    switch(browser, "admin")
    refused = browser.post("/people/new", {"name": "新人", "csrf": _csrf(browser)})
    taken = other.submit(page, "/people/new", name="新人", csrf=other.csrf)

    assert (refused.status, taken.status) == (403, 303)


def _csrf(browser):
    return browser.get("/me").form("/logout")["csrf"][0]


def test_the_session_gets_a_new_id_and_the_old_one_opens_nothing(both):
    browser = both.as_(LOGIN)
    before = browser.client.cookies["hub"]

    answer = switch(browser, "admin")

    assert answer.headers["location"] == "/?done=door.role"
    assert browser.client.cookies["hub"] != before
    assert both.hub.accounts.session(before) is None
    assert both.hub.accounts.session(browser.client.cookies["hub"]).role == "admin"


def test_other_devices_keep_their_choice(both):
    here, there = both.as_(LOGIN), both.another(LOGIN)

    switch(here, "admin")

    assert there.get("/people/new").status == 200


def test_the_role_stands_beside_the_name(both):
    browser = both.as_(LOGIN)
    switch(browser, "admin")

    assert "系统管理员）" in browser.get("/me").text


def test_a_role_that_nobody_gave_is_no_choice(both):
    assert switch(both.as_(LOGIN), "director").status == 422


def test_who_has_one_role_has_nothing_to_switch(site):
    page = site.as_("sec-ms-01").get("/me/role")

    assert "没有第二个角色" in page.text
    assert "切换身份" not in site.as_("sec-ms-01").get("/me").text
