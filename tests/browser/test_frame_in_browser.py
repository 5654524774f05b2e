"""The frame in a real browser: readable, reachable, without complaints, with and without scripts and content network."""

import re
import time

import pytest

from tests.browser.conftest import CDN
from tests.browser.measures import in_large_type, wrong
from web.statics import STATIC

PAGES = ["/login", "/me", "/sample/new", "/sample", "/nowhere"]


def person_for(path):
    return "" if path == "/login" else "director"


@pytest.mark.parametrize("size", ["desktop", "phone", "small"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_readable_and_reachable(visitor, path, size):
    guest = visitor(person_for(path))

    guest.open(path, size)

    assert (wrong(guest), guest.complaints) == ({}, [])


@pytest.mark.parametrize("path", ["/me", "/sample/new"])
def test_large_type_is_readable_and_reachable(visitor, path):
    guest = visitor("officer")

    with in_large_type(guest, path, "phone"):
        assert wrong(guest, 59) == {}


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_faults_get_the_focus_and_stay_on_the_page(visitor, size):
    guest = visitor("director")
    page = guest.open("/sample/new", size)
    page.get_by_label("主题").fill("一句很长很长很长的话说不完")

    page.get_by_role("button", name="登记").click()
    page.locator(".field.err").first.wait_for()

    guest.until("document.activeElement.classList.contains('notice')")
    assert guest.violations() == []
    assert guest.sideways() <= 0
    assert page.get_by_label("主题").input_value() == "一句很长很长很长的话说不完"
    assert guest.complaints == []


def test_a_success_in_a_fragment_opens_the_next_page(visitor):
    guest = visitor("director")
    page = guest.open("/sample/new")
    page.get_by_label("主题").fill("读书会")
    page.get_by_label("乡村学校").check()

    page.get_by_role("button", name="登记").click()
    page.wait_for_url("**/sample?done=1")

    assert page.locator("#flash").inner_text() == "已保存。"
    assert page.locator("header.top").count() == 1


def test_one_more_row_comes_with_and_without_scripts(visitor):
    for scripts in (True, False):
        page = visitor("director", java_script_enabled=scripts).open("/sample/new", enhanced=scripts)
        page.get_by_label("主题").fill("读书会")

        page.get_by_role("button", name="再加一行").click()
        page.locator("[name='slots.1.on']").wait_for()

        assert page.get_by_label("主题").input_value() == "读书会"


def test_a_form_without_scripts_keeps_its_text_and_goes_on(visitor):
    page = visitor("director", java_script_enabled=False).open("/sample/new", enhanced=False)
    page.get_by_role("button", name="登记").click()
    assert "请填写主题" in page.locator("main").inner_text()

    page.get_by_label("主题").fill("读书会")
    page.get_by_label("乡村学校").check()
    page.get_by_role("button", name="登记").click()

    assert page.url.endswith("/sample?done=1")


def test_what_was_typed_is_kept_as_a_draft(visitor):
    guest = visitor("evaluator")
    page = guest.open("/sample/new")
    page.get_by_label("主题").fill("未写完的话")

    page.get_by_label("主题").press("Tab")
    page.get_by_text(re.compile("草稿已于 .* 保存")).wait_for()
    guest.open("/sample/new")

    assert page.get_by_label("主题").input_value() == "未写完的话"
    page.get_by_role("button", name="丢弃草稿").click()
    guest.until("document.querySelector('#f-topic').value === ''")
    assert guest.complaints == []


def test_a_refusal_of_a_fragment_lands_in_the_notice_line(visitor):
    page = visitor("director").open("/sample/new")
    page.evaluate("document.querySelector('#new [name=csrf]').value = 'stale'")

    page.get_by_role("button", name="登记").click()
    page.locator("#flash .notice").wait_for()

    assert page.locator("#new form").count() == 1
    assert "这次没有提交" in page.locator("#flash").inner_text()


def test_the_count_changes_while_somebody_looks(visitor):
    watcher, other = visitor("director"), visitor("officer")
    page = watcher.open("/me")
    before = int(page.locator("#unread").inner_text())

    acting = other.open("/sample/new")
    acting.get_by_label("主题").fill("读书会")
    acting.get_by_label("其他").check()
    acting.get_by_role("button", name="登记").click()

    watcher.until(f"Number(document.querySelector('#unread').innerText) > {before}")
    assert watcher.complaints == []


def test_signing_in_with_the_words_of_the_demo_page(visitor):
    page = visitor().open("/login?next=/me")
    words = page.locator(".demo code").first.inner_text()

    page.get_by_role("textbox", name="账号").fill("sec-kg-01")
    page.locator("input[name=password]").fill(words)
    page.get_by_role("button", name="登录").click()

    page.get_by_role("heading", name="何田苒").wait_for()


@pytest.mark.parametrize("network", ["ok", "abort", "404", "tampered", "hangs"])
def test_a_page_is_usable_at_once_whatever_the_content_network_does(visitor, network):
    guest = visitor("director")
    guest.page.context.unroute(CDN)
    guest.page.context.route(CDN, ANSWERS[network])
    began = time.monotonic()

    guest.page.goto(guest.base + "/sample", wait_until="domcontentloaded")
    waited = time.monotonic() - began
    guest.until("document.documentElement.dataset.enhanced")

    assert waited < 2.4
    assert guest.page.evaluate("[htmx.version, window.evil ?? null]") == ["4.0.1", None]
    assert guest.page.evaluate("document.documentElement.dataset.enhanced") == ("cdn" if network == "ok" else "local")


def _file(route):
    return (
        STATIC / "vendor" / ("hx-sse-4.0.1.min.js" if "hx-sse" in route.request.url else "htmx-4.0.1.min.js")
    ).read_bytes()


HEADERS = {
    "access-control-allow-origin": "*",
    "content-type": "application/javascript",
    "cache-control": "public, max-age=9",
}
ANSWERS = {
    "ok": lambda route: route.fulfill(body=_file(route), headers=HEADERS),
    "abort": lambda route: route.abort(),
    "404": lambda route: route.fulfill(status=404, body="", headers=HEADERS),
    "tampered": lambda route: route.fulfill(body=_file(route) + b";window.evil=1", headers=HEADERS),
    "hangs": lambda _: None,
}
