"""Outcomes: submitted with evidence, sent back and improved, accepted as representative or not, promoted; the list and the stage."""

from __future__ import annotations

import re
from datetime import date

import pytest

from domain.words import Stage
from projections import outcomes
from tests.web.brands_stage import ACCEPTED, FOREIGN, RETURNED, SUBMITTED
from tests.web.district import by_history


def row(site, number):
    with site.hub.reader() as read:
        return outcomes.outcome(read, number)


def titles(page):
    return re.findall(r'<a href="/outcomes/\d+">(.*?)</a>', page.html)


def test_a_secretary_submits_for_the_school_with_a_visit_as_evidence(site):
    browser = site.as_("sec-ms-01")
    typed = {"form": "paper", "title": "党课离课堂有多远", "year": "2026", "abstract": "问卷与访谈。"}

    sent = browser.submit(
        browser.get("/outcomes/new"), "/outcomes/new", **typed, **{"evidence.0.thing": "visit:v-held"}
    )

    found = row(site, 5)
    assert sent.headers["location"] == "/outcomes/5?done=outcomes.submit"
    assert (str(found.owner), found.title, [each.thing for each in found.evidence]) == (
        "school:MS-01",
        "党课离课堂有多远",
        ["visit:v-held"],
    )


def test_an_outcome_without_evidence_is_refused_beside_the_field(site, head):
    browser, before = site.as_("lead-ms"), head()
    typed = {"owner": "studio:ST-MS", "form": "paper", "title": "论文", "year": "2031", "abstract": "摘要"}

    again = browser.submit(browser.get("/outcomes/new"), "/outcomes/new", **typed)

    assert (again.status, head()) == (422, before)
    assert set(again.errors) == {"year", "evidence"}
    assert "成果至少要有一项佐证" in again.errors["evidence"]


def test_what_was_sent_back_is_improved_from_what_was_there(site):
    browser, here = site.as_("sec-ms-01"), f"/outcomes/{RETURNED}/edit"
    page = browser.get(here)

    same = browser.submit(page, here)
    better = browser.submit(browser.get(here), here, abstract="十二所学校的做法，数据来自台账。")

    assert "请写明数据的口径。" in page.text
    assert page.form(here)["links"] == ["https://example.org/b"]
    assert "内容与退回时相同" in same.text
    found = row(site, RETURNED)
    assert (better.status, found.state, str(found.abstract)) == (303, "submitted", "十二所学校的做法，数据来自台账。")


def test_the_party_school_accepts_as_representative_or_sends_back(site):
    browser = site.as_("officer")

    taken = browser.submit(
        browser.get(f"/outcomes/{SUBMITTED}/accept"), f"/outcomes/{SUBMITTED}/accept", representative="yes", comment=""
    )
    back = browser.submit(browser.get(f"/outcomes/{FOREIGN}/return"), f"/outcomes/{FOREIGN}/return", comments="补材料")

    assert (taken.status, back.status) == (303, 303)
    assert (row(site, SUBMITTED).representative, row(site, FOREIGN).state) == (True, "returned")


def test_a_lead_notes_how_far_it_was_spread(site):
    browser, here = site.as_("lead-ms"), f"/outcomes/{ACCEPTED}/promote"

    sent = browser.submit(
        browser.get(here), here, channel="practical_service", where="inside", audience_schools="4", exchange_id=""
    )

    shown = browser.get(f"/outcomes/{ACCEPTED}").text
    assert sent.status == 303
    assert "实践服务 校内 4 所" in shown
    assert "最多一次 12 所" in shown


def test_others_see_what_was_accepted_and_not_what_was_said_before(site):
    other = site.as_("sec-kg-01")

    page = other.get(f"/outcomes/{ACCEPTED}")

    assert "代表性成果" in page.text
    assert "可推广。" not in page.text
    assert other.get(f"/outcomes/{SUBMITTED}").status == 404
    assert titles(other.get("/outcomes")) == ["品牌手册"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("form=brand_carrier", ["品牌手册"]),
        ("state=returned", ["学科党课集"]),
        ("studio=ST-KG", ["园本课程党建十讲"]),
        ("studio=ST-MS&state=submitted", ["支部工作法汇编"]),
        ("year=2025", []),
        ("form=nothing&state=x&stage=none", ["园本课程党建十讲", "品牌手册", "学科党课集", "支部工作法汇编"]),
    ],
)
def test_the_list_is_narrowed(site, asked, found):
    assert titles(site.as_("officer").get(f"/outcomes?{asked}")) == found


def test_a_stage_names_who_has_not_handed_in(site):
    days = {Stage.PREPARATION: ((2024, 9, 1), (2025, 8, 31)), Stage.STUDY: ((2025, 9, 1), (2026, 8, 31))}
    told = {"focus": "成果", "primary_modes": ("集中学习",)}
    for stage, (first, last) in days.items():
        span = {"starts_on": date(*first), "ends_on": date(*last)}
        site.hub.programme.schedule_stage("P1", stage, **span, **told, act=by_history())
    browser = site.as_("officer")

    now, before = browser.get("/outcomes/collection"), browser.get("/outcomes/collection?stage=P1/preparation")

    assert "各工作室都已提交" in now.text
    assert "已认定 1 项 其中代表性 1 项 待认定 1 项" in now.text
    assert "还没有提交 幼儿园书记工作室 中学书记工作室" in before.text
    assert "幼儿园书记工作室" not in site.as_("lead-ms").get("/outcomes/collection").text
