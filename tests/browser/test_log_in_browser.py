"""The log in a browser: readable and reachable at each width and in large type, picked and walked through without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at

AXIS = "/log/studios?first=ST-MS&second=ST-KG"
PAGES = [
    ("director", "/log"),
    ("evaluator", "/log?area=visits&unit=studio:ST-MS"),
    ("director", "/log?since=never"),
    ("director", "/log/60"),
    ("observer", "/log/60"),
    ("director", "/log/studios"),
    ("admin", AXIS),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_brands:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize("path", ["/log", "/log/60", AXIS])
def test_a_page_in_large_type_fits_a_small_phone(visitor, path):
    guest = visitor("director")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_an_event_is_found_by_its_kind_without_scripts(visitor):
    guest = visitor("officer", java_script_enabled=False)
    page = guest.open("/log", "desktop", enhanced=False)
    page.get_by_label("范围").select_option("visits")
    page.get_by_role("button", name="应用筛选").click()

    page.locator("table a[href^='/log/']").first.click()

    assert page.get_by_role("heading", name="前因后果").is_visible()
    assert "visit." in page.locator("main").inner_text()
