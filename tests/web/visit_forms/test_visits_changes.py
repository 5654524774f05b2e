"""Changing, cancelling, holding: the old terms stay until the other side has said yes, and time decides which form fits."""

from __future__ import annotations

from projections import visits
from tests.web.visits_stage import AGREED, CHANGING, HELD, OVER

MOVE = {"slots.0.on": "2026-3-27", "slots.0.part": "am", "reason": "当天有公开课"}


def visit(site, no):
    with site.hub.reader() as read:
        return visits.visit(read, no)


def test_a_change_that_is_proposed_leaves_the_old_terms_in_force(site, fill, done):
    answer = fill("sec-kg-01", AGREED, "change", **MOVE)

    assert done(answer, "sec-kg-01") == "改期已提出，等对方答复；原来的安排仍然有效。"
    assert (visit(site, AGREED).change_by, visit(site, AGREED).slot.on.day) == ("guest", 20)


def test_a_change_that_changes_nothing_is_asked_about(fill):
    page = fill("sec-kg-01", AGREED, "change", reason="想改")

    assert page.status == 422
    assert page.errors["slots"].startswith("您未作修改")


def test_who_proposes_second_meets_the_proposal_of_the_other_and_two_buttons(site):
    mine, theirs = site.as_("sec-kg-01"), site.as_("sec-ms-01")
    drawn = mine.get("/visits/1/change")
    theirs.submit(theirs.get("/visits/1/change"), "/visits/1/change", **MOVE)

    page = mine.submit(drawn, "/visits/1/change", venue="图书馆", reason="人多")

    assert page.status == 409
    assert "柳岸中学提出改期，原来的安排仍然有效" in page.text
    assert "同意对方的改期" in page.text
    assert "不同意" in page.text
    assert page.form("/visits/1/change")["venue"] == ["图书馆"]


def test_agreeing_to_a_change_moves_the_visit(site, fill, done):
    answer = fill("sec-ms-01", CHANGING, "change/reply", query="?answer=accept")

    assert done(answer, "sec-ms-01") == "已答复改期。"
    assert (visit(site, CHANGING).slot.on.day, visit(site, CHANGING).venue) == (26, "图书馆二层")
    assert visit(site, CHANGING).sequence == 2


def test_refusing_a_change_needs_a_reason_and_keeps_the_old_terms(site, fill, done):
    refused = fill("sec-ms-01", CHANGING, "change/reply", answer="reject")
    answer = fill("sec-ms-01", CHANGING, "change/reply", answer="reject", reason="26 日我校考试")

    assert refused.errors == {"reason": "请填写不同意的理由"}
    assert done(answer, "sec-ms-01") == "已答复改期。"
    assert (visit(site, CHANGING).slot.on.day, visit(site, CHANGING).change_by) == (24, None)


def test_an_answer_to_a_change_that_is_gone_is_a_conflict_in_words(site, fill):
    browser = site.as_("sec-ms-01")
    drawn = browser.get(f"/visits/{CHANGING}/change/reply")
    fill("sec-ps-01", CHANGING, "change/retract")

    page = browser.submit(drawn, f"/visits/{CHANGING}/change/reply", answer="reject", reason="那天不行")

    assert page.status == 409
    assert "没有等待答复的改期" in page.text
    assert page.form(f"/visits/{CHANGING}/change/reply")["reason"] == ["那天不行"]


def test_a_tampered_number_of_a_change_is_a_conflict_and_never_an_accident(fill):
    page = fill("sec-ms-01", CHANGING, "change/reply", answer="accept", change_no="一")

    assert page.status == 409
    assert "您看到的改期已经换成了新的一份" in page.text


def test_cancelling_says_how_many_will_be_told_and_asks_why(site, fill, done):
    page = site.as_("sec-kg-01").get("/visits/1/cancel")
    refused = fill("sec-kg-01", AGREED, "cancel")
    answer = fill("sec-kg-01", AGREED, "cancel", reason="illness", note="带队的同志生病")

    assert "共 4 人" in page.text
    assert list(refused.errors) == ["reason", "note"]
    assert "这次互访已取消" in done(answer, "sec-kg-01")
    assert visit(site, AGREED).state == "cancelled"


