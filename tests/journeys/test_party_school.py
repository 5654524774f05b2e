"""区教育党校: helps a side that phoned, ends a term, reads everything; an observer only reads."""

from __future__ import annotations

import pytest

from tests.journeys.steps import arranges, holds, invites

KG = "school:KG-01"


def test_an_officer_answers_for_a_side_that_phoned_and_it_says_so(town):
    no = invites(town.as_("sec-ms-01"), KG, "红帆讲坛")
    officer = town.as_("officer")

    officer.opens(f"/visits/{no}").follows("回应邀请").sees("您代小荷幼儿园回应，往来记录里会写明")
    officer.presses("提交回应", answer="accept", note="何园长来电同意")

    for login in ("sec-ms-01", "sec-kg-01"):
        town.as_(login).opens(f"/visits/{no}").sees("乔知远代小荷幼儿园同意了方案", "何园长来电同意")


def test_an_officer_confirms_no_minutes_and_writes_no_feedback_for_a_side(town):
    visit = arranges(town, "sec-ms-01", "sec-kg-01")
    town.it_is(3, 21)
    holds(visit)
    visit.host.opens(f"/visits/{visit.no}/minutes").presses("提交纪要", summary="看了现场。", learnt="短会")
    officer = town.as_("officer")

    officer.opens(f"/visits/{visit.no}").misses("去办理", "写反馈")
    with town.nothing_happens():
        for verb in ("minutes/reply", "feedback"):
            assert officer.browser.post(f"/visits/{visit.no}/{verb}", {"revision": "1"}).status == 403


def test_a_lead_whose_term_has_ended_is_told_the_date(town):
    lead, director = town.as_("lead-ms"), town.as_("director")
    lead.opens("/").follows("发起邀请")
    change = {"to_person_id": "p-nobody", "school_id": "MS-02", "reason": "工作调动"}

    director.opens("/studios/ST-MS/lead").presses("聘任", **change, on="2026-03-05")
    assert director.page.status == 200
    with town.nothing_happens():
        lead.presses("直接发出", to=KG, topic="家长开放日", **{"slots.0.on": "2026-03-20", "slots.0.part": "pm"})

    assert lead.page.status == 403
    lead.sees("您的任期（工作室主持人）已于 3 月 4 日结束")


@pytest.mark.parametrize("path", ["/visits/new", "/visits/record", "/people/new", "/studios/ST-MS/lead"])
def test_an_observer_reads_and_is_told_so(town, path):
    observer = town.as_("observer")

    with town.nothing_happens():
        observer.opens(path).sees("您的角色只能查看，不能办理")

    assert observer.page.status == 403


def test_an_observer_sees_what_is_public_and_no_button(town):
    visit = arranges(town, "sec-ms-01", "sec-kg-01")
    town.it_is(3, 21)
    holds(visit)
    observer = town.as_("observer")

    observer.opens("/").sees("学段之间走动了吗", "1 次跨学段，共开展 1 次").misses("发起邀请")
    observer.opens(f"/visits/{visit.no}").sees("家长开放日", "已开展").misses("行政楼 201", "还可以办理")


def test_the_district_sees_what_waits_too_long_and_what_is_disputed(town):
    invites(town.as_("sec-ms-01"), KG, "红帆讲坛", on="2026-05-20", reply_by="2026-05-10")
    town.it_is(3, 14)

    for login in ("director", "officer", "observer"):
        town.as_(login).opens("/").sees("超过 7 天没有回应", "红帆讲坛")
