"""What people without an account see, in a browser: readable, by keyboard, on a phone, in large type, without scripts."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import exchanges
from tests.browser.conftest import serving
from tests.browser.measures import wrong, wrong_at
from tests.web.district import NOW
from tests.web.exchanges_stage import CANCELLED, CLOSED, FULL, OPEN, POSTPONED

PAGES = [
    "/exchanges/open",
    f"/exchanges/{OPEN}/join",
    f"/exchanges/{FULL}/join",
    f"/exchanges/{POSTPONED}/join",
    f"/exchanges/{CANCELLED}/join",
    f"/exchanges/{CLOSED}/join",
    "/g",
    "/g/1-none-none",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("guests") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_guests:app", data) as address:
        yield address


@pytest.fixture
def link(data):
    """The link that is sent to the address of the last guest of an exchange."""

    def mailed(no):
        with closing(open_hub(Settings(data=data), lambda: NOW)) as hub, hub.reader() as read:
            guests = [seat for seat in exchanges.seats(read, exchanges.exchange(read, no)) if seat.guest]
            last = max(guests, key=lambda seat: seat.began)
            return "/g/" + hub.guests.personal(no, last.id, proves=True)

    return mailed


def fill(page, name, reach):
    page.get_by_label("姓名").fill(name)
    page.get_by_label("电话或邮箱").fill(reach)
    page.get_by_label("单位").fill("汀南街道办")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, path):
    guest = visitor()

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


def test_a_guest_signs_up_confirms_and_withdraws_without_scripts(visitor, link):
    guest = visitor(java_script_enabled=False)
    page = guest.open(f"/exchanges/{OPEN}/join", "phone", enhanced=False)
    fill(page, "王来宾", "wang@example.org")
    page.get_by_role("button", name="报名").click()
    first = page.get_by_role("status").filter(has_text="核实链接").inner_text()

    guest.open(link(OPEN), "phone", enhanced=False)
    page.get_by_role("button", name="确认报名").click()
    seated = page.get_by_text("名额已为您留好").inner_text()
    page.get_by_role("link", name="取消报名").click()
    page.get_by_role("button", name="取消报名").click()

    assert "寄到您的邮箱" in first
    assert "共 1 人" in seated
    assert re.search(rf"/exchanges/{OPEN}/join\?done=guest\.withdrawn$", page.url)
    assert page.get_by_text("已取消报名。").is_visible()


def test_the_pages_of_a_seat_are_readable_and_reachable(visitor, link):
    guest = visitor()
    page = guest.open(f"/exchanges/{FULL}/join", "phone")
    fill(page, "李来客", "li@example.org")
    page.get_by_role("button", name="报名").click()
    page.get_by_text("我的报名").first.wait_for()
    asked = wrong_at(guest, "phone", "desktop", "small")
    own = link(FULL)

    guest.open(own, "phone")
    confirming = wrong_at(guest, "phone", "desktop", "small")
    page.get_by_role("button", name="确认报名").click()
    page.get_by_text("候补第 3 位").wait_for()
    found = [asked, confirming, wrong_at(guest, "phone", "desktop", "small")]
    for verb in ("companions", "withdraw"):
        guest.open(f"{own}/{verb}", "phone")
        found.append(wrong_at(guest, "phone", "desktop", "small"))

    assert found == [{}] * 5


def test_a_form_with_faults_has_the_summary_in_focus(visitor):
    guest = visitor()
    page = guest.open(f"/exchanges/{OPEN}/join", "phone")

    page.get_by_role("button", name="报名").click()
    page.locator(".notice.bad[role=alert]").wait_for()

    guest.until("document.activeElement.classList.contains('notice')")
    assert wrong(guest) == {}


def test_the_keyboard_never_meets_the_field_that_is_for_machines(visitor):
    guest = visitor()
    page = guest.open(f"/exchanges/{OPEN}/join")
    met = set()

    for _ in range(20):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.name || ''"))

    assert {"name", "reach", "organisation", "companions"} <= met
    assert "homepage" not in met
