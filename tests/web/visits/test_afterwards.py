"""补录: a visit that took place without an invitation here."""

from __future__ import annotations

import pytest

from projections import visits

PAST = {
    "side": "host",
    "to": "school:PS-01",
    "topic": "临时的一次走访",
    "purpose": "看了早操，谈了值日。",
    "on": "2026-03-02",
    "start": "9:00",
    "end": "11:30",
    "headcount_guest": "3",
    "headcount_host": "4",
    "source": "签到表",
}


@pytest.fixture
def enter(site):
    def send(login="sec-kg-01", **typed):
        browser = site.as_(login)
        return browser.submit(browser.get("/visits/record"), "/visits/record", **(PAST | typed))

    return send


def test_a_past_visit_is_entered_and_the_other_side_is_asked(site, enter):
    sent = enter()

    page = site.as_("sec-ps-01").get(sent.headers["location"].partition("?")[0])
    assert "小荷幼儿园何田苒补录了这次互访，依据：签到表" in page.text
    assert "这是补录的记录，等青禾小学确认" in page.text
    assert 'acknowledge" aria-label="确认补录' in page.html


@pytest.mark.parametrize(("side", "host", "guest"), [("host", "KG-01", "PS-01"), ("guest", "PS-01", "KG-01")])
def test_who_visited_whom_is_asked_for(site, enter, side, host, guest):
    no = int(enter(side=side).headers["location"].split("/")[2].split("?")[0])

    with site.hub.reader() as read:
        visit = visits.visit(read, no)
    assert (visit.host.id, visit.guest.id, visit.afterwards) == (host, guest, True)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"on": "2026-03-06"}, "started_at", "还没有到"),
        ({"end": "8:00"}, "ended_at", "结束时间要晚于开始时间"),
        ({"headcount_guest": "0"}, "headcount_guest", "请填写 1 到"),
        ({"headcount_guest": "800"}, "headcount_guest", "比平常多很多"),
        ({"side": None}, "side", "请选择我方是接待还是到访"),
        ({"source": ""}, "source", "请填写依据"),
        ({"on": "2024-01-02"}, "started_at", "本期"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(enter, head, typed, field, sentence):
    before = head()

    page = enter(**typed)

    assert page.status == 422
    assert sentence in (
        page.errors.get(field) or page.errors.get({"started_at": "on", "ended_at": "end"}[field], "") or page.text
    )
    assert page.form("/visits/record")["topic"] == ["临时的一次走访"]
    assert head() == before


def test_an_unusual_number_is_accepted_when_it_is_meant(site, enter):
    asked = enter(headcount_guest="800")

    sent = site.as_("sec-kg-01").submit(asked, "/visits/record", sure="yes")

    assert sent.status == 303
