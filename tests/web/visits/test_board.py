"""The list of visits: whose, which, and what the address says."""

from __future__ import annotations

import re

import pytest

from web.visits import board


def topics(page):
    return re.findall(r'<h2><a href="/visits/\d+" hx-ignore>(.*?)</a></h2>', page.html)


def numbers(page):
    return [int(no) for no in re.findall(r'<h2><a href="/visits/(\d+)"', page.html)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [7, 6, 4, 3, 2, 1]),
        ("?box=in", [6, 3]),
        ("?box=out", [7, 4, 2, 1]),
        ("?box=district", [7, 6, 5, 4, 3, 2, 1]),
        ("?level=primary", [7, 4]),
        ("?state=open", [7]),
        ("?state=held&level=middle", [6, 3]),
        ("?q=支委会", [4]),
        ("?box=nonsense&level=x&state=y&after=z", [7, 6, 4, 3, 2, 1]),
    ],
)
def test_a_secretary_narrows_the_list_by_the_address(site, query, found):
    page = site.as_("sec-kg-01").get(f"/visits{query}")

    assert numbers(page) == found


def test_a_search_answers_with_the_results_alone(site):
    part = site.as_("sec-kg-01").part("/visits?q=党课")

    assert numbers(part) == [7, 1]
    assert "<html" not in part.html


@pytest.mark.parametrize("text", ["望江", "柳岸", "liuan", "la"])
def test_a_unit_is_found_by_its_name_or_pinyin(site, text):
    page = site.as_("director").get(f"/visits?q={text}")

    assert set(numbers(page)) == ({1, 2, 3, 5, 6} if text != "望江" else set())


def test_the_card_says_whose_turn_it_is_and_how_long(site):
    mine, theirs = (site.as_(login).get("/visits?state=open").text for login in ("sec-kg-01", "sec-ps-01"))

    assert "待贵方回应" in mine
    assert "请于 3 月 11 日前回应" in mine
    assert "待对方回应" in theirs


def test_a_long_list_goes_on_behind_its_last_number(site, monkeypatch):
    monkeypatch.setattr(board, "PAGE", 4)
    first = site.as_("director").get("/visits?level=kindergarten")

    following = re.search(r'rel="next" href="([^"]+)"', first.html)[1].replace("&amp;", "&")

    assert numbers(first) == [7, 6, 4, 3]
    assert following == "/visits?level=kindergarten&after=3"
    assert numbers(site.as_("director").get(following)) == [2, 1]


def test_an_empty_list_says_what_to_do(site):
    nothing = site.as_("lead-ms").get("/visits")
    narrowed = site.as_("sec-kg-01").get("/visits?q=没有这个词")

    assert "发起第一份邀请" in nothing.text
    assert "没有符合这些条件的互访" in narrowed.text
    assert 'href="/visits">清除筛选' in narrowed.html


def test_somebody_without_a_role_is_told_so(site):
    page = site.as_("nobody").get("/visits")

    assert page.status == 403
    assert "您不在可以办理这件事的名单里" in page.text


def test_the_list_asks_as_many_questions_for_one_visit_as_for_many(site):
    browser, asked = site.as_("sec-kg-01"), []
    browser.get("/visits")  # what waits is counted once for each position of the log
    reader = site.hub.read.open_reader()
    reader._cursor.connection.set_trace_callback(asked.append)
    site.hub.read.give_back(reader)

    counts = []
    for path, found in (("/visits?q=支委会", 1), ("/visits?q=党", 5), ("/visits", 6)):
        asked.clear()
        assert len(numbers(browser.get(path))) == found
        counts.append(len(asked))

    assert counts == [10, 10, 9]  # the names of all units are asked for once more, to find what was typed
