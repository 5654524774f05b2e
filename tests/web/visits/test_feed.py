"""A person's visits come into the calendar of their phone, by an address that they can end."""

from __future__ import annotations

import re
from datetime import date

import icalendar

from domain.studios import LeavingReason
from tests.web.district import by_history
from tests.web.visits_stage import AGREED, CHANGING, OFFERED, OVER, REPORTED

STUDIO = "/me/calendar/studio"


def asked(site, login, wish, here="/me/calendar"):
    """The person's page of the calendar, after pressing a button on it."""
    browser = site.as_(login)
    page = browser.get(here)
    browser.submit(page, here, wish=wish)
    return browser.get(here)


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


def test_a_studio_calendar_holds_the_visits_of_all_its_schools(site):
    lead = entries(site, address(asked(site, "lead-ms", "new", STUDIO)))
    own = entries(site, address(asked(site, "lead-ms", "new")))

    assert own == {}
    assert {str(AGREED), str(REPORTED), str(CHANGING)} <= set(lead)
    assert str(OFFERED) not in lead
    assert lead[str(OVER)]["LOCATION"] == "行政楼 201"
    assert lead[str(OVER)].decoded("DTSTART").hour == 14


def test_of_visits_of_others_in_the_studio_a_secretary_gets_the_day_and_no_room(site):
    found = entries(site, address(asked(site, "sec-ms-01", "new", STUDIO)))

    mine, others = found[str(OVER)], found[str(REPORTED)]
    assert (mine["LOCATION"], others["LOCATION"]) == ("行政楼 201", "青禾小学")
    assert (others.decoded("DTSTART"), others.decoded("DTEND")) == (date(2026, 2, 26), date(2026, 2, 27))
    assert str(others["STATUS"]) == "CONFIRMED"


def test_a_studio_calendar_names_nobody_and_every_entry_can_be_kept_apart(site):
    path = address(asked(site, "asst-ms", "new", STUDIO))

    text = site.stranger.get(path).html

    people = [
        site.hub.private.person(f"p-{login}").name for login in ("sec-ms-01", "sec-ps-01", "sec-kg-01", "lead-ms")
    ]
    assert not [name for name in people if name in text]
    file = icalendar.Calendar.from_ical(text)
    assert not file.errors
    assert [str(zone["TZID"]) for zone in file.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    uids = [str(each["UID"]) for each in file.walk("VEVENT")]
    assert len(uids) == len(set(uids)) > 3
    assert all(each["SEQUENCE"] >= 0 and each["DTSTAMP"] and not each.errors for each in file.walk("VEVENT"))


def test_the_addresses_of_both_calendars_end_each_for_itself(site):
    own, studio = (address(asked(site, "lead-ms", "new", here)) for here in ("/me/calendar", STUDIO))

    asked(site, "lead-ms", "end", STUDIO)

    assert [site.stranger.get(path).status for path in (own, studio)] == [200, 410]
    assert site.stranger.get(own.replace("/calendar/", "/calendar/studio/")).status == 404


def test_who_leaves_a_studio_sees_its_visits_no_more(site):
    path = address(asked(site, "sec-ms-01", "new", STUDIO))
    last = {"reason": LeavingReason.REASSIGNED, "on": date(2026, 3, 4)}
    site.hub.studios.leave("p-sec-ms-01", programme_id="P1", **last, act=by_history())

    assert entries(site, path) == {}


def test_somebody_without_a_studio_is_told_so(site):
    assert "您现在不在任何工作室" in site.as_("officer").get(STUDIO).text
    assert STUDIO not in site.as_("officer").get("/me/calendar").html
    assert STUDIO in site.as_("sec-ms-01").get("/me/calendar").html