def test_a_second_click_on_cancel_is_one_event(site):
    browser = site.as_("sec-kg-01")
    page = browser.get("/visits/1/cancel")
    head = site.hub.log.head().position

    first, second = (browser.submit(page, "/visits/1/cancel", reason="exam", note="考试") for _ in range(2))

    assert (first.status, second.status) == (303, 303)
    assert site.hub.log.head().position == head + 1


def test_after_the_start_cancelling_becomes_recording_that_nobody_came(site, fill, done):
    moved = site.as_("sec-kg-01").get(f"/visits/{OVER}/cancel")
    answer = fill("sec-kg-01", OVER, "not-held", cause="outside", note="道路封闭")

    assert (moved.status, moved.headers["location"]) == (303, f"/visits/{OVER}/not-held")
    assert done(answer, "sec-kg-01") == "已登记为未成行。"
    assert visit(site, OVER).state == "not_held"


def test_a_visit_is_recorded_as_held_with_what_was_planned_filled_in(site, fill, done):
    form = site.as_("sec-ms-01").get(f"/visits/{OVER}/held").form(f"/visits/{OVER}/held")
    answer = fill("sec-ms-01", OVER, "held", headcount_host="5")

    assert (form["on"], form["started_at"], form["headcount_guest"]) == (["2026-03-04"], ["14:00"], ["3"])
    assert "到访已登记" in done(answer, "sec-ms-01")
    assert (visit(site, OVER).headcount_guest, visit(site, OVER).headcount_host) == (3, 5)


def test_an_unusual_number_of_people_is_entered_on_purpose_only(site, fill, done):
    asked = fill("sec-ms-01", OVER, "held", headcount_host="600")
    answer = fill("sec-ms-01", OVER, "held", headcount_host="600", sure="yes")

    assert asked.status == 422
    assert "600 人比平常多很多" in asked.errors["headcount_host"]
    assert "人数确实有这么多" in asked.text
    assert "到访已登记" in done(answer, "sec-ms-01")


def test_before_the_agreed_day_nothing_can_have_taken_place(site):
    secretary = site.as_("sec-ms-01")
    form = secretary.get(f"/visits/{OVER}/held").form(f"/visits/{OVER}/held")

    page = secretary.get(f"/visits/{AGREED}/held")
    sent = secretary.post(f"/visits/{AGREED}/held", form | {"headcount_host": "5"})

    said = "约定的日子是 3 月 20 日，到了那一天才能登记到访。日子有变的，请先提出改期。"
    assert (page.status, sent.status) == (409, 409)
    assert said in page.text
    assert said in sent.text
    assert f"/visits/{AGREED}/held" not in secretary.get(f"/visits/{AGREED}").html
    assert visit(site, AGREED).state == "accepted"


def test_what_has_not_happened_cannot_be_recorded(fill):
    page = fill("sec-ms-01", OVER, "held", headcount_host="5", on="2026-3-5", started_at="14:00", ended_at="16:00")

    assert page.status == 422
    assert page.errors["started_at"] == "这个时间还没有到，只能登记已经发生的事。"


def test_recording_a_visit_a_second_time_tells_that_it_is_recorded(site):
    page = site.as_("sec-ms-01").get(f"/visits/{HELD}/held")

    assert page.status == 409
    assert "这件事已经办过了" in page.text


def test_an_officer_who_acts_for_a_side_that_phoned_names_the_side(site, fill, done):
    refused = fill("officer", AGREED, "change", **MOVE)
    answer = fill("officer", AGREED, "change", **MOVE, side="host")

    assert refused.errors == {"side": "请选择代哪一方办理"}
    assert "改期已提出" in done(answer, "officer")
    assert visit(site, AGREED).change_by == "host"
