"""The first pages, the visit, the list of one's own and the feed tell of cases; a file is told nobody twice."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.web import cases_stage, visits_stage
from tests.web.cases_stage import FOREIGN, IN_REVIEW, PUBLISHED, RETURNED

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("login", "word", "title"),
    [
        ("sec-ms-01", "已退改", "红帆讲坛的四十分钟"),
        ("lead-ms", "待评阅", "党员先锋岗怎样设"),
        ("mentor-ms", "待评阅", "支委会怎样开得短"),
        ("officer", "待发布", "乡镇中学的一月一事"),
    ],
)
def test_what_waits_with_cases_stands_on_the_first_page(site, login, word, title):
    text = site.as_(login).get("/").text

    assert word in text
    assert title in text


def test_the_number_in_the_frame_counts_what_waits_with_cases(site):
    page = site.as_("mentor-ms").get("/")

    assert re.search(r'id="unread">(\d+)<', page.html)[1] == "2"


def test_a_case_that_lies_with_somebody_else_waits_for_them(site):
    lead, here = site.as_("lead-ms"), f"/cases/{IN_REVIEW}/reviewer"
    lead.submit(lead.get(here), here, reviewer_id="p-mentor-ms", due_on="2026-03-12")

    assert "党员先锋岗怎样设" not in lead.get("/").text
    mentor = site.as_("mentor-ms").get("/").text
    assert "党员先锋岗怎样设" in mentor
    assert "还有 7 天" in mentor


def test_authors_are_told_what_others_made_of_their_cases(site):
    text = site.as_("sec-ms-01").get("/").text

    assert "青禾小学回馈了自己的案例" in text
    assert "青禾小学反馈效果：部分有效" in text
    assert "青禾小学" not in site.as_("sec-kg-01").get("/").text.partition("同行怎么用我的案例")[2]


def test_a_visit_names_cases_worth_reading_before_it(site):
    page = site.as_("sec-kg-01").get(f"/visits/{visits_stage.AGREED}")

    read_first = page.html.partition("可先读的案例")[2].partition("</section>")[0]
    assert f'href="/cases/{PUBLISHED}"' in read_first
    assert f'href="/cases/{RETURNED}"' not in read_first


def test_my_cases_show_how_far_each_has_come(site):
    page = site.as_("sec-ms-01").get("/cases/mine")

    rows = re.findall(r'<h3><a href="/cases/(\d+)".*?<ol class="track".*?>(.*?)</ol>', page.html, re.DOTALL)
    now = {int(no): re.findall(r'class="now"[^>]*>(.*?)<', track) for no, track in rows}
    assert (now[IN_REVIEW], now[cases_stage.APPROVED], now[PUBLISHED]) == (["评阅"], ["审定"], [])


def feed_of(site, login, wish="new"):
    browser = site.as_(login)
    browser.submit(browser.get("/me/cases"), "/me/cases", wish=wish)
    found = re.search(r"<textarea[^>]*>\s*(\S+)</textarea>", browser.get("/me/cases").html)
    return found[1].removeprefix("http://testserver") if found else ""


def test_a_feed_lists_what_its_owner_may_read_without_signing_in_and_without_texts(site):
    answer = site.stranger.client.get(feed_of(site, "sec-kg-01"))

    root = ET.fromstring(answer.text)  # noqa: S314  # our own
    links = [entry.find(f"{ATOM}link").get("href") for entry in root.findall(f"{ATOM}entry")]
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert f"http://testserver/cases/{PUBLISHED}" in links
    assert f"http://testserver/cases/{FOREIGN}" in links
    assert f"http://testserver/cases/{IN_REVIEW}" not in links
    assert cases_stage.TEXTS["effect"] not in answer.text


def test_a_feed_leaves_out_what_its_owner_may_not_read(site):
    text = site.stranger.client.get(feed_of(site, "lead-ms")).text

    assert f"/cases/{PUBLISHED}<" in text
    assert f"/cases/{FOREIGN}<" not in text


def test_a_replaced_address_is_worthless(site):
    old = feed_of(site, "sec-kg-01")
    new = feed_of(site, "sec-kg-01")

    assert site.stranger.get(old).status == 410
    assert site.stranger.client.get(new).status_code == 200


def test_an_address_can_be_ended(site):
    old = feed_of(site, "sec-kg-01")

    assert feed_of(site, "sec-kg-01", "end") == ""
    assert site.stranger.get(old).status == 410


def test_the_address_of_a_calendar_opens_no_feed(site):
    browser = site.as_("sec-kg-01")
    feed_of(site, "sec-kg-01")
    browser.submit(browser.get("/me/calendar"), "/me/calendar", wish="new")
    token = re.search(r"/calendar/(\S+)\.ics", browser.get("/me/calendar").html)[1]

    assert site.stranger.get(f"/feeds/{token}.atom").status == 404


def test_an_address_is_no_good_for_somebody_else(site):
    mine = feed_of(site, "sec-kg-01")

    assert site.stranger.get(mine.replace("p-sec-kg-01", "p-director")).status == 404
