"""Answering an offer: yes, something else, no; from a link, too late, and at the same time as the other side."""

from __future__ import annotations

import pytest

from domain.visits import State
from projections import visits

FIRST = "2026-03-20|pm||"


@pytest.fixture
def offered(invited):
    """An invitation with two half-days, which waits for sec-ps-01."""
    return invited(**{"slots.1.on": "2026-03-24", "slots.1.part": "am"})


@pytest.fixture
def answer(site):
    """Open the form of a visit as somebody, fill it in and send it."""

    def send(login, no, **typed):
        browser = site.as_(login)
        return browser.submit(browser.get(f"/visits/{no}/reply"), f"/visits/{no}/reply", **typed)

    return send


def row(site, no):
    with site.hub.reader() as read:
        return visits.visit(read, no)


def test_yes_takes_one_of_the_offered_times(site, offered, answer):
    sent = answer("sec-ps-01", offered, answer="accept", slot=FIRST, party_size="6", note="坐公交来")

    page = site.as_("sec-kg-01").get(sent.headers["location"])
    assert "青禾小学连青禾同意了方案，时间定在 3 月 20 日（周五）下午" in page.text
    assert "坐公交来" in page.text
    assert "来访 6 人" in page.text
    assert (row(site, offered).state, row(site, offered).headcount) == (State.ACCEPTED, 6)


def test_another_proposal_shows_old_and_new_to_both_and_turns_the_page(site, offered, answer):
    typed = {"slots.0.on": "2026-03-26", "slots.0.part": "am"}

    sent = answer("sec-ps-01", offered, answer="counter", topic="家长开放日怎么办", **typed)

    for login, tag in (("sec-kg-01", "待贵方回应"), ("sec-ps-01", "待对方回应")):
        page = site.as_(login).get(sent.headers["location"])
        assert "<del>家长开放日</del>" in page.html
        assert "<ins>家长开放日怎么办</ins>" in page.html
        assert "<ins>3 月 26 日（周四）上午</ins>" in page.html
        assert tag in page.text


def test_a_proposal_without_a_change_is_asked_whether_it_is_a_yes(offered, answer, head):
    before = head()

    page = answer("sec-ps-01", offered, answer="counter", note="我们再想想")

    assert page.status == 422
    assert page.errors["slots"].startswith("您未作修改，是否同意原方案？")
    assert page.form(f"/visits/{offered}/reply")["note"] == ["我们再想想"]
    assert head() == before


def test_no_needs_a_reason_and_ends_it_for_both(site, offered, answer):
    without = answer("sec-ps-01", offered, answer="decline")
    sent = answer("sec-ps-01", offered, answer="decline", reason="exam", ask_again_after="2026-04-20")

    page = site.as_("sec-kg-01").get(sent.headers["location"])
    assert without.errors == {"reason": "请选择谢绝的原因"}
    assert "谢绝了：正值考试或迎检；4 月 20 日以后可以再约" in page.text
    assert f'href="/visits/new?again={offered}"' in page.html


def test_another_reason_is_told_in_words(offered, answer):
    page = answer("sec-ps-01", offered, answer="decline", reason="other")

    assert page.errors == {"note": "请填写这一项。"}


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "answer", "请选择贵方意见"),
        ({"answer": "perhaps"}, "answer", "没有这个选项"),
        ({"answer": "accept"}, "slot", "请选择选定时段"),
        ({"answer": "accept", "slot": "tomorrow"}, "slot", "没有这个选项"),
        ({"answer": "accept", "slot": "2026-03-25|am||"}, "slot", "这个时段不在方案里"),
        ({"answer": "accept", "slot": FIRST, "party_size": "-3"}, "party_size", "请填写 1 到"),
    ],
)
def test_what_is_wrong_with_an_answer_stands_beside_its_field(offered, answer, head, typed, field, sentence):
    before = head()

    page = answer("sec-ps-01", offered, note="还在", **typed)

    assert page.status == 422
    assert sentence in page.errors[field]
    assert page.form(f"/visits/{offered}/reply")["note"] == ["还在"]
    assert head() == before


