"""An evaluation from its opening to the answer to an objection, as the evaluator, the subject and the director do it on pages."""

from __future__ import annotations

import pytest

from domain.evaluation import Capacity, State
from hub import access, clock
from tests.web.evaluations_stage import OBJECTED, ONCE, OPENED, PERSONAL, PUBLISHED, SCORED, SIGNED
from web.decisions import news
from web.evaluation import waiting
from web.naming import Names
from web.notices.asked import Asked


def send(site, login, path, **fields):
    browser = site.as_(login)
    return browser.submit(browser.get(path), path, **fields)


def at(number, verb=""):
    return f"/evaluation/{number}/{verb}" if verb else f"/evaluation/{number}"


def test_an_evaluator_opens_one_by_a_version_and_its_lines_are_computed_at_once(site, row):
    made = send(
        site, "evaluator", "/evaluation/new?rubric=studio-9", subject="ST-KG", stage="study", as_of="2026-03-05"
    )

    found = row(9)
    assert (made.status, made.headers["location"]) == (303, "/evaluation/9?done=evaluation.open")
    assert (str(found.subject), found.stage, found.rubric) == ("studio:ST-KG", "study", "studio-9")
    assert [each.code for each in found.computed] == ["C1", "D3"]


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"subject": "ST-KG", "stage": "study", "as_of": "2027-01-01"},
            {"as_of": "截止日期不能晚于今天（3 月 5 日），请改选日期。"},
        ),
        (
            {"subject": "ST-KG", "stage": "summary"},
            {"stage": "到 3 月 5 日，总结阶段还没有开始，请改选阶段或截止日期。"},
        ),
        ({"subject": "", "stage": "study"}, {"subject": "请选择评价对象"}),
    ],
)
def test_what_cannot_be_evaluated_is_said_beside_its_field(site, head, fields, errors):
    before = head()

    again = send(site, "evaluator", "/evaluation/new?rubric=studio-9", **fields)

    assert (again.status, again.errors, head()) == (422, errors, before)


def test_the_same_evaluation_is_not_opened_twice(site, head):
    before = head()

    again = send(site, "evaluator", "/evaluation/new?rubric=studio-9", subject="ST-MS", stage="practice")

    assert (again.status, head()) == (409, before)


def test_the_subject_says_its_own_view_line_by_line(site, row):
    fields = {"statement": "走出去四次", "total": "86.5", "scores.C1.points": "30"}

    sent = send(site, "lead-ms", at(OPENED, "self"), **fields)

    assert (sent.status, str(row(OPENED).statement)) == (303, "走出去四次")
    assert [(each.code, each.points) for each in row(OPENED).own] == [("total", 86.5), ("C1", 30.0)]
    assert row(PERSONAL).statement is None


def test_experts_score_several_lines_at_once_and_all_that_is_wrong_is_said(site, row, head):
    before = head()
    wrong = {"lines.D4.points": "31", "lines.D3.points": "30.5"}

    again = send(site, "mentor-ms", at(OPENED, "scores"), **wrong)
    kept = head()
    right = {"lines.D4.points": "27.5", "lines.D4.comment": "扎实", "lines.D3.points": "24"}
    send(site, "mentor-ms", at(OPENED, "scores"), **right)
    send(site, "evaluator", at(OPENED, "scores"), **{"lines.D4.points": "28.5"})

    assert (again.status, kept) == (422, before)
    assert again.errors.keys() == {"lines.D3.points", "lines.D4.points"}
    assert row(OPENED).expert == {"D4": 28.0, "D3": 24.0}
    assert len(row(OPENED).notes) == 3


def test_nothing_is_scored_where_nothing_was_written(site, head):
    before = head()

    again = send(site, "evaluator", at(OPENED, "scores"))

    assert (again.status, head()) == (422, before)


def test_a_note_may_be_written_on_a_computed_line_whose_points_stay(site, row):
    send(site, "evaluator", at(OPENED, "note"), code="C1", comment="两次互访在阶段外")

    (note,) = row(OPENED).notes
    assert (note.code, note.points, str(note.comment)) == ("C1", None, "两次互访在阶段外")


def test_the_director_sets_an_experts_score_right_with_a_reason_and_lifts_a_veto(site, row):
    unsaid = send(site, "director", at(SCORED, "moderate"), code="D4", points="20", reason="")
    send(site, "director", at(SCORED, "moderate"), code="D4", points="20", reason="佐证只有一份")
    send(site, "director", at(SCORED, "lift-veto"), no="2", reason="照片已撤下")

    assert unsaid.errors.keys() == {"reason"}
    assert (row(SCORED).expert["D4"], row(SCORED).vetoes) == (20.0, ())


def test_two_persons_sign_what_they_have_read(site, row):
    early = site.as_("director").get(at(SCORED, "sign"))
    send(site, "evaluator", at(SCORED, "sign"))
    again = site.as_("evaluator").get(at(SCORED, "sign"))
    send(site, "director", at(SCORED, "sign"))

    assert "请先由评价员签认" in early.text
    assert (early.status, again.status) == (409, 409)
    assert row(SCORED).state is State.SIGNED
    assert (row(SCORED).signed_by(Capacity.EVALUATOR), row(SCORED).signed_by(Capacity.DIRECTOR)) == (
        "p-evaluator",
        "p-director",
    )


