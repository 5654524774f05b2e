"""What cannot be: stages that overlap, a stage closed twice, a duty of before, a calendar with broken dates. A sentence beside the field, nothing saved."""

from __future__ import annotations

from datetime import date

import pytest

from projections import programme
from tests.web.district import by_history

SHEET = "/programme/calendar/sheet"
GOOD = "学期\t2026 年春季学期\t2026-02-20\t2026-07-05\n假期\t清明节\t2026-04-04\t2026-04-06\n补课,补清明节,2026-04-11\n"


def refused(running, login, path, **typed):
    """What is said beside which field; the text is still there, and nothing was added to the log."""
    browser, before = running.as_(login), running.hub.log.head().position
    page = browser.submit(browser.get(path), path, **typed)
    assert page.status == 422
    assert {name: page.form(path)[name] for name in typed} == {name: [text] for name, text in typed.items()}
    assert running.hub.log.head().position == before
    return page.errors


@pytest.mark.parametrize(
    ("days", "field", "said"),
    [
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-01"}, "ends_on", "早于开始日期"),
        ({"starts_on": "2026-04-15", "ends_on": "2026-08-31"}, "starts_on", "各阶段须前后相接"),
        ({"starts_on": "2026-05-01", "ends_on": "2026-12-31"}, "ends_on", "须在培育期内"),
    ],
)
def test_a_stage_that_ends_before_it_begins_or_overlaps_or_leaves_the_programme(running, days, field, said):
    errors = refused(running, "director", "/programme/P1/schedule", **days, focus="总结")

    assert said in errors.get(field, str(errors))


def test_a_stage_is_not_closed_a_second_time(running):
    officer, path = running.as_("officer"), "/programme/P1/stages/preparation/close"
    form = officer.get(path)
    running.hub.programme.close_stage("P1", "preparation", act=by_history())
    before = running.hub.log.head().position

    late, anew = officer.submit(form, path), officer.get(path)

    assert (late.status, anew.status) == (409, 409)
    assert "已经结束" in anew.text
    assert running.hub.log.head().position == before


def test_a_duty_of_a_unit_that_did_not_exist_then(running):
    asked = {"kind": "branch_work_report", "owner": "school:KG-01", "period": "2024", "due_on": "2024-08-01"}

    errors = refused(running, "officer", "/obligations/new", **asked, required="1")

    assert errors["owner"] == "截止那天（2024 年 8 月 1 日）对方不在这一期，不能下达。请核对单位或日期。"


def test_a_school_calendar_is_pasted_from_a_sheet(running):
    officer = running.as_("officer")

    answer = officer.submit(officer.get(SHEET), SHEET, lines=GOOD)

    page = officer.get("/programme/calendar").text
    assert answer.status == 303
    assert ("2026 年春季学期" in page, "清明节" in page) == (True, True)
    with running.hub.reader() as read:
        days = programme.school_days(read)
    assert [days.is_one(date(2026, 4, day)) for day in (6, 7, 11)] == [False, True, True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("假期\t国庆节\t2026-10-01\t2026-02-30", "第 2 行：没有 2026-02-30 这一天，请核对"),
        ("假期\t国庆节\t十月一日", "第 2 行：请填写日期，例如 2026-3-20 或 3月20日"),
        ("放假\t国庆节\t2026-10-01", "第 2 行：类别须是学期、假期、补课之一"),
        ("假期\t\t2026-10-01", "第 2 行：请填写名称"),
        ("假期\t国庆节\t2026-10-07\t2026-10-01", "第 2 行的结束日期早于开始日期，请核对。"),
    ],
)
def test_a_school_calendar_with_broken_lines_is_not_taken_at_all(running, line, said):
    browser, typed = running.as_("officer"), f"学期\t春季学期\t2026-02-20\t2026-07-05\n{line}"
    before = running.hub.log.head().position

    page = browser.submit(browser.get(SHEET), SHEET, lines=typed)

    assert (page.status, page.errors) == (422, {"lines": said})
    assert running.hub.log.head().position == before
