"""Two people fill in the same paper at once: the second sees what the first sent, keeps the text, and decides."""

from __future__ import annotations

import pytest

from projections import visits
from tests.web.visits_stage import AGREED, CHANGING

LETTER = {"letter_no": "荷幼党函〔2026〕3 号", "headcount": "4", "itinerary": "13:30 出发"}
LOGISTICS = {"starts_at": "14:00", "ends_at": "16:00", "venue": "报告厅", "responsible_person": "p-sec-ms-01"}
PAPERS = [
    ("sec-kg-01", "letter", LETTER, {"letter_no": "荷幼党函〔2026〕4 号"}, "出具了公函"),
    ("sec-kg-01", "delegation", {"headcount": "4"}, {"headcount": "5"}, "确定了来访名单，共 4 人"),
    ("sec-ms-01", "logistics", LOGISTICS, {"venue": "操场"}, "在报告厅"),
]


@pytest.mark.parametrize(("login", "name", "first", "other", "told"), PAPERS)
def test_the_second_of_two_gets_what_the_first_sent_and_keeps_the_text(site, login, name, first, other, told):
    one, two = site.as_(login), site.another(login)
    path = f"/visits/{AGREED}/{name}"
    early, late = one.get(path), two.get(path)

    sent = one.submit(early, path, **first)
    refused = two.submit(late, path, **first | other)

    assert (sent.status, refused.status) == (303, 409)
    assert "您填写期间有变动" in refused.text
    assert told in refused.text.partition("您填写期间有变动")[2]
    [(field, text)] = other.items()
    assert refused.form(path)[field] == [text]
    assert two.submit(refused, path).status == 303


def test_what_others_do_meanwhile_with_other_papers_stops_nobody(site, fill):
    guest, path = site.as_("sec-kg-01"), f"/visits/{AGREED}/letter"
    page = guest.get(path)
    fill("sec-ms-01", AGREED, "logistics", **LOGISTICS)

    answer = guest.submit(page, path, **LETTER)

    assert answer.status == 303
    with site.hub.reader() as read:
        assert visits.visit(read, AGREED).venue == "报告厅"


def test_a_paper_for_a_day_that_was_moved_meanwhile_is_shown_again(site, fill):
    host, path = site.as_("sec-ps-01"), f"/visits/{CHANGING}/logistics"
    page = host.get(path)
    fill("sec-ms-01", CHANGING, "change/reply", query="?answer=accept")

    answer = host.submit(page, path, venue="操场")

    assert answer.status == 409
    with site.hub.reader() as read:
        assert visits.visit(read, CHANGING).venue == "图书馆二层"


def test_a_form_that_names_no_version_is_no_way_around(site):
    host, path = site.as_("sec-ms-01"), f"/visits/{AGREED}/logistics"
    form = host.get(path).form(path) | LOGISTICS

    answer = host.post(path, {name: text for name, text in form.items() if name != "version"})

    assert answer.status == 409
    with site.hub.reader() as read:
        assert not visits.visit(read, AGREED).arranged