def test_what_changed_after_it_was_read_is_not_signed_but_shown_again(site, row):
    browser = site.as_("evaluator")
    page = browser.get(at(SCORED, "sign"))
    send(site, "mentor-ms", at(SCORED, "scores"), **{"lines.D4.points": "12"})

    again = browser.submit(page, at(SCORED, "sign"))
    browser.submit(again, at(SCORED, "sign"))

    assert (again.status, "您打开页面之后" in again.text, "40 分" in again.text) == (409, True, True)
    assert (row(SCORED).state, row(SCORED).total) == (State.SIGNED_ONCE, 40.0)


def test_an_evaluation_with_unscored_lines_is_not_signed(site, row):
    page = site.as_("evaluator").get(at(OPENED, "sign"))

    assert (page.status, "还有评分项没有评分（D4、D3）" in page.text) == (409, True)
    assert row(OPENED).signatures == ()


def test_the_result_is_told_to_the_subject_and_the_log_signed_up_to_its_position(site, row):
    folder = site.hub.settings.checkpoint_folder
    kept = {path.name for path in folder.iterdir()}

    sent = send(site, "director", at(SIGNED, "publish"))

    assert (sent.status, row(SIGNED).state) == (303, State.PUBLISHED)
    assert any(f"{row(SIGNED).frozen_at}" in path.name for path in folder.iterdir() if path.name not in kept)
    assert "65 分 · 合格" in site.as_("lead-ms").get(at(SIGNED)).text


def test_the_subject_hears_of_the_result_and_others_do_not(site):
    send(site, "director", at(SIGNED, "publish"))

    heard = {}
    with site.hub.reader() as read:
        for login in ("lead-ms", "sec-ms-01", "sec-kg-01", "mentor-ms"):
            who = access.standing(read, f"p-{login}", clock.local_day(site.hub.clock()))
            told = news(Asked(site.hub, read, who, site.hub.clock()))
            heard[login] = [each.path for each in told if each.name == "evaluation.news"]

    assert at(SIGNED) in heard.pop("lead-ms")
    assert heard == {"sec-ms-01": [], "sec-kg-01": [], "mentor-ms": []}


def test_an_objection_is_answered_and_the_evaluation_opened_again_with_a_reason(site, row):
    send(site, "lead-ms", at(PUBLISHED, "object"), code="total", statement="加分没有计入")
    send(site, "director", at(PUBLISHED, "resolve"), code="total", decision="upheld", reason="确有遗漏")
    seen = site.as_("lead-ms").get(at(PUBLISHED)).text
    send(site, "director", at(PUBLISHED, "reopen"), reason="补评加分项")

    assert "加分没有计入" in seen
    assert "答复：采纳 确有遗漏" in seen
    assert (row(PUBLISHED).state, row(PUBLISHED).signatures) == (State.OPENED, ())
    assert len(row(OBJECTED).open_objections) == 1


def test_texts_are_destroyed_by_who_wrote_them(site, row):
    browser, here = site.as_("lead-ms"), at(OBJECTED, "redact")
    page = browser.get(here)
    (key,) = [given["value"] for tag, given in page.document.tags if tag == "input" and given.get("name") == "of"][:1]

    browser.submit(page, here, of=key, reason="涉及个人", sure="yes")

    assert "（内容已移除）" in browser.get(at(OBJECTED)).text
    assert row(SCORED).statement.text is not None


@pytest.mark.parametrize(
    ("login", "number", "verb", "status"),
    [
        ("lead-ms", OPENED, "scores", 403),
        ("director", OPENED, "scores", 403),
        ("evaluator", PUBLISHED, "scores", 409),
        ("director", OPENED, "self", 403),
        ("lead-ms", SIGNED, "object", 409),
        ("evaluator", SIGNED, "publish", 403),
        ("director", ONCE, "publish", 409),
        ("officer", OBJECTED, "resolve", 403),
        ("lead-ms", OBJECTED, "reopen", 403),
    ],
)
def test_who_may_not_or_comes_at_the_wrong_time_gets_no_form(site, login, number, verb, status):
    page = site.as_(login).get(at(number, verb))

    assert page.status == status
    assert all(form["action"] != at(number, verb) for form in page.document.forms)


def test_what_waits_stands_on_the_first_page_of_whose_turn_it_is(site):
    found = {}
    with site.hub.reader() as read:
        for login in ("lead-ms", "sec-ms-01", "mentor-ms", "evaluator", "director", "officer", "sec-kg-01"):
            who = access.standing(read, f"p-{login}", clock.local_day(site.hub.clock()))
            found[login] = [item.address for item in waiting.of_person(read, who, site.hub, Names(read))]

    assert found == {
        "lead-ms": [at(OPENED, "self")],
        "sec-ms-01": [at(PERSONAL, "self")],
        "mentor-ms": [at(OPENED, "scores"), at(PERSONAL, "scores")],
        "evaluator": [at(OPENED, "scores"), at(SCORED), at(7, "scores"), at(PERSONAL, "scores")],
        "director": [at(ONCE), at(SIGNED, "publish"), at(OBJECTED, "resolve")],
        "officer": [],
        "sec-kg-01": [],
    }
    assert f'href="{at(OPENED, "self")}"' in site.as_("lead-ms").get("/").html
