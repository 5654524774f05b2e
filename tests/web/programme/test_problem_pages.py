"""A problem of a school on its way: raised, diagnosed by somebody else, met by a measure, solved, there again."""

from __future__ import annotations

from domain.problems import State
from projections import problems
from tests.web.programme_stage import FOREIGN, OWN

HERE = f"/problems/{OWN}"


def see(running, no=OWN):
    with running.hub.reader() as read:
        return problems.problem(read, no)


def send(running, login, path, **typed):
    browser = running.as_(login)
    answer = browser.submit(browser.get(path), path, **typed)
    assert answer.status == 303, (answer.errors, answer.notices)
    return answer


def agreed(running):
    send(running, "mentor-ms", f"{HERE}/diagnose", diagnosis="两本日历没有合在一起")
    send(running, "sec-ms-01", f"{HERE}/measure", measure="开学前联合排历", owner="p-sec-ms-01", due_on="2026-04-30")


def test_a_secretary_raises_a_problem_for_the_own_school(running):
    page = running.as_("sec-ms-01").get("/problems/new").form("/problems/new")

    answer = send(running, "sec-ms-01", "/problems/new", title="年轻教师不愿入党", description="连续两年没有人递交申请")

    assert page["school"] == ["MS-01"]
    assert answer.headers["location"].startswith("/problems/3?done=")
    assert (see(running, 3).school, see(running, 3).state) == ("MS-01", State.RAISED)


def test_the_schools_of_a_studio_read_one_another_and_nobody_else_does(running):
    title = "支部活动常与备课相撞"

    assert title in running.as_("sec-ps-01").get("/problems").text
    assert running.as_("sec-kg-01").get(HERE).status == 404
    listed = running.as_("sec-ms-01").get("/problems").html
    assert f'"{HERE}"' in listed
    assert f'"/problems/{FOREIGN}"' not in listed
    assert f'"/problems/{FOREIGN}"' in running.as_("officer").get("/problems").html


def test_who_raised_a_problem_does_not_diagnose_it(running):
    send(running, "lead-ms", "/problems/new", school="MS-02", title="台账不齐")
    lead, path = running.as_("lead-ms"), "/problems/3/diagnose"

    answer = lead.submit(lead.get(path), path, diagnosis="没有专人")

    assert answer.status == 403
    assert answer.form(path)["diagnosis"] == ["没有专人"]
    assert see(running, 3).state is State.RAISED


def test_a_problem_is_diagnosed_met_by_a_measure_and_solved_with_what_shows_it(running):
    agreed(running)

    send(running, "sec-ms-01", f"{HERE}/solve", result="改期降到两次", on="2026-03-05")

    row = see(running)
    assert (row.state, row.owner, row.diagnosed_by) == (State.SOLVED, "p-sec-ms-01", "p-mentor-ms")
    page = running.as_("sec-ps-01").get(HERE).text
    assert "郝砺川负责，4 月 30 日前完成" in page
    assert "改期降到两次" in page
    assert see(running, FOREIGN).state is State.RAISED


def test_a_problem_that_is_there_again_keeps_its_diagnosis_and_asks_for_a_new_measure(running):
    agreed(running)
    send(running, "sec-ms-01", f"{HERE}/solve", result="改期降到两次", on="2026-03-05")

    send(running, "mentor-ms", f"{HERE}/reopen", reason="期末又多了起来")

    row = see(running)
    assert (row.state, row.measure, row.reopened) == (State.DIAGNOSED, None, 1)
    page = running.as_("sec-ms-01").get(HERE).text
    assert "第 2 次出现" in page
    assert "期末又多了起来" in page


def test_a_measure_that_is_due_in_the_past_is_refused_beside_its_field(running):
    send(running, "mentor-ms", f"{HERE}/diagnose", diagnosis="两本日历没有合在一起")
    secretary, path = running.as_("sec-ms-01"), f"{HERE}/measure"

    answer = secretary.submit(secretary.get(path), path, measure="联合排历", owner="p-sec-ms-01", due_on="2026-03-01")

    assert answer.status == 422
    assert list(answer.errors) == ["due_on"]
    assert see(running).state is State.DIAGNOSED


def test_a_problem_waits_for_the_mentor_and_then_for_the_school(running):
    before = running.as_("mentor-ms").get("/").html
    send(running, "mentor-ms", f"{HERE}/diagnose", diagnosis="两本日历没有合在一起")

    assert f'"{HERE}/diagnose"' in before
    assert f'"{HERE}/diagnose"' not in running.as_("mentor-ms").get("/").html
    assert f'"{HERE}/measure"' in running.as_("sec-ms-01").get("/").html
    assert HERE not in running.as_("sec-kg-01").get("/").html


def test_the_list_is_narrowed_by_state(running):
    send(running, "sec-ms-01", f"{HERE}/withdraw", reason="已并入另一个问题")
    officer = running.as_("officer")

    assert f'"{HERE}"' not in officer.get("/problems?state=open").html
    assert f'"{HERE}"' in officer.get("/problems?state=withdrawn").html
    assert officer.get("/problems?state=nonsense&skip=-4&studio=none").status == 200
