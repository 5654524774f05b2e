"""List, invitation, visit, answer, link and paper in a browser: readable, by keyboard, on a phone, in large type, without scripts."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, small_targets, wrong, wrong_at

PAGES = [
    ("sec-kg-01", "/visits"),
    ("sec-kg-01", "/visits?q=nothing"),
    ("director", "/visits"),
    ("sec-kg-01", "/visits/new?as=host"),
    ("lead-ms", "/visits/new?as=guest&to=school:KG-01"),
    ("sec-ms-01", "/visits/new?in_return_for=3"),
    ("sec-kg-01", "/visits/record"),
    ("sec-kg-01", "/visits/load?to=school:MS-01"),
    ("sec-kg-01", "/visits/1"),
    ("sec-ms-01", "/visits/2"),
    ("sec-ms-01", "/visits/3"),
    ("sec-kg-01", "/visits/4"),
    ("sec-ms-01", "/visits/4"),
    ("sec-ms-01", "/visits/5"),
    ("sec-kg-01", "/visits/6"),
    ("sec-kg-01", "/visits/7"),
    ("sec-kg-01", "/visits/7/reply"),
    ("sec-ps-01", "/visits/7/reply"),
    ("sec-ps-01", "/visits/7/offer"),
    ("sec-ps-01", "/visits/7/withdraw"),
    ("sec-kg-01", "/visits/4/print"),
    ("officer", "/visits/7"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("visits") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_visits:app", data) as address:
        yield address


@pytest.fixture
def shared(visitor):
    """The public address of the open invitation."""
    page = visitor("sec-ps-01").open("/visits/7")
    return re.search(r"/i/\d+-[a-z2-7]+", page.locator("textarea.share").input_value())[0]


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(("login", "path"), [PAGES[0], PAGES[3], PAGES[11], PAGES[16]])
def test_a_page_in_large_type_fits_a_small_phone(visitor, login, path):
    guest = visitor(login)

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_the_link_is_a_plain_page_for_a_thumb(visitor, shared):
    guest = visitor()

    page = guest.open(shared, "phone")

    assert (guest.violations(), guest.sideways() <= 0, small_targets(page, 44)) == ([], True, [])
    assert page.locator("nav").count() == 0
    page.get_by_role("link", name="登录后回应").click()
    assert "next=/visits/7/reply" in page.url


def test_a_form_with_faults_has_the_summary_in_focus(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/visits/new", "phone")

    page.get_by_role("button", name="预览").click()
    page.locator(".notice.bad[role=alert]").wait_for()

    guest.until("document.activeElement.classList.contains('notice')")
    assert (guest.violations(), guest.sideways() <= 0) == ([], True)


def test_typing_narrows_the_list_without_a_jump_and_the_address_follows(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/visits")

    page.locator("#q").press_sequentially("支委会")
    guest.until("document.querySelectorAll('.visits > li').length === 1")

    guest.until("location.search.includes('q=')")
    assert page.evaluate("document.activeElement.id") == "q"
    page.go_back()
    guest.until("document.querySelectorAll('.visits > li').length > 1")


def test_the_load_of_the_chosen_unit_comes_by_itself(visitor):
    page = visitor("sec-ps-01").open("/visits/new")

    page.locator("#f-to").select_option("school:KG-01")

    page.locator("#load .load").wait_for()
    assert "小荷幼儿园" in page.locator("#load").inner_text()


def test_only_the_fields_of_the_chosen_answer_are_shown(visitor):
    page = visitor("sec-kg-01").open("/visits/7/reply", "phone")

    before = page.locator(".when:visible").count()
    page.get_by_text("谢绝", exact=True).first.click()

    assert before == 0
    assert page.locator(".when:visible").count() == 1
    assert page.locator("#f-reason").is_visible()


def test_an_invitation_is_sent_and_answered_without_scripts_and_by_keyboard(visitor):
    sender = visitor("sec-kg-01", java_script_enabled=False)
    page = sender.open("/visits/new?to=school:PS-01", enhanced=False)
    page.locator("#f-topic").fill("键盘也能发出的邀请")
    page.locator("[name='slots.0.on']").fill("2026-04-15")
    page.locator("[name='slots.0.part']").select_option("am")
    page.locator("button[name=preview]").press("Enter")
    page.get_by_role("button", name="发出", exact=True).press("Enter")
    assert "待对方回应" in page.locator(".head").inner_text()
    address = page.url.removeprefix(sender.base).partition("?")[0]

    answering = visitor("sec-ps-01", java_script_enabled=False).open(address + "/reply", "phone", enhanced=False)
    answering.locator("[value=accept]").press("Space")
    answering.get_by_role("button", name="提交回应").press("Enter")

    assert "已同意" in answering.locator("#flash").inner_text()
    assert "4 月 15 日（周三）上午" in answering.locator(".letter").inner_text()


def test_paper_is_one_letter_and_one_sheet(visitor):
    page = visitor("sec-kg-01").open("/visits/4/print")

    printed = page.pdf(format="A4")

    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 2
