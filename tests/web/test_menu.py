"""The menu: two rows by role, from one list."""

import re

import pytest

from domain.words import Role
from web.menu import MENU, menu

EVERYTHING = frozenset(place.address for area in MENU for place in area.places)
MOST_AREAS, MOST_PAGES = 10, 7


def row(page, name):
    """What one row of the menu shows: (address, what `aria-current` says, words)."""
    found = page.html.split(f'<nav class="{name}"')[1].split("</nav>")[0] if f'<nav class="{name}"' in page.html else ""
    return re.findall(r'<a href="([^"]+)"(?: aria-current="([^"]+)")?>([^<]+)</a>', found)


@pytest.mark.parametrize(
    ("login", "offered"),
    [
        ("sec-ms-01", ["/", "/visits", "/cases", "/programme", "/partners", "/studios"]),
        ("mentor-ms", ["/", "/visits", "/cases", "/programme", "/partners", "/studios"]),
        ("director", ["/", "/visits", "/cases", "/programme", "/partners", "/studios", "/admin"]),
        ("nobody", []),
    ],
)
def test_the_first_row_shows_the_areas_of_the_role(site, login, offered):
    page = site.as_(login).get("/me")

    assert [address for address, *_ in row(page, "nav") if address in {*offered, "/admin"}] == offered


def test_the_second_row_shows_the_pages_of_the_present_area(site):
    page = site.as_("lead-ms").get("/problems")

    assert ("/programme", "true", "培育期") in row(page, "nav")
    assert [current for *_, current, _ in row(page, "nav")].count("true") == 1
    assert row(page, "subnav") == [
        ("/programme", "", "培育安排"),
        ("/obligations", "", "应报事项"),
        ("/problems", "page", "问题清单"),
        ("/outcomes", "", "成果"),
        ("/brands", "", "品牌"),
        ("/supervision", "", "督导"),
        ("/studios/support", "", "需要支持的学校"),
    ]


def test_only_those_who_keep_the_system_are_shown_the_way_to_administration(site):
    ways = {
        login: "/admin" in [way for way, *_ in row(site.as_(login).get("/me"), "nav")] for login in ("admin", "lead-ms")
    }

    assert ways == {"admin": True, "lead-ms": False}


def test_a_page_below_another_marks_the_nearest_above_it(site):
    inside, beside = (site.as_("officer").get(path) for path in ("/programme/P1", "/cases/queue"))

    assert row(inside, "subnav")[0] == ("/programme", "true", "培育安排")
    assert [address for address, current, _ in row(beside, "subnav") if current] == ["/cases/queue"]
    assert ("/cases", "true", "案例") in row(beside, "nav")


def test_an_area_of_one_page_has_no_second_row(site):
    page = site.as_("sec-ms-01").get("/")

    assert row(page, "nav")[0] == ("/", "page", "工作台")
    assert row(page, "subnav") == []


def test_what_does_not_exist_is_not_offered_and_the_next_page_leads_its_area():
    found = menu(frozenset({Role.DIRECTOR}), {"/visits", "/problems", "/brands"}, "/brands/3")

    assert [each.address for each in found.areas] == ["/visits", "/problems"]
    assert [(each.address, each.current) for each in found.pages] == [("/problems", ""), ("/brands", "true")]


@pytest.mark.parametrize("role", Role)
def test_both_rows_stay_short(role):
    found = menu(frozenset({role}), EVERYTHING, "/")
    areas = [menu(frozenset({role}), EVERYTHING, each.address).pages for each in found.areas]

    assert len(found.areas) <= MOST_AREAS
    assert max(len(pages) for pages in areas) <= MOST_PAGES


def test_each_address_stands_once():
    every = [place.address for area in MENU for place in area.places]

    assert sorted(every) == sorted(set(every))
