"""A guest's own seat by a personal link: looked at without harm, changed and withdrawn by a form, and a dead link tells nothing."""

from __future__ import annotations

import re

import icalendar
import pytest

from domain.exchanges import SeatState
from domain.model import Prose
from projections import exchanges
from tests.web.district import by_history
from tests.web.exchanges_stage import FULL, OPEN, SEC_MS, SEC_PS
from tests.web.guests.conftest import LI, WANG


def test_the_mailed_link_shows_a_button_and_only_the_button_verifies(sign_up, token, mailed, head, seats):
    browser, answer = sign_up(OPEN, LI)
    own, before = browser.get(f"/g/{token(answer)}"), head()

    page = browser.get(mailed(OPEN))
    looked = head()
    done = browser.submit(page, f"{mailed(OPEN)}/verify")

    assert "确认报名" not in own.text
    assert "确认报名" in page.text
    assert (looked, seats(OPEN)[0].state) == (before, SeatState.SEATED)
    assert (done.status, "名额已为您留好" in browser.get(done.headers["location"]).text) == (303, True)


def test_confirming_a_second_time_only_shows_the_seat(seated, mailed, seats, head):
    _, browser = seated(OPEN)
    again, before = browser.get(f"{mailed(OPEN)}/verify"), head()

    answer = browser.submit(again, f"{mailed(OPEN)}/verify")

    assert answer.status == 303
    assert "确认报名" not in browser.get(mailed(OPEN)).text
    assert (head(), seats(OPEN)[0].state) == (before, SeatState.SEATED)


def test_the_page_s_own_link_confirms_nothing(sign_up, token, seats):
    browser, answer = sign_up(OPEN)

    refused = browser.post(f"/g/{token(answer)}/verify", {"csrf": csrf(browser)})

    assert refused.status == 404
    assert seats(OPEN)[0].state is SeatState.REQUESTED


def csrf(browser):
    return browser.get("/exchanges/1/join").form("/exchanges/1/join")["csrf"][0]


def test_who_waits_sees_the_own_place_and_until_when_they_hear(seated):
    own, browser = seated(FULL)

    page = browser.get(own)

    assert "您在候补第 3 位，最晚 3 月 18 日 02:00 告知" in page.text
    assert "连青禾" not in page.text


def test_an_offered_seat_is_taken(site, seated, see, seats):
    own, browser = seated(FULL)
    freed(site, see, SEC_PS)
    page = browser.get(own)

    done = browser.submit(page, f"{own}/take")

    assert "有名额了，为您保留到 3 月 6 日 09:30" in page.text
    assert (done.status, seats(FULL)[0].state) == (303, SeatState.SEATED)


def freed(site, see, holder):
    """Everybody before the guest leaves, so that the guest is offered the seat."""
    row = see(exchanges.exchange, FULL)
    for seat in sorted(see(exchanges.seats, row), key=lambda each: each.person == holder):
        if seat.person and seat.live:
            site.hub.exchanges.withdraw_seat(row.key, seat.id, act=by_history(seat.person))


def test_an_offered_seat_is_left_to_the_next(site, seated, see, seats):
    own, browser = seated(FULL)
    seated(FULL, LI)
    freed(site, see, SEC_PS)

    done = browser.submit(browser.get(f"{own}/pass"), f"{own}/pass")

    assert done.status == 303
    assert sorted((seat.state.value, seat.passed) for seat in seats(FULL)) == [("offered", False), ("waiting", True)]


def test_an_offer_that_is_over_says_so(site, seated, see, hands, seats):
    own, browser = seated(FULL)
    freed(site, see, SEC_PS)
    page = browser.get(own)
    hands.wind(hours=25)

    late = browser.submit(page, f"{own}/take")

    assert late.status == 409
    assert "名额已让给下一位" in late.text
    assert "确认参加" not in browser.get(own).text
    assert seats(FULL)[0].state is SeatState.OFFERED


def test_companions_are_changed_and_too_many_are_refused_with_the_numbers(seated, seats):
    own, browser = seated(OPEN)
    path = f"{own}/companions"

    done = browser.submit(browser.get(path), path, companions="3")
    much = browser.submit(browser.get(path), path, companions="7")

    assert (done.status, seats(OPEN)[0].companions) == (303, 3)
    assert much.status == 422
    assert "0 到 5" in much.errors["companions"]


def test_withdrawing_asks_first_and_pressing_twice_is_harmless(seated, seats, head):
    own, browser = seated(OPEN)
    page = browser.get(f"{own}/withdraw")

    first = browser.submit(page, f"{own}/withdraw", reason="临时开会")
    there = head()
    second = browser.submit(page, f"{own}/withdraw", reason="临时开会")

    assert "名额会转给候补的下一位" in page.text
    assert [first.headers["location"], second.headers["location"]] == [
        f"/exchanges/{OPEN}/join?done=guest.withdrawn"
    ] * 2
    assert "已取消报名" in browser.get(first.headers["location"]).text
    assert (seats(OPEN)[0].state, head()) == (SeatState.WITHDRAWN, there)


