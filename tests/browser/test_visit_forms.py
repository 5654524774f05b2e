"""Each form of a visit in a browser: readable, reachable by keyboard, on a phone, in large type, with and without errors."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at

FORMS = {
    "sec-kg-01": "1/letter 1/delegation 1/change 1/cancel 2/not-held 2/held 3/attendance 3/minutes 3/feedback 3/return/waive"
    " 3/correct 3/correct/times 3/dispute 4/minutes 4/minutes/reply 4/actions/1 4/return 6/acknowledge",
    "sec-ms-01": "1/logistics 1/confirm 1/redact 5/change 5/change/reply",
    "sec-ps-01": "5/change/retract 4/dispute 4/attendance",
    "asst-ms": "3/attendance 4/attendance/correct 6/close",
    "officer": "3/void 3/correct/host 3/correct/partner-ids 3/correct/headcount-guest 1/change",
}
PAGES = [(login, page) for login, pages in FORMS.items() for page in pages.split()]
NO_ERROR = {"1/confirm", "4/minutes/reply", "5/change/retract", "6/acknowledge", "3/correct", "6/close", "4/attendance"}
"""Forms without a field, and pages without a form."""
WITH_FIELDS = [
    (login, page) for login, page in PAGES if page not in NO_ERROR and (login, page) != ("sec-ms-01", "5/change")
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("visits") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_visits:app", data) as address:
        yield address


def clear(page):
    """Empty every field of the form."""
    page.evaluate("""() => {
      for (const each of document.querySelectorAll("#matter input:not([type=hidden]), #matter textarea, #matter select")) {
        if (each.type === "radio" || each.type === "checkbox") each.checked = false; else each.value = "";
      }
    }""")


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_form_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(f"/visits/{path}", "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(("login", "path"), WITH_FIELDS)
def test_a_form_with_faults_has_the_summary_in_focus(visitor, login, path):
    guest = visitor(login, java_script_enabled=True)
    page = guest.open(f"/visits/{path}", "phone")
    clear(page)

    page.locator("#matter .acts .btn.pri").last.click()
    page.locator(".notice.bad[role=alert]").first.wait_for()

    guest.until("document.activeElement.classList.contains('notice')")
    assert guest.violations() == []
    assert guest.sideways() <= 0


@pytest.mark.parametrize(
    ("login", "path"), [("asst-ms", "3/attendance"), ("sec-kg-01", "4/minutes"), ("sec-ms-01", "1/logistics")]
)
def test_a_form_in_large_type_fits_a_small_phone(visitor, login, path):
    guest = visitor(login)

    with in_large_type(guest, f"/visits/{path}"):
        assert wrong(guest, 59) == {}


def test_attendance_is_taken_with_the_keyboard_alone_and_without_scripts(visitor):
    page = visitor("asst-ms", java_script_enabled=False).open("/visits/3/attendance", enhanced=False)
    page.get_by_role("button", name="全部到").press("Enter")
    page.locator("input[name='host.p-sec-kg-01.status'][value=present]").wait_for(state="attached")

    page.locator("input[name='guest.p-sec-ms-01.status'][value=present]").focus()
    page.keyboard.press("ArrowRight")

    marked = page.locator("input[name='guest.p-sec-ms-01.status']:checked")
    assert page.locator("input[name='host.p-sec-kg-01.status']:checked").get_attribute("value") == "present"
    assert marked.get_attribute("value") == "late"


def test_pasted_names_are_read_without_scripts(visitor):
    page = visitor("sec-kg-01", java_script_enabled=False).open("/visits/1/delegation", enhanced=False)
    page.get_by_label("从表格粘贴姓名").fill("何田苒\n白鹭洲")

    page.get_by_role("button", name="读取名单").click()

    assert page.get_by_role("checkbox", name="何田苒").is_checked()
    assert page.locator(".notice.ok").inner_text() == "认出 1 人，已经勾选。有 1 人不在名录里，只计人数。"


def test_what_is_typed_is_kept_as_a_draft(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/visits/3/dispute")
    page.get_by_label("贵方的说法").fill("到访的时间记错了")
    page.get_by_label("贵方的说法").blur()

    page.get_by_text("草稿已于").wait_for()

    again = visitor("sec-kg-01").open("/visits/3/dispute")
    assert again.get_by_label("贵方的说法").input_value() == "到访的时间记错了"
