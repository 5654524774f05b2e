"""A report on its way: begun from the records, written, looked at, handed in, signed, returned, accepted; more time, or none."""

from __future__ import annotations

from datetime import date

from domain.obligations import State
from projections import obligations
from tests.web.district import by_history
from tests.web.programme_stage import FOREIGN, OWN

HERE = f"/obligations/{OWN}"
CHAPTERS = ("plan_vs_done", "figures", "problems", "next_year")


def see(running, no=OWN):
    with running.hub.reader() as read:
        return obligations.obligation(read, no)


def send(running, login, path, **typed):
    browser = running.as_(login)
    answer = browser.submit(browser.get(path), path, **typed)
    assert answer.status == 303, (answer.errors, answer.notices)
    return answer


def written(running, login="lead-ms"):
    return send(running, login, f"{HERE}/submit", **{name: f"{name} 一节" for name in CHAPTERS})


def test_a_report_begins_with_what_the_records_show(running):
    form = running.as_("lead-ms").get(f"{HERE}/submit").form(f"{HERE}/submit")

    assert "| 实践阶段 | 未列计划 | 互访 3 次 |" in form["plan_vs_done"][0]
    assert "外出互访（次）" in form["figures"][0]
    assert "支部活动常与备课相撞" in form["problems"][0]


def test_a_report_is_looked_at_before_it_is_handed_in(running):
    lead, path = running.as_("lead-ms"), f"{HERE}/submit"

    looked = lead.submit(lead.get(path), path, preview="1", next_year="**明年**再走三所学校")

    assert looked.status == 200
    assert "<strong>明年</strong>再走三所学校" in looked.html
    assert see(running).state is State.ISSUED


def test_a_chapter_that_is_missing_is_told_beside_it_and_the_others_are_kept(running):
    lead, path = running.as_("lead-ms"), f"{HERE}/submit"
    typed = {name: f"{name} 一节" for name in CHAPTERS} | {"next_year": " "}

    answer = lead.submit(lead.get(path), path, **typed)

    assert answer.status == 422
    assert list(answer.errors) == ["next_year"]
    assert answer.form(path)["figures"] == ["figures 一节"]
    assert see(running).state is State.ISSUED


def test_what_is_written_is_kept_as_a_private_draft(running):
    lead, path = running.as_("lead-ms"), f"{HERE}/submit"
    page = lead.get(path)
    fields = {name: value[0] for name, value in page.form(path).items() if value}
    lead.post("/drafts/obligations.submit", fields | {"next_year": "写到一半"})

    assert lead.get(path).form(path)["next_year"] == ["写到一半"]
    assert running.as_("asst-ms").get(path).form(path)["next_year"] != ["写到一半"]


def test_what_the_assistant_hands_in_waits_for_the_signature_and_then_for_the_party_school(running):
    written(running, "asst-ms")
    officer = running.as_("officer")
    early = officer.submit(officer.get(f"{HERE}/accept"), f"{HERE}/accept")
    assert HERE in running.as_("lead-ms").get("/").html

    send(running, "lead-ms", f"{HERE}/sign")
    send(running, "officer", f"{HERE}/accept")

    assert early.status == 409
    assert (see(running).state, see(running).signed) == (State.ACCEPTED, True)
    assert "陆观澜签认" in running.as_("officer").get(HERE).text
    assert "柯一苇（代" in running.as_("officer").get(HERE).text
    assert see(running, FOREIGN).state is State.ISSUED


def test_a_returned_report_shows_what_is_to_be_mended_and_begins_with_what_was_written(running):
    written(running)
    send(running, "officer", f"{HERE}/return", comments="数据请注明来源")
    lead = running.as_("lead-ms")

    page = lead.get(f"{HERE}/submit")
    written(running)

    assert "数据请注明来源" in page.text
    assert page.form(f"{HERE}/submit")["figures"] == ["figures 一节"]
    assert (see(running).state, see(running).submission) == (State.SUBMITTED, 2)
    assert "第 1 次报送" in lead.get(HERE).text


def test_a_lead_does_not_judge_what_the_own_studio_owes(running):
    written(running)

    assert running.as_("lead-ms").get(f"{HERE}/accept").status == 403
    assert running.as_("sec-kg-01").get(HERE).status == 404


def test_an_officer_gives_more_time_and_the_director_waives(running):
    send(running, "officer", f"{HERE}/extend", new_due_on="2026-05-31", reason="台风停课")
    send(running, "director", f"/obligations/{FOREIGN}/waive", reason="工作室新设")

    assert (see(running).due_on, see(running).state) == (date(2026, 5, 31), State.ISSUED)
    assert see(running, FOREIGN).state is State.WAIVED
    page = running.as_("lead-ms").get(HERE).text
    assert "原定 4 月 30 日" in page
    assert "台风停课" in page


def test_the_list_shows_the_own_duties_first_and_all_to_the_party_school(running):
    mine, everything = running.as_("lead-ms").get("/obligations").html, running.as_("officer").get("/obligations").html

    assert f'"{HERE}"' in mine
    assert f'"/obligations/{FOREIGN}"' not in mine
    assert f'"/obligations/{FOREIGN}"' in everything
    assert f'"{HERE}"' not in running.as_("officer").get("/obligations?state=accepted").html
    assert running.as_("officer").get("/obligations?kind=x&state=y&studio=z&programme=0&skip=%2B1").status == 200


def test_a_stage_with_an_open_duty_is_not_closed_and_the_form_leads_to_it(running, clock):
    running.hub.programme.start_stage("P1", "practice", on=date(2025, 11, 1), act=by_history())
    clock.wind(days=56)
    officer, path = running.as_("officer"), "/programme/P1/stages/practice/close"
    page = officer.get(path)

    answer = officer.submit(page, path, note="都走了一遍")

    assert answer.status == 409
    assert f'"{HERE}"' in page.html
    assert answer.form(path)["note"] == ["都走了一遍"]


def test_a_report_prints_alone(running):
    written(running)

    page = running.as_("director").get(f"{HERE}/print")

    assert "figures 一节" in page.text
    assert "主持人签认：陆观澜" in page.text
