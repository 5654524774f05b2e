"""People with a seat hear of what changes and the day before; authors hear of who takes up their case; a guest comes in by the mail."""

from __future__ import annotations

import re

from hub.notices import Tally
from tests.gathering import WANG, announced, seats, signed_up
from tests.library import planned, published
from tests.web.browsing import Site

MORNING = "2026-03-06 08:00"


def mails(post, person):
    return [mail for mail in post.mails if mail.to == [f"{person}@example.cn"]]


def test_who_has_a_seat_hears_that_the_exchange_is_put_off_and_who_has_none_does_not(town, post):
    key = announced(town)
    signed_up(town, key, "sec-ps")
    town.round()
    town.hub.exchanges.postpone(key, reason="场馆检修", act=town.by("lead-ms"))

    town.round(MORNING)

    (mail,) = mails(post, "sec-ps")
    assert "有变动：活动延期，新的时间另定" in mail.text
    assert "家校沟通经验交流会" in mail.text
    assert mails(post, "sec-kg") == []
    assert "活动延期" not in "".join(mail.text for mail in mails(post, "lead-ms"))


def test_the_school_day_before_who_is_seated_is_told_and_who_waits_is_not(town, post):
    key = announced(town, capacity=1)
    signed_up(town, key, "sec-ps")
    signed_up(town, key, "sec-kg")
    town.round("2026-03-18 12:00")

    town.round("2026-03-19 08:00")

    near = {person: "日期临近" in "".join(mail.text for mail in mails(post, person)) for person in ("sec-ps", "sec-kg")}
    assert near == {"sec-ps": True, "sec-kg": False}
    assert "3 月 20 日（周五） 14:00 开始，二楼报告厅" in mails(post, "sec-ps")[-1].text


def test_a_seat_that_is_offered_is_told_at_once_to_the_next_in_line_alone(town, post):
    key = announced(town, capacity=1)
    held = signed_up(town, key, "sec-ps")
    for person in ("sec-kg", "sec-ms"):
        signed_up(town, key, person)
    town.round()
    told = len(post.mails)
    town.hub.exchanges.withdraw_seat(key, held.id, act=town.by("sec-ps"))

    town.round("2026-03-05 12:00")

    assert post.to[told:] == ["sec-kg"]
    assert "轮到您办理" in post.mails[-1].subject
    assert town.round("2026-03-05 13:00") == Tally()


def test_an_author_hears_who_takes_up_the_case_and_the_adopter_is_not_told_of_the_own_deed(town, post):
    key = published(town)
    town.round()
    planned(town, key)

    town.round(MORNING)

    (mail,) = [each for each in mails(post, "sec-ms") if "一张课表两本账" in each.text]
    assert "有变动：校 KG-01" in mail.text
    assert "一张课表两本账" not in "".join(each.text for each in mails(post, "sec-kg"))


def test_a_guest_comes_from_the_mail_to_a_seat_and_back_again(town, post):
    key, site = announced(town), Site(town.hub)
    no = seats_no(town, key)
    browser = site.stranger
    page = browser.get(f"/exchanges/{no}")
    assert page.headers["location"] == f"/exchanges/{no}/join"
    form = {"name": WANG.name, "reach": WANG.mail, "organisation": WANG.organisation}
    browser.submit(browser.get(f"/exchanges/{no}/join"), f"/exchanges/{no}/join", **form)
    town.round()

    (mail,) = [each for each in post.mails if each.to == [WANG.mail]]
    (path,) = re.findall(r"https://hub\.example\.cn(/g/\S+)", mail.text)
    elsewhere = site.stranger
    shown = elsewhere.get(path)
    elsewhere.submit(shown, f"{path}/verify")

    assert "确认报名" in shown.text
    assert list(seats(town, key).values()) == ["seated"]
    town.round("2026-03-05 12:00")
    assert "名额已为您留好" in [each.text for each in post.mails if each.to == [WANG.mail]][-1]


def seats_no(town, key):
    return town.ask(lambda read: read.value("SELECT no FROM exchange WHERE key = ?", key))
