"""A person's visits come into the calendar of their phone, by an address that they can end."""

from __future__ import annotations

import re

import icalendar

from tests.web.visits_stage import AGREED, OFFERED


def asked(site, login, wish):
    """The person's page of the calendar, after pressing a button on it."""
    browser = site.as_(login)
    page = browser.get("/me/calendar")
    browser.submit(page, "/me/calendar", wish=wish)
    return browser.get("/me/calendar")


def address(page):
    return re.search(r"http://testserver(/calendar/[^<\s]+\.ics)", page.html)[1]


def entries(site, path):
    answer = site.stranger.get(path)
    assert answer.headers["content-type"].startswith("text/calendar")
    file = icalendar.Calendar.from_ical(answer.html)
    return {str(each["url"]).rpartition("/")[2]: each for each in file.walk("VEVENT")}


def test_a_calendar_holds_the_agreed_visits_of_the_own_units_and_no_offer(site):
    path = address(asked(site, "sec-kg-01", "new"))

    found = entries(site, path)

    assert str(AGREED) in found
    assert str(OFFERED) not in found
    assert {str(each["status"]) for each in found.values()} <= {"TENTATIVE", "CONFIRMED", "CANCELLED"}


def test_a_calendar_of_another_unit_does_not_hold_them(site):
    found = entries(site, address(asked(site, "sec-ps-01", "new")))

    assert str(AGREED) not in found


def test_a_calendar_names_nobody(site):
    path = address(asked(site, "sec-kg-01", "new"))

    text = site.stranger.get(path).html

    assert "小荷幼儿园" in text
    assert site.hub.private.person("p-sec-kg-01").name not in text


def test_an_ended_address_is_gone_and_a_new_one_is_another(site):
    first = address(asked(site, "sec-kg-01", "new"))

    page = asked(site, "sec-kg-01", "end")
    second = address(asked(site, "sec-kg-01", "new"))

    assert "还没有订阅地址" in page.text
    assert first != second
    assert (site.stranger.get(first).status, site.stranger.get(second).status) == (410, 200)


def test_an_address_that_was_never_given_is_unknown(site):
    given = address(asked(site, "sec-kg-01", "new"))

    forged = [
        given.replace("sec-kg-01", "sec-ms-01"),
        given.replace("/1-", "/2-"),
        "/calendar/x.ics",
        "/calendar/--.ics",
    ]

    assert [site.stranger.get(path).status for path in forged] == [404] * 4


def test_looking_at_a_calendar_changes_nothing(site, head):
    path = address(asked(site, "sec-kg-01", "new"))
    before = head()

    site.stranger.get(path)

    assert head() == before
