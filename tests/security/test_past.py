"""Every page of the site can be opened as it was, and nothing can be done there: each route, with the subjects of the matrix."""

from __future__ import annotations

import pytest

from tests.security.test_matrix import address, parties, routes
from tests.web.browsing import ORIGIN
from web import past
from web import site as web_site

THEN = "100"
"""A position: nearly everything of the small district was recorded on one day."""
PRESENT = web_site.PUBLIC - past.READABLE


def of_the_past(method):
    """Routes that can be opened, or sent to, as of a day."""
    return [
        path
        for path, how in routes()
        if how == method
        and path not in PRESENT
        and path.strip("/").split("/")[0] not in past.PRESENT
        and not path.endswith(past.FEEDS)
    ]


KEEPS_NO_DAY = ("/static/", "#")


def asked(path, day):
    return f"{path}{'&' if '?' in path else '?'}as_of={day}"


def sheet(page):
    """Whether it is a page for people, not a file."""
    return page.headers.get("content-type", "").startswith("text/html")


@pytest.mark.parametrize("role", ["director", "secretary"])
@pytest.mark.parametrize("route", of_the_past("GET"))
def test_every_page_opens_as_of_today_as_it_opens_today_and_changes_nothing(reading, route, role):
    browser = reading.another({"director": "director", "secretary": "sec-ms-01"}[role])
    for party in parties(route):
        path = address(route, role, party)

        live, then = browser.get(path), browser.get(asked(path, "2026-03-05"))

        if (then.status, (route, "POST") in routes()) != (
            409,
            True,
        ):  # a form may say that there is nothing to do there
            assert then.status == live.status, (path, then.text[:300])
        assert 'method="post"' not in then.html
        if sheet(then) and "<body" in then.html:
            assert "截至 2026 年 3 月 5 日的记录" in then.text


@pytest.mark.parametrize("route", of_the_past("GET"))
def test_every_page_opens_as_of_any_place_on_either_axis_or_says_that_there_was_nothing_yet(reading, route):
    browser, last = reading.another("director"), reading.hub.log.head().position
    for party in parties(route):
        path = address(route, "director", party)
        for place in (last // 4, last // 2, f"{last - 3}&axis=occurred"):
            then = browser.get(asked(path, place))

            assert then.status in {200, 403, 404, 409} or browser.get(path).status == 303, (path, then.text[:300])
            assert 'method="post"' not in then.html
            assert past_links(then) == [], path


def past_links(page):
    """Links of the page that would lead out of the past, but the one that says so."""
    return [
        given["href"]
        for tag, given in page.document.tags
        if tag == "a" and "data-now" not in given and (given.get("href") or "").startswith("/")
        if not given["href"].startswith(KEEPS_NO_DAY) and "as_of=" not in given["href"]
    ]


@pytest.mark.parametrize("route", of_the_past("POST"))
def test_nothing_is_done_on_a_page_of_the_past(reading, route):
    path = address(route, "director", parties(route)[0])
    before = reading.hub.log.head()

    sent = reading.another("director").post(asked(path, THEN), headers={"origin": ORIGIN})

    assert (sent.status, reading.hub.log.head()) == (409, before)
    assert "这是过去的记录，只供查看" in sent.text
