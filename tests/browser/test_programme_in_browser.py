"""Cohorts, studios, problems and reports in a browser: readable and reachable at each width and in large type, and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.web.programme_stage import OWN, PLAN

STAGE, STUDIO = "/programme/P1/stages/practice", "/studios/ST-MS"
BOARD, REPORT = f"{STUDIO}/board", f"/obligations/{OWN}/submit"
PAGES = [
    ("sec-ms-01", "/programme"),
    ("director", "/programme/new"),
    ("officer", "/programme/P1/schedule"),
    ("officer", "/programme/calendar"),
    ("officer", "/programme/calendar/sheet"),
    ("officer", "/programme/P1/targets"),
    ("officer", STAGE),
    ("director", f"{STAGE}/reschedule"),
    ("officer", f"{STAGE}/close"),
    ("lead-ms", STUDIO),
    ("lead-ms", BOARD),
    ("lead-ms", f"{STUDIO}/plans"),
    ("officer", f"{STUDIO}/plans/{PLAN}"),
    ("lead-ms", f"{STUDIO}/plans/new"),
    ("lead-ms", f"{STUDIO}/plans/{PLAN}/compare"),
    ("officer", f"{STUDIO}/redact"),
    ("asst-ms", f"{STUDIO}/needs"),
    ("lead-ms", f"{STUDIO}/pairings"),
    ("lead-ms", f"{STUDIO}/rotation"),
    ("lead-ms", f"{STUDIO}/pairings/ST-KG/confirm"),
    ("mentor-ms", f"{STUDIO}/guidance"),
    ("mentor-ms", f"{STUDIO}/guidance/new"),
    ("officer", "/studios/support"),
    ("sec-ms-01", "/problems"),
    ("sec-ms-01", "/problems/new"),
    ("mentor-ms", f"/problems/{OWN}"),
    ("mentor-ms", f"/problems/{OWN}/diagnose"),
    ("officer", "/obligations"),
    ("officer", "/obligations?state=accepted"),
    ("officer", "/obligations/new"),
    ("lead-ms", f"/obligations/{OWN}"),
    ("lead-ms", REPORT),
    ("lead-ms", f"/obligations/{OWN}/print"),
    ("lead-ms", "/"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("programme") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_programme:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize("path", ["/programme", BOARD, f"{STUDIO}/plans/new", "/obligations", REPORT])
def test_a_page_in_large_type_fits_a_small_phone(visitor, path):
    guest = visitor("lead-ms")

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_a_report_is_begun_looked_at_and_handed_in_without_scripts(visitor):
    guest = visitor("lead-ms", java_script_enabled=False)
    page = guest.open(REPORT, "phone", enhanced=False)
    assert "外出互访" in page.get_by_label("活动、考勤、互访、案例、品牌数据").input_value()
    page.get_by_label("下年打算").fill("再走**三所**学校")

    page.get_by_role("button", name="预览").click()

    assert page.locator("#preview strong").inner_text() == "三所"
    page.get_by_role("button", name="报送").click()
    assert page.url.endswith(f"/obligations/{OWN}?done=obligations.submit")
    assert page.locator("article table").count() > 0
