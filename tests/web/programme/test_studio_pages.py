"""What a studio does on pages: its board, needs, plan, pairings, turns, guidance."""

from __future__ import annotations

import re
from datetime import date

from domain.studios import PlanState
from domain.words import Party, PartyKind, Stage
from projections import studios
from projections.studios import Course
from tests.web.district import by_history
from tests.web.programme_stage import OWN, PLAN

WORK = {"items.0.stage": "study", "items.0.title": "书记论坛"}
LINES = {"goals": "形成品牌\n带出骨干\n", "needs": "专题研修", "problems": "党建与教学两张皮"}


def ask(running, question, *given):
    with running.hub.reader() as read:
        return question(read, *given)


def test_the_board_shows_each_school_of_the_studio_and_leads_to_the_records(running):
    page = running.as_("lead-ms").get("/studios/ST-MS/board")

    assert page.status == 200
    assert "柳岸中学" in page.text
    assert "小荷幼儿园" not in page.text
    assert 'href="/programme/P1/stages/study"' in page.html


def test_the_board_of_another_studio_is_closed_to_a_lead_and_open_to_the_party_school(running):
    assert running.as_("lead-ms").get("/studios/ST-KG/board").status == 403
    assert "小荷幼儿园" in running.as_("officer").get("/studios/ST-KG/board").text


def test_needs_are_recorded_by_the_assistant_and_shown_to_the_studio(running):
    path, helper = "/studios/ST-MS/needs", running.as_("asst-ms")
    typed = {"method": "survey", "needs.0.need": "党课设计", "needs.0.count": "6"}

    answer = helper.submit(helper.get(path), path, **typed)

    found = ask(running, studios.needs, "ST-MS")
    assert answer.headers["location"].startswith("/studios/ST-MS/plans?done=")
    assert [(each.need, each.count) for each in found.needs] == [("党课设计", 6)]
    assert "党课设计" in running.as_("sec-ms-01").get("/studios/ST-MS/plans").text
    assert ask(running, studios.needs, "ST-KG") is None


def test_a_plan_that_lacks_an_orientation_is_refused_beside_its_field_and_the_text_is_kept(running):
    path, lead = "/studios/ST-MS/plans/new", running.as_("lead-ms")
    typed = LINES | {"problems": "", "period": "2026", "items.0.stage": "study", "items.0.title": "书记论坛"}

    answer = lead.submit(lead.get(path), path, **typed)

    assert answer.status == 422
    assert list(answer.errors) == ["problems"]
    assert answer.form(path)["items.0.title"] == ["书记论坛"]
    assert [each.plan_id for each in ask(running, studios.plans, "ST-MS")] == [PLAN]


def test_a_plan_is_returned_mended_and_approved_and_then_open_to_the_district(running):
    officer, lead, here = running.as_("officer"), running.as_("lead-ms"), f"/studios/ST-MS/plans/{PLAN}"
    officer.submit(officer.get(f"{here}/return"), f"{here}/return", comments="请写清楚时间")
    assert "请写清楚时间" in lead.get(here).text
    outsider = running.as_("sec-kg-01")
    assert outsider.get(here).status == 404

    typed = LINES | {"items.0.stage": "study", "items.0.title": "书记论坛", "items.0.special": "yes"}
    lead.submit(lead.get(f"{here}/edit"), f"{here}/edit", **typed)
    officer.submit(officer.get(f"{here}/approve"), f"{here}/approve")

    row = ask(running, studios.plan, "ST-MS", PLAN)
    assert (row.state, row.revision, row.approved) == (PlanState.APPROVED, 2, 2)
    shown = outsider.get(here).text
    assert "带出骨干" in shown
    assert "请写清楚时间" not in shown
    assert ask(running, studios.plan, "ST-KG", PLAN).state is PlanState.SUBMITTED


def test_an_answer_to_a_plan_that_was_submitted_anew_meanwhile_is_refused(running):
    officer, lead, here = running.as_("officer"), running.as_("lead-ms"), f"/studios/ST-MS/plans/{PLAN}"
    late = officer.get(f"{here}/approve")
    officer.submit(officer.get(f"{here}/return"), f"{here}/return", comments="再细一些")
    typed = LINES | {"items.0.stage": "practice", "items.0.title": "品牌展示"}
    lead.submit(lead.get(f"{here}/edit"), f"{here}/edit", **typed)

    answer = officer.submit(late, f"{here}/approve")

    assert answer.status == 409
    assert ask(running, studios.plan, "ST-MS", PLAN).state is PlanState.SUBMITTED


def test_the_studio_that_was_asked_confirms_a_pairing_and_both_see_it(running):
    path, lead = "/studios/ST-MS/pairings/ST-KG/confirm", running.as_("lead-ms")

    answer = lead.submit(lead.get(path), path)

    (pair,) = ask(running, studios.pairings, "ST-KG")
    assert answer.headers["location"].startswith("/studios/ST-MS/pairings?done=")
    assert (pair.course, pair.confirmed_by) == (Course.PAIRED, "p-lead-ms")
    assert "幼小衔接里的党建" in running.as_("sec-kg-01").get("/studios/ST-KG/pairings").text


