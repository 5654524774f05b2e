"""A text of a studio, a plan, a problem that must not be read by anybody is destroyed for ever."""

from __future__ import annotations

import re
from datetime import date

from domain.model import Prose
from projections import problems
from tests.web.district import by_history
from tests.web.programme_stage import OWN, PLAN

NOTE = "家长会上的话，不要外传"


def keys_by_words(page):
    """The key of each text that can be chosen, by what the page shows of it."""
    found = re.findall(r'name="of" value="([^"]+)".*?<small>(.*?)</small>', page.html, re.DOTALL)
    return {words.strip(): key for key, words in found}


def guide(running):
    told = {"on": date(2026, 3, 2), "minutes": 45, "topic": "怎样听课", "content": Prose(NOTE), "for_lead": False}
    running.hub.studios.note_guidance("ST-MS", **told, act=by_history("p-mentor-ms"))


def test_a_line_of_a_plan_is_removed_and_the_others_stay(running):
    officer, here = running.as_("officer"), "/studios/ST-MS/redact"
    page = officer.get(here)
    key = keys_by_words(page)["专题研修"]

    sent = officer.submit(page, here, of=[key], reason="写了人名", sure="yes")

    plan = running.as_("lead-ms").get(f"/studios/ST-MS/plans/{PLAN}").text
    assert sent.status == 303
    assert ("专题研修" in plan, "内容已移除" in plan, "党建与教学两张皮" in plan) == (False, True, True)


def test_the_party_school_removes_a_mentors_note_without_reading_it(running):
    guide(running)
    officer, mentor, here = running.as_("officer"), running.as_("mentor-ms"), "/studios/ST-MS/redact"
    page, own = officer.get(here), mentor.get(here)
    (key,) = [key for words, key in keys_by_words(page).items() if "导师指导“怎样听课”" in words]

    officer.submit(page, here, of=[key], reason="含个人信息", sure="yes")

    assert (NOTE in page.text, NOTE in own.text) == (False, True)
    assert NOTE not in running.as_("lead-ms").get("/studios/ST-MS/guidance").text


def test_who_raised_a_problem_removes_what_was_written_about_it(running):
    with running.hub.reader() as read:
        row = problems.problem(read, OWN)
    browser, here = running.as_("sec-ms-01"), f"/problems/{OWN}/redact"
    page = browser.get(here)

    sent = browser.submit(page, here, of=[*keys_by_words(page).values()], reason="写了学生的名字", sure="yes")

    with running.hub.reader() as read:
        assert problems.problem(read, OWN).title == row.title
    assert sent.status == 303
    assert 'href="' + here not in browser.get(f"/problems/{OWN}").html
    assert browser.get(here).status == 403


def test_where_nothing_was_written_there_is_nothing_to_remove(running):
    page = running.as_("officer").get("/programme/P1/redact")

    assert page.status == 409
    assert "没有可以移除的文字" in page.text