@pytest.mark.parametrize("rest", ["", ".ics", "/companions", "/withdraw", "/take", "/pass", "/verify"])
def test_forged_used_and_expired_links_give_one_neutral_page(site, seated, sign_up, token, rest, hands):
    used, browser = seated(OPEN)
    browser.submit(browser.get(f"{used}/withdraw"), f"{used}/withdraw")
    _, answer = sign_up(OPEN, LI)
    live = f"/g/{token(answer)}"
    forged = live[:-1] + ("b" if live.endswith("a") else "a")

    pages = [site.stranger.get(path + rest) for path in (used, forged, "/g/1-x-y", "/g/x")]

    assert [page.status for page in pages] == [404] * 4
    assert len({plain(page) for page in pages}) == 1
    assert "这个链接现在不能用了" in pages[0].text


def plain(page):
    return re.sub(r'value="[^"]*"', "", page.html)


def test_looking_at_every_page_of_a_seat_changes_nothing(seated, mailed, head):
    own, browser = seated(OPEN)
    before = head()

    for rest in ("", ".ics", "/companions", "/withdraw", "/take", "/pass", "/verify"):
        browser.get(own + rest)
        browser.get(mailed(OPEN) + rest)

    assert head() == before


def test_a_new_link_goes_to_the_stored_address_and_nobody_learns_whether(opened, mail_settings):
    site = opened(**mail_settings)
    browser = site.stranger
    browser.submit(browser.get(f"/exchanges/{OPEN}/join"), f"/exchanges/{OPEN}/join", **LI)

    known, unknown = (
        browser.submit(browser.get("/g"), "/g", reach=reach) for reach in ("LI@example.org", "nobody@example.org")
    )

    assert known.headers["location"] == unknown.headers["location"] == "/g?done=guest.link"
    assert "新链接会在几分钟内寄到那里" in browser.get("/g?done=guest.link").text
    assert [guest.links for guest in site.hub.guests._contacts.everybody()] == [1]


@pytest.fixture
def mail_settings():
    return {"smtp_host": "mail.example.org", "smtp_from": "hub@example.org", "address": "https://hub.example.org"}


def test_without_a_mail_server_nobody_is_promised_a_mail(site):
    page = site.stranger.get("/g")

    assert [form for form in page.document.forms if form["action"] == "/g"] == []
    assert "请联系组织方" in page.text


def test_a_guest_with_a_mail_address_is_told_to_look_there(opened, mail_settings):
    browser = opened(**mail_settings).stranger
    answer = browser.submit(browser.get(f"/exchanges/{OPEN}/join"), f"/exchanges/{OPEN}/join", **LI)

    assert "核实链接已寄到您的邮箱" in browser.get(answer.headers["location"]).text


def test_the_entry_for_the_own_calendar_is_certain_only_with_a_seat(seated, sign_up, token):
    own, browser = seated(OPEN)
    other, answer = sign_up(FULL, LI)

    mine, waiting = (
        icalendar.Calendar.from_ical(each.html).walk("VEVENT")[0]
        for each in (browser.get(f"{own}.ics"), other.get(f"/g/{token(answer)}.ics"))
    )

    assert (str(mine["STATUS"]), str(waiting["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    assert str(mine["SUMMARY"]) == "交流活动：支委会怎样开得短"
    assert (mine.decoded("DTSTART").hour, str(mine["LOCATION"])) == (14, "图书馆二层")


def test_when_it_is_called_off_the_page_says_why_and_the_calendar_shows_it(site, seated, see):
    own, browser = seated(OPEN)
    row = see(exchanges.exchange, OPEN)
    site.hub.exchanges.cancel(row.key, reason=Prose("当天停课。"), act=by_history())

    page, entry = browser.get(own), icalendar.Calendar.from_ical(browser.get(f"{own}.ics").html).walk("VEVENT")[0]

    assert "活动已取消" in page.text
    assert "当天停课" in page.text
    assert "更改同行人数" not in page.text
    assert str(entry["STATUS"]) == "CANCELLED"


def test_a_bystander_s_seat_is_not_touched(site, seated, see, seats):
    own, browser = seated(OPEN)
    seated(OPEN, LI)
    before = see(exchanges.seat_of, OPEN, SEC_MS)

    browser.submit(browser.get(f"{own}/withdraw"), f"{own}/withdraw")

    assert see(exchanges.seat_of, OPEN, SEC_MS) == before
    assert [(seat.state.value, site.hub.guests._contacts.guest(seat.guest).contact.name) for seat in seats(OPEN)] == [
        ("withdrawn", WANG["name"]),
        ("seated", LI["name"]),
    ]