def test_turns_of_hosting_that_overlap_are_refused_and_others_are_kept(running):
    path, lead = "/studios/ST-MS/rotation", running.as_("lead-ms")
    first = {"turns.0.school": "MS-01", "turns.0.from_on": "2026-04-01", "turns.0.to_on": "2026-04-30"}
    second = {"turns.1.school": "PS-01", "turns.1.from_on": "2026-04-15", "turns.1.to_on": "2026-05-31"}

    wrong = lead.submit(lead.get(path), path, **first, **second)
    lead.submit(lead.get(path), path, **first, **second | {"turns.1.from_on": "2026-05-01"})

    assert wrong.status == 422
    assert list(wrong.errors) == ["turns"]
    found = ask(running, studios.rotation, "ST-MS")
    assert [(each.school, each.from_on) for each in found] == [
        ("MS-01", date(2026, 4, 1)),
        ("PS-01", date(2026, 5, 1)),
    ]


def test_a_note_for_the_lead_is_read_by_the_lead_and_its_mentor_alone_while_hours_are_listed(running):
    path, mentor = "/studios/ST-MS/guidance/new", running.as_("mentor-ms")
    note = {"on": "2026-03-04", "minutes": "90", "topic": "怎样写案例", "content": "先写问题。", "for_lead": "yes"}

    mentor.submit(mentor.get(path), path, **note)

    readers = ("mentor-ms", "lead-ms", "sec-ms-01", "officer")
    pages = {login: running.as_(login).get("/studios/ST-MS/guidance").text for login in readers}
    assert [login for login in readers if "先写问题。" in pages[login]] == ["mentor-ms", "lead-ms"]
    assert all("1 次，1.5 小时" in text for text in pages.values())
    assert running.as_("sec-kg-01").get("/studios/ST-MS/guidance").status == 403


def test_schools_that_need_support_are_listed_with_what_they_need(running):
    officer = running.as_("officer")
    officer.submit(officer.get("/schools/PS-01/need"), "/schools/PS-01/need", kind="few_members")

    page = officer.get("/studios/support")

    assert "青禾小学 党员人数少" in page.text
    assert running.as_("sec-ms-01").get("/studios/support").status == 403


def test_a_plan_says_in_which_stage_each_item_stands(running):
    page = running.as_("officer").get(f"/studios/ST-MS/plans/{PLAN}").text

    assert page.index("学习阶段") < page.index("书记论坛") < page.index("实践阶段") < page.index("品牌展示")
    assert Stage.STUDY not in page


def test_two_submissions_of_a_plan_are_laid_side_by_side(running):
    officer, lead, here = running.as_("officer"), running.as_("lead-ms"), f"/studios/ST-MS/plans/{PLAN}"
    officer.submit(officer.get(f"{here}/return"), f"{here}/return", comments="再细一些")
    lead.submit(lead.get(f"{here}/edit"), f"{here}/edit", **LINES | {"goals": "办成三场公开课"} | WORK)

    page = lead.get(f"{here}/compare")

    assert "第 1 稿和第 2 稿有什么不同" in page.text
    assert "办成三场公开课" in "".join(re.findall(r"<ins>(.*?)</ins>", page.html))
    assert f'href="{here}/compare"' in lead.get(here).html
    assert "请选两个不同的稿次" in lead.get(f"{here}/compare?from=2&to=2").text


def test_a_proposal_of_pairing_is_taken_back_by_the_studio_that_made_it_alone(running):
    there, lead = "/studios/ST-MS/pairings/ST-KG/withdraw", running.as_("lead-ms")

    answer = lead.get(there)

    assert answer.status == 403
    assert lead.post(there).status == 403
    assert ask(running, studios.pairings, "ST-KG")[0].course is Course.PROPOSED


def test_an_assistant_from_another_school_than_the_leads_is_pointed_out(running):
    people, on = running.hub.people, date(2026, 3, 1)
    people.enrol("p-ps-as", name="辛助理", post="党务干事", party=Party(PartyKind.SCHOOL, "PS-01"), act=by_history())
    before = running.as_("lead-ms").get("/studios/ST-MS").text
    running.hub.studios.appoint_assistant("ST-MS", "p-ps-as", on=on, act=by_history())

    page, stage = (
        running.as_("lead-ms").get(path).text for path in ("/studios/ST-MS", "/programme/P1/stages/practice")
    )

    assert "助理不是主持人所在学校的党务干部" not in before
    assert "助理不是主持人所在学校的党务干部" in page
    assert "还没有配齐的工作室" in stage
    assert "请留意" not in running.as_("lead-ms").get("/studios/ST-XX").text


def test_a_school_shows_its_problems_to_those_who_may_read_them(running):
    own, other = (running.as_(login).get("/schools/MS-01") for login in ("lead-ms", "sec-kg-01"))

    assert f'href="/problems/{OWN}"' in own.html
    assert 'href="/problems/new?school=MS-01"' in own.html
    assert f'href="/problems/{OWN}"' not in other.html
    assert 'href="/problems/new?school=MS-01"' not in other.html
