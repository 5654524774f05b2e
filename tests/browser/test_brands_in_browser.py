"""Brands, outcomes and supervision in a browser: readable and reachable at each width and in large type, and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.web.brands_stage import ACCEPTED, BEGUN, LOOKED, OPEN, PROMOTED, RECTIFYING, RETURNED, SHOWN, SUBMITTED
from tests.web.cases_stage import picture

FINDING = f"/supervision/{LOOKED}/problems"
PAGES = [
    ("sec-kg-01", "/brands"),
    ("director", "/brands?level=middle&state=promoted"),
    ("sec-ms-01", f"/brands/{SHOWN}"),
    ("sec-kg-01", f"/brands/{PROMOTED}"),
    ("director", f"/brands/{SHOWN}/print"),
    ("lead-ms", "/brands/new"),
    ("sec-kg-01", f"/brands/{BEGUN}/name"),
    ("sec-kg-01", f"/brands/{BEGUN}/showcase"),
    ("sec-ms-01", f"/brands/{SHOWN}/showcase"),
    ("sec-ms-01", f"/brands/{SHOWN}/evidence"),
    ("evaluator", f"/brands/{SHOWN}/assess"),
    ("director", f"/brands/{SHOWN}/recognise"),
    ("officer", f"/brands/{PROMOTED}/promote"),
    ("sec-ms-01", f"/brands/{PROMOTED}/replicate"),
    ("director", f"/brands/{PROMOTED}/revoke"),
    ("officer", f"/brands/{SHOWN}/redact"),
    ("officer", "/outcomes"),
    ("officer", "/outcomes?form=paper"),
    ("sec-ms-01", f"/outcomes/{RETURNED}"),
    ("sec-kg-01", f"/outcomes/{ACCEPTED}"),
    ("sec-ms-01", "/outcomes/new"),
    ("sec-ms-01", f"/outcomes/{RETURNED}/edit"),
    ("officer", f"/outcomes/{SUBMITTED}/accept"),
    ("lead-ms", f"/outcomes/{ACCEPTED}/promote"),
    ("director", "/outcomes/collection"),
    ("director", "/supervision"),
    ("sec-kg-01", "/supervision"),
    ("lead-ms", f"/supervision/{LOOKED}"),
    ("evaluator", "/supervision/new"),
    ("director", f"{FINDING}/{OPEN}/request"),
    ("sec-ms-01", f"{FINDING}/{RECTIFYING}/report"),
    ("director", "/"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("brands") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_brands:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(("login", "path"), [PAGES[0], PAGES[2], PAGES[8], PAGES[16], PAGES[20], PAGES[27]])
def test_a_page_in_large_type_fits_a_small_phone(visitor, login, path):
    guest = visitor(login)

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


def test_the_wall_is_narrowed_in_place(visitor):
    guest = visitor("director")
    page = guest.open("/brands")

    page.get_by_label("学段").select_option("kindergarten")
    guest.until("document.querySelectorAll('.wall > li').length === 1")

    assert "level=kindergarten" in page.url
    assert (guest.violations(), guest.complaints) == ([], [])


def test_without_scripts_a_brand_goes_a_step_with_a_file_as_evidence(visitor, tmp_path):
    paper = tmp_path / "会议记录.png"
    paper.write_bytes(picture())
    page = visitor("sec-kg-01", java_script_enabled=False).open(f"/brands/{BEGUN}", enhanced=False)

    page.get_by_role("link", name="办理“定名”").click()
    page.get_by_label("品牌名称").fill("午睡二十分")
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="上传").click()
    page.get_by_role("button", name="定名").click()

    shown = page.locator("main").inner_text()
    assert "会议记录.png" in shown
    assert page.locator("h1").inner_text() == "午睡二十分"


def test_the_paper_of_a_brand_is_printed_alone(visitor):
    page = visitor("director").open(f"/brands/{SHOWN}/print")

    page.emulate_media(media="print")

    shown = page.evaluate(
        "[...document.querySelectorAll('.top, footer, .crumb, .noprint')].filter((e) => e.getClientRects().length).length"
    )
    assert shown == 0
    assert page.locator("article").is_visible()
