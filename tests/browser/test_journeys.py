"""Whole ways through a visit in a real browser: by keyboard alone, with htmx and live news, and on a phone from a link."""

from __future__ import annotations

import re

import pytest

from hub.settings import DEMO_PASSPHRASE
from tests.browser.conftest import serving
from tests.web.visits_stage import OFFERED

STEPS = 120
"""More stops of the Tab key than a page has."""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("journeys") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_visits:app", data) as address:
        yield address


def tab_to(page, words):
    """The Tab key until the focus stands on the control with these words, which must be seen to have it."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        said = page.evaluate("""() => {
          const at = document.activeElement;
          return [at.innerText, at.getAttribute("aria-label"), ...[...(at.labels || [])].map((each) => each.innerText)].join("\\n");
        }""")
        if words in said:
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            card = page.evaluate("!!document.activeElement.closest('.choice, .check')")
            assert card or ring != "none", f"no ring around {words}"
            return
    pytest.fail(f"the Tab key does not come to {words}")


def fill_in(page, topic):
    page.locator("#f-to").select_option("school:PS-01")
    page.locator("#f-topic").fill(topic)
    page.locator("[name='slots.0.on']").fill("2026-04-15")


def test_an_invitation_is_answered_and_a_list_handed_in_by_keyboard_alone(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/")
    tab_to(page, "党课怎样请老党员来讲")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/visits/{OFFERED}/reply")
    tab_to(page, "同意")
    page.keyboard.press("Space")
    tab_to(page, "3 月 27 日（周五）下午")
    page.keyboard.press("Space")
    tab_to(page, "提交回应")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/visits/{OFFERED}?done=*")
    tab_to(page, "确定来访名单")
    page.keyboard.press("Enter")
    page.wait_for_url("**/delegation")
    tab_to(page, "从表格粘贴姓名")
    page.keyboard.insert_text("何田苒 书记\n白鹭洲 教师")
    tab_to(page, "提交名单")

    page.keyboard.press("Enter")

    page.get_by_text("共 2 人").first.wait_for()
    assert guest.complaints == []


def test_a_fault_is_put_right_in_place_and_the_other_side_sees_the_invitation_come(visitor):
    sender, watcher = visitor("sec-kg-01"), visitor("sec-ps-01")
    watching = watcher.open("/")
    before = int(watching.locator("#unread").inner_text() or 0)
    page = sender.open("/visits/new?as=host")
    fill_in(page, "家长开放日怎么办")

    page.get_by_role("button", name="预览").click()
    page.locator(".notice.bad[role=alert]").wait_for()
    assert page.locator("[name='slots.0.on']").get_attribute("type") == "date"
    page.locator("[name='slots.0.part']").select_option("am")
    page.get_by_role("button", name="预览").click()
    page.get_by_role("button", name="发出", exact=True).click()

    page.get_by_text("待对方回应").wait_for()
    watcher.until(f"Number(document.querySelector('#unread').innerText) > {before}")
    assert (sender.complaints, watcher.complaints) == ([], [])


def test_somebody_answers_on_a_phone_from_a_link_with_three_taps_and_a_form(visitor):
    sender = visitor("sec-kg-01")
    page = sender.open("/visits/new?as=host")
    fill_in(page, "园本课程里的党建")
    page.locator("[name='slots.0.part']").select_option("am")
    page.get_by_role("button", name="直接发出").click()
    link = re.search(r"/i/\S+", page.locator("textarea.share").input_value())[0]

    guest = visitor(has_touch=True)
    phone = guest.open(link, "phone")
    phone.get_by_role("link", name="登录后回应").tap()
    phone.get_by_role("textbox", name="账号").fill("sec-ps-01")
    phone.locator("input[name=password]").fill(DEMO_PASSPHRASE)
    phone.get_by_role("button", name="登录").tap()
    phone.locator("label", has=phone.locator("[value=accept]")).tap()
    phone.get_by_role("button", name="提交回应").tap()

    phone.get_by_text("已同意。").wait_for()
    assert (guest.sideways() <= 0, guest.complaints) == (True, [])
