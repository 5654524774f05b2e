"""A post ends, or is handed on, from the page of the person who holds it."""

import re
from datetime import date

import pytest

from domain.words import Role
from projections import people, studios
from tests.web.places.test_setting_up import fill


def terms(site, person):
    with site.hub.reader() as read:
        return [(t.role, t.scope_id, t.from_on, t.until_on) for t in people.terms_of(read, person)]


BEGAN = date(2024, 9, 1)
BYSTANDER = [(Role.SECRETARY, "PS-01", BEGAN, None)]


def test_an_officer_registers_that_a_secretary_has_left(lively):
    fill(lively.as_("officer"), "/people/p-sec-ms-01/leave", reason="retired", on="2026-03-05")

    assert terms(lively, "p-sec-ms-01") == [(Role.SECRETARY, "MS-01", BEGAN, date(2026, 3, 5))]
    assert terms(lively, "p-sec-ps-01") == BYSTANDER


def test_a_secretary_who_changes_school_keeps_both_terms(lively):
    fill(lively.as_("officer"), "/people/p-sec-ms-01/school", to_school_id="KG-01", on="2026-03-02")

    assert terms(lively, "p-sec-ms-01") == [
        (Role.SECRETARY, "KG-01", date(2026, 3, 2), None),
        (Role.SECRETARY, "MS-01", BEGAN, date(2026, 3, 1)),
    ]
    assert terms(lively, "p-sec-ps-01") == BYSTANDER


def test_a_secretary_moves_to_another_studio_with_a_reason(lively):
    officer = lively.as_("officer")
    form = officer.get("/people/p-sec-ms-01/studio")

    silent = officer.submit(form, "/people/p-sec-ms-01/studio", to_studio_id="ST-KG", on="2026-03-02")
    fill(officer, "/people/p-sec-ms-01/studio", to_studio_id="ST-KG", reason="住得近", on="2026-03-02")

    with lively.hub.reader() as read:
        rows = [(row.studio, row.from_on, row.until_on) for row in studios.belongings_of_person(read, "p-sec-ms-01")]
    assert (silent.status, list(silent.errors)) == (422, ["reason"])
    assert rows == [("ST-KG", date(2026, 3, 2), None), ("ST-MS", BEGAN, date(2026, 3, 1))]


def test_completing_is_the_directors(lively):
    refused = lively.as_("officer").get("/people/p-sec-ms-01/complete")
    fill(lively.as_("director"), "/people/p-sec-ms-01/complete", result="excellent", on="2026-03-05")

    assert refused.status == 403
    assert terms(lively, "p-sec-ms-01") == [(Role.SECRETARY, "MS-01", BEGAN, date(2026, 3, 5))]
    assert terms(lively, "p-sec-ps-01") == BYSTANDER


def test_a_day_before_the_admission_is_refused_beside_the_day(lively):
    officer = lively.as_("officer")
    path = "/people/p-sec-ms-01/leave"

    answer = officer.submit(officer.get(path), path, reason="retired", on="2024-08-31")

    assert (answer.status, list(answer.errors)) == (422, ["on"])
    assert "现在这一段从 2024 年 9 月 1 日开始" in answer.text
    assert terms(lively, "p-sec-ms-01") == [(Role.SECRETARY, "MS-01", BEGAN, None)]


@pytest.mark.parametrize(
    ("person", "offered"),
    [
        ("p-sec-ms-01", ["grant", "term-end", "school", "studio", "leave", "complete"]),
        ("p-evaluator", ["grant", "term-end", "revoke"]),
        ("p-lead-ms", ["grant", "term-end", "/studios/ST-MS/lead"]),
        ("p-mentor-ms", ["grant", "term-end", "/studios/ST-MS/release"]),
        ("p-asst-ms", ["grant", "term-end", "/studios/ST-MS/assistant"]),
        ("p-partner-01", ["grant", "term-end", "/partners/PA-01/contact"]),
        ("p-nobody", ["grant"]),
    ],
)
def test_a_person_s_page_offers_what_the_post_allows_and_every_button_opens(lively, person, offered):
    director = lively.as_("director")
    addresses = [each if each.startswith("/") else f"/people/{person}/{each}" for each in offered]

    page = director.get(f"/people/{person}")

    found = re.findall(r'class="btn" href="([^"]+)"', page.html.split("<h1>")[1])
    of_posts = [each for each in found if each.rpartition("/")[2] not in {"account", "correct", "data", "stay"}]
    assert sorted(of_posts) == sorted(addresses)
    assert [director.get(each).status for each in addresses] == [200] * len(addresses)
