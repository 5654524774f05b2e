"""What leaves the screen: link, paper, calendar."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import icalendar
import pytest

from domain.words import SHANGHAI, Part, Slot
from projections import visits
from tests.web.district import by_history
from tests.web.visits_stage import AGREED, CHANGING, OFFERED, OVER, REPORTED


@pytest.fixture
def link(site):
    """The address that the host of the open offer can send to a chat."""
    page = site.as_("sec-ps-01").get(f"/visits/{OFFERED}")
    return re.search(r"http://testserver(/i/\d+-[a-z2-7]{20})<", page.html)[1]


def test_a_link_shows_who_invites_whom_to_what_and_nothing_else(site, link):
    page = site.stranger.get(link)

    for words in ("青禾小学", "小荷幼儿园", "党课怎样请老党员来讲", "3 月 27 日（周五）下午", "登录后回应"):
        assert words in page.text
    for secret in ("看一次现场", "连青禾", "主导航", "工作室"):
        assert secret not in page.text.removeprefix("青禾小学的互访邀请").replace("书记工作室互访交流平台", "")


def test_looking_at_a_link_changes_nothing(site, link, head):
    before = head()

    for _ in range(3):
        site.stranger.get(link)

    assert head() == before
    assert site.stranger.post(link).status in (403, 405)


def test_a_link_leads_over_sign_in_to_the_answer(site, link, passphrase):
    stranger = site.stranger
    address = re.search(r'class="btn pri big" href="([^"]+)"', stranger.get(link).html)[1]

    signed = stranger.submit(stranger.get(address), "/login", login="sec-kg-01", password=passphrase)

    assert signed.headers["location"] == f"/visits/{OFFERED}/reply"
    assert stranger.get(signed.headers["location"]).form(f"/visits/{OFFERED}/reply")["offer_no"] == ["1"]


def test_a_used_link_says_what_has_become_of_it(site, link):
    act = by_history("p-sec-kg-01")
    site.hub.visits.decline("v-offered", offer_no=1, reason="exam", act=act)

    page = site.stranger.get(link)

    assert re.search(r"已谢绝（小荷幼儿园，3 月 5 日 09:30）", page.text)
    assert "登录后查看" in page.text


@pytest.mark.parametrize("login", ["sec-ms-01", "director"])
def test_the_wrong_person_finds_the_state_and_not_the_form(site, link, login):
    page = site.as_(login).get(link)

    assert "正等小荷幼儿园回应" in page.text
    assert f'href="/visits/{OFFERED}"' in page.html


@pytest.mark.parametrize(
    "token", ["7-aaaaaaaaaaaaaaaaaaaa", "7", "7-", "99-abc", "x", "7-" + "a" * 5000, "7-\u5e74", "-1-a"]
)
def test_a_guessed_link_finds_nothing(site, token):
    page = site.stranger.get(f"/i/{token}")

    assert page.status == 404
    assert "党课怎样" not in page.text


def test_a_token_of_one_visit_opens_no_other(site, link):
    other = link.replace(f"/i/{OFFERED}-", f"/i/{AGREED}-")

    assert site.stranger.get(other).status == 404


def test_paper_has_letter_schedule_and_a_sheet_with_empty_lines(site):
    page = site.as_("sec-ps-01").get(f"/visits/{REPORTED}/print")

    sheet = page.html.partition('class="tbl sign"')[2].partition("</table>")[0]
    assert "看一次现场，谈一个问题，带回一条做法。" in page.text
    assert "谈问题" in page.text
    assert sheet.count("<tr>") == 13
    assert '<th scope="row">何田苒</th>' in sheet
    assert "□ 是" in page.text


def test_others_print_nothing(site):
    assert site.as_("sec-ms-01").get(f"/visits/{REPORTED}/print").status == 404


def entry(site, no, login="sec-ps-01"):
    answer = site.as_(login).get(f"/visits/{no}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.html)
    assert calendar["VERSION"] == "2.0"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    return calendar.walk("VEVENT")[0]


def test_a_confirmed_visit_is_an_entry_that_calendars_understand(site):
    found = entry(site, OVER, "sec-kg-01")

    assert str(found["SUMMARY"]) == "互访：党员活动室怎样用起来"
    assert str(found["LOCATION"]) == "行政楼 201"
    assert found.decoded("DTSTART") == datetime(2026, 3, 4, 14, tzinfo=SHANGHAI)
    assert found.decoded("DTEND") - found.decoded("DTSTART") == timedelta(hours=2)
    assert (str(found["STATUS"]), found["SEQUENCE"]) == ("CONFIRMED", 1)


def test_an_entry_keeps_its_name_and_counts_changes_of_time_and_place_only(site):
    confirmed = entry(site, CHANGING)
    site.hub.visits.set_delegation("v-changing", headcount=4, act=by_history("p-sec-ms-01"))
    prepared = entry(site, CHANGING)
    slot = Slot(datetime(2026, 3, 26, tzinfo=SHANGHAI).date(), Part.PM)
    site.hub.visits.accept_change("v-changing", change_no=1, slot=slot, act=by_history("p-sec-ms-01"))
    moved = entry(site, CHANGING)
    site.hub.visits.cancel("v-changing", reason="weather", note="大雪", act=by_history("p-sec-ms-01"))
    off = entry(site, CHANGING)

    assert {str(each["UID"]) for each in (confirmed, prepared, moved, off)} == {"visit-v-changing@testserver"}
    assert [each["SEQUENCE"] for each in (confirmed, prepared, moved, off)] == [1, 1, 2, 3]
    assert [str(each["STATUS"]) for each in (confirmed, moved, off)] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]
    assert moved.decoded("DTSTART") == datetime(2026, 3, 26, 12, tzinfo=SHANGHAI)


def logistics(site, hour, venue):
    """The host settles hours inside the agreed afternoon, and a place."""
    at = datetime(2026, 3, 20, hour, tzinfo=SHANGHAI)
    told = {"venue": venue, "agenda": (), "responsible_person": "p-sec-ms-01"}
    site.hub.visits.set_logistics(
        "v-agreed", starts_at=at, ends_at=at + timedelta(hours=1), **told, act=by_history("p-sec-ms-01")
    )


def test_calendars_read_an_entry_again_when_its_hours_or_its_place_are_settled(site):
    agreed = entry(site, AGREED, "sec-kg-01")
    logistics(site, 14, "行政楼 201")
    settled = entry(site, AGREED, "sec-kg-01")
    logistics(site, 14, "行政楼 201")
    same = entry(site, AGREED, "sec-kg-01")
    logistics(site, 15, "行政楼 201")
    later = entry(site, AGREED, "sec-kg-01")
    logistics(site, 15, "操场")
    elsewhere = entry(site, AGREED, "sec-kg-01")

    every = (agreed, settled, same, later, elsewhere)
    assert [each["SEQUENCE"] for each in every] == [0, 1, 1, 2, 3]
    assert [each.decoded("DTSTART").hour for each in every] == [12, 14, 14, 15, 15]
    assert {str(each["UID"]) for each in every} == {"visit-v-agreed@testserver"}


def test_an_entry_that_comes_back_after_it_was_called_off_counts_on(site):
    not_held = {"cause": "guest", "note": "没有来", "act": by_history("p-sec-kg-01")}
    site.hub.visits.record_not_held("v-over", **not_held)
    off = entry(site, OVER, "sec-kg-01")
    site.hub.visits.dispute_record("v-over", what="not_held", text="来过", act=by_history("p-sec-ms-01"))
    times = {
        "started_at": datetime(2026, 3, 4, 14, tzinfo=SHANGHAI),
        "ended_at": datetime(2026, 3, 4, 16, tzinfo=SHANGHAI),
    }
    heads = {"headcount_guest": 3, "headcount_host": 3}
    site.hub.visits.record_held("v-over", **times, **heads, act=by_history("p-officer"))

    back = entry(site, OVER, "sec-kg-01")

    assert [(str(each["STATUS"]), each["SEQUENCE"]) for each in (off, back)] == [("CANCELLED", 2), ("CONFIRMED", 3)]


def test_before_an_agreement_there_is_no_entry(site):
    assert site.as_("sec-ps-01").get(f"/visits/{OFFERED}.ics").status == 404


def test_a_title_with_commas_and_backslashes_stays_one_title(site, invited):
    no = invited(topic="看一看,谈一谈;想\\想")
    with site.hub.reader() as read:
        row = visits.visit(read, no)
    site.hub.visits.accept(row.key, offer_no=1, slot=row.slots[0], act=by_history("p-sec-ps-01"))

    assert str(entry(site, no)["SUMMARY"]) == "互访：看一看,谈一谈;想\\想"
