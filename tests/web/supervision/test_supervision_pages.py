"""Supervision: a visit made, problems found, handed over, mended, sent back and closed; who reads it; the hint at an absence."""

from __future__ import annotations

from datetime import date

import pytest

from hub import access, clock
from projections import supervision
from tests.web.brands_stage import CLOSED, ELSEWHERE, LOOKED, OPEN, RECTIFYING, REPORTED
from web import matters as lines
from web.decisions import news
from web.naming import Names
from web.notices.asked import Asked


def problem(site, number, visit=LOOKED):
    with site.hub.reader() as read:
        found = supervision.supervision(read, visit)
    return next(each for each in found.problems if each.no == number)


def address(number, verb):
    return f"/supervision/{LOOKED}/problems/{number}/{verb}"


def test_an_evaluator_makes_a_visit_and_writes_down_a_problem_of_a_school(site):
    browser, new = site.as_("evaluator"), "/supervision/new?studio=ST-MS"
    made = browser.submit(browser.get(new), new, mode="site", note="走访两校", reason="回头看")
    here = "/supervision/3/find"

    found = browser.submit(browser.get(here), here, category="brand_weak", school="PS-01", description="没有载体")

    assert (made.headers["location"], found.status) == ("/supervision/3?done=supervision.make", 303)
    assert (problem(site, 1, 3).school, str(problem(site, 1, 3).description)) == ("PS-01", "没有载体")
    assert "走访两校" in site.as_("lead-ms").get("/supervision/3").text


def test_a_problem_is_handed_over_reported_sent_back_and_closed(site):
    director, school, evaluator = site.as_("director"), site.as_("sec-ms-01"), site.as_("evaluator")
    handed, report, back, close = (address(OPEN, verb) for verb in ("request", "report", "return", "close"))

    director.submit(director.get(handed), handed, to="school:MS-01", due_on="2026-04-30")
    school.submit(school.get(report), report, measures="每周提前一天")
    evaluator.submit(evaluator.get(back), back, comments="请附记录")
    asked_again = school.get(f"/supervision/{LOOKED}").text
    school.submit(school.get(report), report, measures="附上四次记录")
    evaluator.submit(evaluator.get(close), close)

    assert "上次反馈被退回 请附记录" in asked_again
    assert (problem(site, OPEN).state, str(problem(site, OPEN).measures)) == ("closed", "附上四次记录")
    assert problem(site, RECTIFYING).state == "rectifying"


def test_a_day_that_has_passed_is_refused_beside_the_field(site, head):
    browser, here, before = site.as_("director"), address(OPEN, "request"), head()

    again = browser.submit(browser.get(here), here, to="studio:ST-MS", due_on="2026-03-01")

    assert (again.status, again.errors, head()) == (422, {"due_on": "整改期限不能早于今天，请改选日期。"}, before)


@pytest.mark.parametrize(
    ("login", "number", "verb", "status"),
    [
        ("sec-ms-01", REPORTED, "report", 403),
        ("lead-ms", RECTIFYING, "request", 403),
        ("evaluator", CLOSED, "close", 409),
        ("officer", REPORTED, "close", 403),
        ("sec-kg-01", OPEN, "report", 404),
        ("evaluator", 9, "close", 404),
    ],
)
def test_who_may_not_or_comes_too_late_gets_no_form(site, login, number, verb, status):
    page = site.as_(login).get(address(number, verb))

    assert page.status == status
    assert all(form["action"] != address(number, verb) for form in page.document.forms)


def test_only_whom_it_concerns_reads_it(site):
    own, named, other = (site.as_(login).get("/supervision").text for login in ("lead-ms", "sec-ms-01", "sec-kg-01"))

    assert "共 1 次督导" in own
    assert "共 1 次督导" in named
    assert "共 0 次督导" in other
    assert site.as_("sec-kg-01").get(f"/supervision/{LOOKED}").status == 404
    assert site.as_("sec-kg-01").get(f"/supervision/{ELSEWHERE}").status == 404


def test_open_problems_are_counted_by_category_and_lead_to_their_list(site):
    browser = site.as_("director")

    page, narrowed = browser.get("/supervision"), browser.get("/supervision?category=imbalance&open=1")

    assert 'href="/supervision?category=imbalance&amp;open=1"' in page.html
    assert "共 2 次督导 没有销号的问题 交流互访少 1 发展不均衡 1 品牌意识弱 1 报送迟缓 1" in page.text
    assert "共 1 次督导" in narrowed.text


def test_what_waits_stands_on_the_first_page_of_whose_turn_it_is(site):
    pages = {
        login: site.as_(login).get("/").html for login in ("sec-ms-01", "director", "evaluator", "officer", "sec-kg-01")
    }

    def linked(login, path):
        return f'href="{path}"' in pages[login]

    assert linked("sec-ms-01", address(RECTIFYING, "report"))
    assert linked("sec-ms-01", "/outcomes/2/edit")
    assert linked("director", address(OPEN, "request"))
    assert linked("director", "/brands/3/recognise")
    assert linked("evaluator", f"/supervision/{LOOKED}#p{REPORTED}")
    assert linked("officer", "/outcomes/1")
    assert not linked("sec-kg-01", address(RECTIFYING, "report"))


def standing(site, read, person):
    return access.standing(read, person, clock.local_day(site.hub.clock()))


def test_each_line_is_reminded_of_before_its_day(site):
    with site.hub.reader() as read:
        found = lines.of_person(read, standing(site, read, "p-sec-ms-01"), site.hub, Names(read))

    mend = next(item for item in found if item.name == "supervision.mend")
    assert (mend.until, mend.reminders) == (date(2026, 3, 20), (date(2026, 3, 13), date(2026, 3, 19)))


def test_others_hear_what_was_decided(site):
    browser = site.as_("officer")
    browser.submit(browser.get("/outcomes/1/accept"), "/outcomes/1/accept", representative="no", comment="")

    with site.hub.reader() as read:
        asked = [
            Asked(site.hub, read, standing(site, read, f"p-{who}"), site.hub.clock())
            for who in ("lead-ms", "sec-kg-01")
        ]
        told, other = (list(news(each)) for each in asked)

    assert [(each.title, each.line, each.path) for each in told] == [("支部工作法汇编", "成果已认定", "/outcomes/1")]
    assert other == []
