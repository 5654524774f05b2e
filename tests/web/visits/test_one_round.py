"""People hear everything in one round, and lose nothing that they typed by being refused."""

from __future__ import annotations

from datetime import date

import pytest

from domain.studios import LeavingReason
from projections import visits
from tests.web.district import by_history
from tests.web.visits_stage import AGREED

BAD_DATE = {"slots.0.on": "2月30日"}
LONG = "想带两位青年教师，看一堂课、谈一个问题。"


def end_term(site, login):
    """Nobody says so to a page that is open already."""
    told = {"programme_id": "P1", "reason": LeavingReason.REASSIGNED, "on": date(2026, 3, 4)}
    site.hub.studios.leave(f"p-{login}", **told, act=by_history())


def test_a_bad_date_does_not_hide_that_the_invitation_is_a_second_one(invited, propose, head):
    no = invited()
    before = head()

    page = propose("sec-kg-01", **BAD_DATE)

    assert (page.status, set(page.errors)) == (422, {"slots.0.on"})
    assert any("同一主题已有一份待回应的邀请" in notice for notice in page.notices)
    assert f'<a href="/visits/{no}" hx-ignore>家长开放日</a>' in page.html
    assert head() == before


@pytest.mark.parametrize("button", ["", "preview"])
def test_what_the_form_cannot_read_and_what_the_rules_refuse_stand_beside_their_fields_together(propose, head, button):
    before = head()

    page = propose("sec-kg-01", button, capacity="很多", reply_by="2026-03-01", purpose="请打 13812345678")

    assert list(page.errors) == ["purpose", "reply_by", "capacity"]
    assert "手机号" in page.errors["purpose"]
    assert "回复期限已经过去" in page.errors["reply_by"]
    assert head() == before


def test_nothing_is_said_of_what_could_not_be_read_but_that(propose):
    page = propose("sec-kg-01", **BAD_DATE)

    assert set(page.errors) == {"slots.0.on"}
    assert page.notices[0].startswith("请先更正以下内容")


def test_a_faulty_form_that_would_be_accepted_but_for_an_optional_field_stores_nothing(site, propose, head):
    before = head()

    page = propose("sec-kg-01", capacity="很多")

    assert (page.status, set(page.errors), head()) == (422, {"capacity"}, before)
    assert site.hub.log.receipt(page.form("/visits/new")["command_id"][0]) is None


def test_whose_term_has_ended_keeps_an_invitation_to_copy_and_as_a_draft(site, head):
    browser = site.as_("sec-kg-01")
    form = browser.get("/visits/new?as=host")
    end_term(site, "sec-kg-01")
    before = head()

    page = browser.submit(form, "/visits/new", topic="家长开放日", question=LONG)

    assert page.status == 403
    assert "任期" in page.notices[0]
    assert "家长开放日" in page.text
    assert LONG in page.text
    kept = [(draft.form, draft.body["question"]) for draft in site.hub.private.drafts("p-sec-kg-01")]
    assert kept == [("visits.invite", [LONG])]
    assert head() == before


def test_whose_term_has_ended_keeps_what_was_written_about_one_visit(site):
    browser = site.as_("sec-kg-01")
    path = f"/visits/{AGREED}/letter"
    form = browser.get(path)
    end_term(site, "sec-kg-01")

    page = browser.submit(form, path, itinerary=LONG)

    assert page.status in {403, 404}
    assert LONG in page.text
    assert [each.body["itinerary"] for each in site.hub.private.drafts("p-sec-kg-01")] == [[LONG]]
    assert site.hub.private.drafts("p-sec-ps-01") == []


def test_what_came_from_a_page_older_than_the_session_is_shown_and_is_nobodys_draft(site):
    browser = site.as_("sec-kg-01")
    form = browser.get("/visits/new?as=host")

    page = browser.submit(form, "/visits/new", question=LONG, csrf="of another session")

    assert (page.status, LONG in page.text) == (403, True)
    assert site.hub.private.drafts("p-sec-kg-01") == []


def test_a_password_is_never_shown_again(site):
    stranger = site.stranger
    form = stranger.get("/login")

    page = stranger.submit(form, "/login", login="sec-kg-01", password="another secret word", csrf="of another session")

    assert (page.status, "sec-kg-01" in page.text, "secret word" in page.html) == (403, True, False)


def test_a_refused_answer_is_a_draft_as_well(site, invited, hands):
    no = invited()
    browser = site.as_("sec-ps-01")
    path = f"/visits/{no}/reply"
    form = browser.get(path)
    with site.hub.reader() as read:
        key = visits.visit(read, no).key
    site.hub.visits.withdraw(key, reason="另约时间", act=by_history("p-sec-kg-01"))

    page = browser.submit(form, path, answer="decline", reason="exam", note=LONG)

    assert page.status == 409
    assert LONG in page.text
    assert site.hub.private.draft("p-sec-ps-01", "visits.reply", key)["note"] == [LONG]
