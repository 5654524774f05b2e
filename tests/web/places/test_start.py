"""An empty hub tells its director what to enter, step by step, until people can work."""

import re

from tests.web.places.test_setting_up import cohort, fill

SCHOOL = {"locality": "rural", "street": "麦田庄乡", "org_kind": "branch", "member_band": "lt7"}


def steps(page):
    """Each step with its tag."""
    return re.findall(r"<li><h2>(\S+) <span class=\"tag \w*\">([^<]+)<", page.html)


def test_the_first_page_leads_the_director_of_an_empty_hub_to_the_first_steps(empty):
    director = empty.as_("director")

    home, start = director.get("/"), director.get("/start")

    assert 'href="/start"' in home.html
    assert [title for title, tag in steps(start) if tag == "未办"] == [
        "校历",
        "培育期",
        "学校",
        "工作室",
        "人员",
        "任职",
        "请大家登录",
    ]
    assert "还没有开启培育期" not in start.text


def test_a_step_that_is_done_says_what_is_there_and_the_next_one_opens(empty):
    director = empty.as_("director")
    fill(director, "/programme/calendar/term", name="2025 年秋季学期", from_on="2025-09-01", to_on="2026-01-20")
    cohort(director)
    fill(director, "/schools/new", name="麦田小学", code="PS-01", level="primary", **SCHOOL)

    page = director.get("/start")

    assert dict(steps(page)) | {"校历": "已办", "学校": "已办"} == dict(steps(page))
    assert "已登记 1 所" in page.text
    assert 'href="/studios/new"' in page.html


def test_whoever_does_not_set_up_the_district_is_not_asked_to(site):
    assert "开始使用" not in site.as_("sec-ms-01").get("/").text
    assert site.as_("sec-ms-01").get("/start").status == 403