def test_an_offer_that_was_changed_meanwhile_is_shown_before_it_is_answered(site, offered):
    guest, host = site.as_("sec-ps-01"), site.as_("sec-kg-01")
    read = guest.get(f"/visits/{offered}/reply")
    host.submit(host.get(f"/visits/{offered}/offer"), f"/visits/{offered}/offer", **{"slots.0.on": "2026-03-27"})

    late = guest.submit(read, f"/visits/{offered}/reply", answer="accept", slot=FIRST, note="坐公交来")
    again = guest.submit(late, f"/visits/{offered}/reply", slot="2026-03-27|pm||")

    assert late.status == 409
    assert "您填写期间有变动" in late.text
    assert "小荷幼儿园何田苒修改了方案，这是第 2 次方案" in late.text
    assert late.form(f"/visits/{offered}/reply")["note"] == ["坐公交来"]
    assert again.status == 303
    assert row(site, offered).slot.on.isoformat() == "2026-03-27"


def test_a_second_answer_is_told_calmly_what_is_so(site, offered, answer, head):
    browser = site.as_("sec-ps-01")
    page = browser.get(f"/visits/{offered}/reply")
    answer("sec-ps-01", offered, answer="decline", reason="exam")
    before = head()

    second = browser.submit(page, f"/visits/{offered}/reply", answer="accept", slot=FIRST, note="我来")

    assert second.status == 409
    assert "青禾小学连青禾谢绝了：正值考试或迎检" in second.text
    assert ">我来</textarea>" in second.html
    assert head() == before


def test_the_same_click_twice_is_one_answer(site, offered, head):
    browser = site.as_("sec-ps-01")
    page = browser.get(f"/visits/{offered}/reply")
    first = browser.submit(page, f"/visits/{offered}/reply", answer="accept", slot=FIRST)
    before = head()

    second = browser.submit(page, f"/visits/{offered}/reply", answer="accept", slot=FIRST)

    assert (first.status, second.status) == (303, 303)
    assert head() == before


def test_whoever_waits_for_the_answer_cannot_give_it(site, offered, head):
    browser, before = site.as_("sec-kg-01"), head()
    page = browser.get(f"/visits/{offered}/reply")

    sent = browser.post(
        f"/visits/{offered}/reply", {"answer": "accept", "slot": FIRST, "offer_no": "1", "command_id": ""}
    )

    assert "现在没有等贵方回应的方案" in page.text
    assert sent.status == 403
    assert "现在轮到来访方答复" in sent.text
    assert head() == before


@pytest.mark.parametrize("login", ["sec-ms-01", "observer", "nobody"])
def test_a_visit_of_others_is_not_answered(site, offered, head, login):
    before = head()

    sent = site.as_(login).post(f"/visits/{offered}/reply", {"answer": "accept", "slot": FIRST, "offer_no": "1"})

    assert sent.status in (303, 403, 404, 409)
    assert head() == before


def test_a_text_can_be_proposed_again_after_a_no(site, offered, answer):
    answer("sec-ps-01", offered, answer="decline", reason="exam")

    form = site.as_("sec-kg-01").get(f"/visits/new?again={offered}").form("/visits/new")

    assert [form[name][0] for name in ("topic", "to", "slots.1.on", "repeats")] == [
        "家长开放日",
        "school:PS-01",
        "2026-03-24",
        str(offered),
    ]


def test_an_expired_offer_says_so_and_goes_on(site, offered, hands):
    hands.wind(days=9)
    site.hub.deadlines.tick(hands())

    page = site.as_("sec-ps-01").get(f"/visits/{offered}/reply")

    assert "到期没有收到答复，邀请已过期" in page.text
    assert f'href="/visits/new?again={offered}"' in page.html


def test_an_offer_is_taken_back_with_a_reason(site, offered):
    browser = site.as_("sec-kg-01")
    without = browser.submit(browser.get(f"/visits/{offered}/withdraw"), f"/visits/{offered}/withdraw")

    sent = browser.submit(without, f"/visits/{offered}/withdraw", reason="场地要维修")

    assert without.errors == {"reason": "请填写撤回的原因"}
    assert "场地要维修" in site.as_("sec-ps-01").get(sent.headers["location"]).text
    assert row(site, offered).state is State.WITHDRAWN
