"""First pages, registers, help and administration in a browser: readable and reachable at each width, in large type, without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at

PAGES = [
    ("sec-kg-01", "/"),
    ("sec-ps-01", "/?skip=MS-01,MS-02,KG-01,PS-01"),
    ("lead-ms", "/"),
    ("asst-ms", "/"),
    ("mentor-ms", "/"),
    ("partner-01", "/"),
    ("director", "/"),
    ("observer", "/"),
    ("admin", "/"),
    ("nobody", "/"),
    ("sec-kg-01", "/schools"),
    ("sec-kg-01", "/schools?q=清华"),
    ("sec-kg-01", "/schools/MS-01"),
    ("partner-01", "/schools/KG-01"),
    ("officer", "/schools/new"),
    ("sec-ms-01", "/schools/MS-01/blocked"),
    ("director", "/schools?as_of=100"),
    ("director", "/schools/MS-01?as_of=100&axis=occurred"),
    ("director", "/replay"),
    ("sec-kg-01", "/studios"),
    ("officer", "/studios/ST-MS"),
    ("officer", "/studios/ST-MS/admit"),
    ("sec-kg-01", "/people"),
    ("sec-kg-01", "/people?q=zzz"),
    ("director", "/people/p-officer"),
    ("officer", "/people/new"),
    ("sec-kg-01", "/partners"),
    ("officer", "/partners/PA-01"),
    ("sec-kg-01", "/partners?q=zzz"),
    ("partner-01", "/partners/PA-01"),
    ("officer", "/partners/PA-01/edit"),
    ("officer", "/partners/PA-01/end"),
    ("partner-01", "/partners/PA-01/appraise"),
    ("partner-01", "/partners/PA-01/redact"),
    ("sec-ms-01", "/partners/PA-01/agreements/new"),
    ("sec-ms-01", "/partners/PA-01/agreements/a-street"),
    ("sec-ms-01", "/partners/PA-01/agreements/a-street/print"),
    ("sec-ms-01", "/partners/PA-01/agreements/a-street/end"),
    ("sec-ms-01", "/partners/PA-01/projects/new?need=n-talk&resource=r-hall"),
    ("sec-kg-01", "/resources?state=any"),
    ("sec-kg-01", "/resources?q=zzz"),
    ("officer", "/resources/new"),
    ("sec-kg-01", "/needs"),
    ("sec-kg-01", "/needs/new"),
    ("sec-kg-01", "/items/n-reading"),
    ("sec-kg-01", "/items/n-reading/withdraw"),
    ("sec-kg-01", "/matches?box=all"),
    ("sec-kg-01", "/matches"),
    ("partner-01", "/projects"),
    ("partner-01", "/projects?q=zzz"),
    ("partner-01", "/projects/PA-01/j-street"),
    ("officer", "/projects/PA-01/j-street/report"),
    ("partner-01", "/projects/PA-01/j-street/drop"),
    ("director", "/programme"),
    ("admin", "/admin"),
    ("admin", "/admin/patterns"),
    ("admin", "/admin/notices"),
    ("sec-kg-01", "/me/notices"),
    ("asst-ms", "/studios/ST-MS/robot"),
    ("", "/help"),
    ("", "/help?q=zzz"),
    ("", "/privacy"),
    ("", "/accessibility"),
    ("sec-kg-01", "/people/new"),
    ("sec-kg-01", "/schools/none"),
]


SHARED = ["/partners", "/partners/PA-01", "/resources", "/matches", "/projects/PA-01/j-street", "/resources/new"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("places") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_places:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_the_phone_and_on_the_desk(visitor, login, path):
    guest = visitor(login)
    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize("path", ["/", "/schools/MS-01", "/people", "/programme", "/help", "/privacy", *SHARED])
def test_a_page_in_large_type_fits_a_small_phone(visitor, path):
    guest = visitor("lead-ms")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_form_with_faults_has_the_summary_in_focus_and_keeps_what_was_typed(visitor, size):
    guest = visitor("officer")
    page = guest.open("/schools/new", size)
    page.get_by_label("学校名称").fill("麦田庄中学")

    page.get_by_role("button", name="登记").click()
    page.locator(".field.err").first.wait_for()

    guest.until("document.activeElement.classList.contains('notice')")
    assert page.get_by_label("学校名称").input_value() == "麦田庄中学"
    assert (guest.violations(), guest.sideways() <= 0) == ([], True)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_an_agreement_with_faults_says_all_of_them_at_once(visitor, size):
    guest = visitor("officer")
    page = guest.open("/partners/PA-01/agreements/new", size)
    page.get_by_label("各方职责").fill("街道提供场地")

    page.get_by_role("button", name="登记协议").click()
    page.locator(".field.err").first.wait_for()

    assert page.get_by_label("各方职责").input_value() == "街道提供场地"
    assert page.locator(".field.err").count() == 3
    assert (guest.violations(), guest.sideways() <= 0) == ([], True)


def test_people_are_found_while_one_types(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/people")

    page.locator("#q").press_sequentially("hlc")
    page.locator("#results [role=status]").wait_for()

    assert page.locator("#results tbody tr").all_inner_texts() == ["郝砺川\t柳岸中学 书记\t\n入室书记 · 柳岸中学"]
    assert page.url.endswith("/people?q=hlc")
    page.go_back()
    page.locator("#results tbody tr").nth(5).wait_for()


def test_everything_on_the_first_page_works_without_scripts(visitor):
    guest = visitor("sec-ps-01", java_script_enabled=False)
    page = guest.open("/", "phone", enhanced=False)
    shown = page.locator("#hint .body").inner_text()

    page.get_by_role("link", name="换一所").click()

    assert shown not in page.locator("#hint").inner_text()
    page.goto(guest.base + "/people")
    page.locator("#q").fill("柳岸")
    page.get_by_role("button", name="查找").click()
    assert page.locator("#results tbody tr").count() == 2  # its secretary, and who worked there before


def test_the_page_says_when_something_new_waits_without_a_reload(visitor, data):
    guest = visitor("partner-01")
    page = guest.open("/")
    assert page.locator("#unread").inner_text() == "1"
    sender = visitor("sec-ms-01").open("/visits/8/withdraw")

    sender.get_by_label("原因").fill("另约时间")
    sender.get_by_role("button", name="撤回").click()

    page.locator("#news a").wait_for()
    assert page.locator("#unread").inner_text() == ""
    page.locator("#news a").click()
    page.get_by_text("眼下没有等您办的事").wait_for()
    assert guest.complaints == []
