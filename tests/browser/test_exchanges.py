"""Exchanges in a browser: readable and reachable at each width, entered by keyboard, copied with one tap."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.web.exchanges_stage import (
    CANCELLED,
    CLEARING,
    FULL,
    HELD,
    OFFERING,
    OPEN,
    OVER,
    POSTPONED,
    REPORTED,
    SHEETED,
)

PAGES = [
    ("sec-ms-01", "/exchanges"),
    ("sec-ms-01", "/exchanges?kind=salon"),
    ("lead-ms", "/exchanges?month=2026-03"),
    ("lead-ms", "/exchanges?month=2026-07"),
    ("lead-ms", "/exchanges/new"),
    ("officer", f"/exchanges/{CLEARING}/clearing"),
    ("lead-ms", f"/exchanges/{OPEN}"),
    ("sec-ms-01", f"/exchanges/{OFFERING}"),
    ("partner-01", f"/exchanges/{OPEN}"),
    ("sec-ps-01", f"/exchanges/{POSTPONED}"),
    ("sec-ps-01", f"/exchanges/{CANCELLED}"),
    ("lead-ms", f"/exchanges/{OPEN}/revise"),
    ("sec-ps-01", f"/exchanges/{OPEN}/sign-up"),
    ("asst-ms", f"/exchanges/{OPEN}/sign-up/other"),
    ("lead-ms", f"/exchanges/{FULL}/seats"),
    ("lead-ms", f"/exchanges/{OVER}/held"),
    ("asst-ms", f"/exchanges/{HELD}/attendance"),
    ("asst-ms", f"/exchanges/{SHEETED}/attendance/correct"),
    ("asst-ms", f"/exchanges/{HELD}/minutes"),
    ("asst-ms", f"/exchanges/{REPORTED}"),
    ("asst-ms", f"/exchanges/{REPORTED}/briefing"),
    ("sec-ms-01", f"/exchanges/{REPORTED}/briefings/1"),
    ("sec-ms-01", f"/exchanges/{REPORTED}/feedback"),
    ("sec-ms-01", f"/exchanges/{OPEN}/print"),
    ("asst-ms", f"/exchanges/{OPEN}/sheet"),
    ("asst-ms", f"/exchanges/{HELD}/seats"),
    ("officer", f"/exchanges/{REPORTED}/redact"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("exchanges") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_exchanges:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_the_phone_and_on_the_desk(visitor, login, path):
    guest = visitor(login)
    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(
    "path", ["/exchanges", "/exchanges?month=2026-03", f"/exchanges/{FULL}/seats", f"/exchanges/{OPEN}"]
)
def test_a_page_in_large_type_fits_a_small_phone(visitor, path):
    guest = visitor("lead-ms")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_everybody_is_marked_by_one_button_and_one_of_them_changed_by_the_keyboard(visitor):
    page = visitor("asst-ms").open(f"/exchanges/{HELD}/attendance")
    page.get_by_role("button", name="全部到").click()
    page.get_by_text("已标 4/4").wait_for()

    page.get_by_role("radiogroup", name="何田苒").get_by_label("到", exact=True).focus()
    page.keyboard.press("ArrowRight")

    assert page.get_by_role("radiogroup", name="何田苒").get_by_label("迟到").is_checked()
    assert page.get_by_role("radiogroup", name="郝砺川").get_by_label("到", exact=True).is_checked()


def test_the_list_is_narrowed_in_place_and_the_address_follows(visitor):
    page = visitor("sec-ms-01").open("/exchanges")

    page.get_by_label("状态").select_option("open")
    page.get_by_text("红色路线研学").wait_for(state="detached")

    assert "state=open" in page.url
    assert page.get_by_role("link", name="支委会怎样开得短").is_visible()


def test_the_text_for_a_group_is_copied_with_one_tap(visitor):
    page = visitor("sec-ms-01", permissions=["clipboard-read", "clipboard-write"]).open(f"/exchanges/{OPEN}")

    page.get_by_role("button", name="复制文字").click()
    page.get_by_role("button", name="已复制").wait_for()

    assert "【经验交流会】支委会怎样开得短" in page.evaluate("navigator.clipboard.readText()")


def test_without_scripts_the_text_stands_there_and_no_button_that_does_nothing(visitor):
    page = visitor("sec-ms-01", java_script_enabled=False).open(f"/exchanges/{OPEN}", enhanced=False)

    assert "支委会怎样开得短" in page.locator("#share").input_value()
    assert not page.get_by_role("button", name="复制文字").is_visible()
