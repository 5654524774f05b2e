"""Collaboration, indicators and rubrics in a browser: readable and reachable at each width and in large type; the months move and play."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at

PAGES = [
    ("director", "/network"),
    ("director", "/network?as_of=2026-03"),
    ("sec-ms-01", "/network/matrix"),
    ("evaluator", "/network/pairs"),
    ("observer", "/network/returns"),
    ("lead-ms", "/network/isolated"),
    ("officer", "/network/stalled"),
    ("director", "/network/compare?with=2026-03"),
    ("director", "/network/compare?with=gestern"),
    ("evaluator", "/network/visits?crossing=1"),
    ("evaluator", "/indicators"),
    ("evaluator", "/indicators/I3?stage=total"),
    ("sec-ms-01", "/indicators?school=MS-01"),
    ("director", "/rubrics"),
    ("director", "/rubrics/studio-b"),
    ("evaluator", "/rubrics/new"),
    ("evaluator", "/rubrics/compare?left=studio-b&right=studio-b"),
    ("sec-ms-01", "/me/data"),
    ("director", "/people/p-sec-ms-01/erase"),
    ("admin", "/admin/exports"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("collaboration") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_collaboration:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(
    "path", ["/network", "/network/matrix", "/network/returns", "/indicators", "/rubrics/studio-b", "/me/data"]
)
def test_a_page_in_large_type_fits_a_small_phone(visitor, path):
    guest = visitor("director")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_the_months_are_walked_through_without_scripts(visitor):
    guest = visitor("director", java_script_enabled=False)
    page = guest.open("/network", "desktop", enhanced=False)

    page.get_by_role("link", name="上一月").click()

    assert "as_of=2026-03" in page.url
    assert "截至 2026 年 3 月 31 日" in page.locator("main").inner_text()


def test_moving_the_slider_is_enough_and_playing_ends_at_the_present(visitor):
    guest = visitor("director")
    page = guest.open("/network", "desktop")

    page.get_by_role("button", name="播放").click()
    page.get_by_role("button", name="暂停").wait_for()
    page.get_by_role("button", name="播放").wait_for(timeout=15_000)  # the last month has been reached
    assert page.locator("#month").input_value() == page.locator("#month").get_attribute("max")

    page.locator("#month").press("ArrowLeft")
    page.wait_for_url("**as_of=2026-03", timeout=15_000)
    assert guest.complaints == []
