"""An empty district of three studios and twenty-nine schools comes in from a sheet in a browser: with scripts on a phone, and without."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.rosters import PERSON, SCHOOL, STUDIO, book

SCHOOLS = [[f"PS-{n:02d}", f"第{n}小学", "小学", "城区", "河湾街道", "党支部", "12"] for n in range(1, 30)]
STUDIOS = [[f"ST-{n}", f"第{n}工作室", "小学"] for n in (1, 2, 3)]
MANY = [[f"人{n}", f"PS-{n % 29 + 1:02d}", "委员", f"0571-{n:07d}", "", "", "", ""] for n in range(600)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("empty") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_empty:app", data) as address:
        yield address


def send(page, **sheets):
    """Choose a workbook and send it."""
    page.locator("#f-file").set_input_files({"name": "名册.xlsx", "mimeType": XLSX, "buffer": book(**sheets).read()})
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_role("heading", name="对应各列").wait_for()


def carry_out(page, button):
    page.get_by_role("button", name="逐行核对").click()
    page.get_by_role("button", name=button).click(timeout=60_000)
    page.get_by_role("heading", name="已办完").wait_for(timeout=120_000)


def test_a_district_is_set_up_from_a_sheet_on_a_phone(visitor):
    guest = visitor("director")
    page = guest.open("/programme/new", "phone")
    page.get_by_label("名称").fill("第一期")
    page.get_by_label("代码").fill("2025")
    page.get_by_label("主管单位").fill("望汀区教育党校")
    page.locator("#f-starts_on").fill("2025-09-01")
    page.locator("#f-ends_on").fill("2027-08-31")
    page.get_by_role("button", name="开启").click()
    page = guest.open("/roster", "phone")

    send(page, 学校=[SCHOOL, *SCHOOLS], 工作室=[STUDIO, *STUDIOS])
    assert wrong_at(guest, "phone", "desktop", "small") == {}
    carry_out(page, "导入这 32 行")

    assert "导入了 32 行。" in page.locator("main").inner_text()
    assert wrong_at(guest, "phone", "desktop", "small") == {}


def test_a_long_sheet_shows_how_far_it_is_without_scripts(visitor):
    page = visitor("director", java_script_enabled=False).open("/roster", "desktop", enhanced=False)

    send(page, 学校=[SCHOOL, *SCHOOLS], 人员=[PERSON, *MANY])
    page.get_by_role("button", name="逐行核对").click()
    assert page.locator("progress").count() == 1
    page.get_by_role("button", name="导入这").click(timeout=60_000)
    page.get_by_role("heading", name="已办完").wait_for(timeout=120_000)

    assert page.locator(".tag", has_text="已导入").count() > 0


@pytest.mark.parametrize("path", ["/start", "/roster", "/admin/terms", "/people/p-director/term-end", "/"])
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, path):
    guest = visitor("director")

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}
    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}
