"""The pages of a cohort and its stages: settings, days, neighbours, targets, the end."""

from __future__ import annotations

import re
from datetime import date

from domain.programme import Figure, Settings, Target
from domain.words import Stage, SummaryCadence
from projections import programme, visits
from tests.web.programme_stage import STAGES
from web.words import word

OPEN = {
    "title": "第二期",
    "operator": "望汀区教育党校",
    "code": "P2",
    "starts_on": "2026-09-01",
    "ends_on": "2028-08-31",
}


def stages_of(running, code="P1"):
    with running.hub.reader() as read:
        return {row.stage: (row.starts_on, row.ends_on) for row in programme.stages(read, code)}


def test_a_cohort_is_opened_with_the_values_of_the_source_where_nobody_changes_them(running):
    director = running.as_("director")

    answer = director.submit(director.get("/programme/new"), "/programme/new", **OPEN)

    with running.hub.reader() as read:
        made, before = programme.programme(read, "P2"), programme.programme(read, "P1")
    assert answer.headers["location"] == "/programme/P2?done=programme.open"
    assert (made.settings, made.period_months, made.eligibility_years) == (Settings(), 24, 3)
    assert before.title == "书记工作室培育"


def test_a_setting_that_was_changed_is_kept_and_shown(running):
    director = running.as_("director")
    changed = {"summary_cadence": "year", "meetings_most": "3"}

    director.submit(director.get("/programme/new"), "/programme/new", **OPEN, **changed)

    with running.hub.reader() as read:
        chosen = programme.programme(read, "P2").settings
    assert (chosen.summary_cadence, chosen.meetings_most) == (SummaryCadence.YEAR, 3)
    page = director.get("/programme/P2").text
    assert "每年一次" in page
    assert "每个工作室 1 至 3 次" in page


def test_a_period_that_is_too_long_and_a_range_that_is_reversed_are_told_in_one_round(running):
    director = running.as_("director")
    wrong = OPEN | {"ends_on": "2029-08-31", "outcomes_required": "3", "outcomes_target": "2"}

    answer = director.submit(director.get("/programme/new"), "/programme/new", **wrong)

    assert answer.status == 422
    assert set(answer.errors) == {"ends_on", "outcomes_target"}
    assert answer.form("/programme/new")["title"] == ["第二期"]


def test_the_page_of_a_cohort_leads_to_each_stage(running):
    secretary = running.as_("sec-ms-01")
    page = secretary.get("/programme")

    assert re.findall(r'href="/programme/P1/stages/(\w+)"', page.html) == list(STAGES)
    assert "schedule" not in page.html
    assert "实践阶段，第 5 个月" in secretary.get("/programme/P1/stages/practice").text


def test_the_form_shows_what_a_moved_stage_does_to_its_neighbours_before_it_is_moved(running):
    director, path = running.as_("director"), "/programme/P1/stages/practice/reschedule"
    days = {"starts_on": "2025-11-15", "ends_on": "2026-05-15"}

    looked = director.submit(director.get(path), path, look="1", **days)

    assert looked.status == 200
    assert "培育阶段改为 2025 年 5 月 1 日至 2025 年 11 月 14 日" in looked.text
    assert looked.form(path)["starts_on"] == ["2025-11-15"]
    assert stages_of(running) == STAGES


def test_a_moved_stage_takes_its_neighbour_along_and_the_reason_is_read_by_all(running):
    director, path = running.as_("director"), "/programme/P1/stages/practice/reschedule"

    director.submit(director.get(path), path, starts_on="2025-11-15", ends_on="2026-05-15", reason="台风推迟两周")

    found = stages_of(running)
    assert found[Stage.CULTIVATION] == (date(2025, 5, 1), date(2025, 11, 14))
    assert found[Stage.PRACTICE] == (date(2025, 11, 15), date(2026, 5, 15))
    assert found[Stage.STUDY] == STAGES[Stage.STUDY]
    assert "台风推迟两周" in running.as_("sec-ms-01").get("/programme/P1").text


def test_a_stage_that_would_swallow_its_neighbour_is_not_moved(running):
    director, path = running.as_("director"), "/programme/P1/stages/practice/reschedule"

    answer = director.submit(director.get(path), path, starts_on="2025-04-01", ends_on="2026-04-30", reason="都提前")

    assert answer.status in {409, 422}
    assert answer.form(path)["reason"] == ["都提前"]
    assert stages_of(running) == STAGES


def test_targets_become_versions_and_shares_are_typed_in_hundredths(running):
    officer, path = running.as_("officer"), "/programme/P1/targets"
    once = {"targets.return_rate.least": "60", "targets.case_per_secretary.least": "1"}
    officer.submit(officer.get(path), path, **once)

    page = officer.get(path)
    officer.submit(page, path, **{"targets.return_rate.least": "65", "targets.return_rate.most": "80"})

    with running.hub.reader() as read:
        versions = programme.targets(read, "P1")
    assert page.form(path)["targets.return_rate.least"] == ["60"]
    assert [each.version for each in versions] == [1, 2]
    assert Target(Figure.RETURN_RATE, 0.65, 0.8) in versions[-1].targets
    assert "65 至 80%" in officer.get("/programme/P1").text


def test_targets_that_somebody_else_has_set_meanwhile_are_not_overwritten(running):
    officer, director, path = running.as_("officer"), running.as_("director"), "/programme/P1/targets"
    late = officer.get(path)
    director.submit(director.get(path), path, **{"targets.coverage.least": "90"})

    answer = officer.submit(late, path, **{"targets.coverage.least": "50"})

    assert answer.status == 409
    assert answer.form(path)["targets.coverage.least"] == ["50"]
    with running.hub.reader() as read:
        assert [each.least for each in programme.targets(read, "P1")[-1].targets] == [0.9]


def test_a_visit_says_in_which_stage_it_lies(running):
    secretary = running.as_("sec-ms-01")
    with running.hub.reader() as read:
        on = visits.visit(read, 1).starts_at.date()
        where = programme.stage_context(read, "P1", on)

    page = secretary.get("/visits/1").text

    assert f"{word(where.stage)}，第 {where.month} 个月" in page
