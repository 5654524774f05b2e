"""Cases in a browser: found while one types, written with files, reviewed, taken up; by keyboard, on a phone, without scripts."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import serving
from tests.browser.measures import in_large_type, wrong, wrong_at
from tests.web import cases_stage, visits_stage
from tests.web.cases_stage import (
    ADAPTED,
    APPROVED,
    ARCHIVED,
    IN_REVIEW,
    PUBLISHED,
    RETURNED,
    REVISED,
    TRYING,
    WITHDRAWN,
)

PAGES = [
    ("sec-kg-01", "/cases"),
    ("sec-kg-01", "/cases?q=台账&level=middle"),
    ("sec-kg-01", "/search?q=量子纠缠"),
    ("sec-kg-01", "/search"),
    ("sec-kg-01", f"/cases/{PUBLISHED}"),
    ("sec-ms-01", f"/cases/{PUBLISHED}"),
    ("sec-ms-01", f"/cases/{RETURNED}"),
    ("sec-kg-01", f"/cases/{WITHDRAWN}"),
    ("sec-ms-01", f"/cases/{WITHDRAWN}"),
    ("sec-kg-01", f"/cases/{ARCHIVED}"),
    ("sec-kg-01", f"/cases/{ADAPTED}"),
    ("sec-kg-01", f"/cases/{PUBLISHED}/print"),
    ("sec-ms-01", f"/cases/{REVISED}/editions"),
    ("sec-ms-01", f"/cases/{REVISED}/editions/1"),
    ("sec-ms-01", "/cases/mine"),
    ("sec-ms-01", "/cases/new"),
    ("sec-kg-01", f"/cases/new?visit={visits_stage.REPORTED}"),
    ("sec-ms-01", f"/cases/{RETURNED}/edit"),
    ("sec-ms-01", f"/cases/{PUBLISHED}/edit"),
    ("lead-ms", "/cases/queue"),
    ("lead-ms", f"/cases/{IN_REVIEW}/review"),
    ("lead-ms", f"/cases/{IN_REVIEW}/reviewer"),
    ("officer", f"/cases/{APPROVED}/publish"),
    ("officer", f"/cases/{PUBLISHED}/redact"),
    ("officer", f"/cases/{PUBLISHED}/withdraw"),
    ("sec-kg-01", f"/cases/{PUBLISHED}/adopt"),
    ("sec-kg-01", f"/cases/{PUBLISHED}/adoptions/{TRYING}"),
    ("sec-kg-01", f"/cases/{PUBLISHED}/adoptions/{TRYING}/evidence"),
    ("sec-kg-01", f"/cases/{PUBLISHED}/adoptions/{TRYING}/result"),
    ("sec-ms-01", f"/cases/{PUBLISHED}/recommend"),
    ("officer", "/vocabulary"),
    ("officer", "/vocabulary/synonyms"),
    ("sec-kg-01", "/me/cases"),
    ("mentor-ms", "/"),
]
TEXTS = cases_stage.TEXTS


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("cases") / "data"


@pytest.fixture(scope="module")
def base(data, browser):
    with serving("tests.browser.served_cases:app", data) as address:
        yield address


@pytest.mark.parametrize(("login", "path"), PAGES)
def test_a_page_is_readable_and_reachable_on_a_phone_and_on_a_desk(visitor, login, path):
    guest = visitor(login)

    guest.open(path, "phone")

    assert wrong_at(guest, "phone", "desktop", "small") == {}


@pytest.mark.parametrize(("login", "path"), [PAGES[1], PAGES[4], PAGES[15], PAGES[20], PAGES[14]])
def test_a_page_in_large_type_fits_a_small_phone(visitor, login, path):
    guest = visitor(login)

    with in_large_type(guest, path):
        assert wrong(guest, 59) == {}


# ---- finding


def test_hits_change_while_one_types_and_the_box_keeps_the_caret(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/cases")

    page.locator("#q").press_sequentially("两本账", delay=30)

    page.locator(".hits mark").first.wait_for()
    guest.until("location.search.includes('q=')")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.locator("#q").input_value() == "两本账"
    assert guest.complaints == []


def test_letters_of_a_pinyin_that_is_being_composed_are_not_searched_for(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/cases")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#q").focus()
    session = page.context.new_cdp_session(page)

    for letters in ("t", "ta", "tai", "taiz", "taizh"):
        session.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    page.wait_for_timeout(600)
    before = [url for url in asked if "q=" in url]
    session.send("Input.insertText", {"text": "台账"})
    page.locator(".hits mark").first.wait_for()

    assert before == []


def test_a_tick_narrows_the_hits_keeps_the_page_in_place_and_can_be_taken_back(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/cases")
    page.evaluate("scrollTo(0, 200)")

    page.get_by_label("小学 1").check()
    page.locator(".chips a", has_text="小学").wait_for()
    assert "level=primary" in page.url
    assert page.evaluate("scrollY") >= 100

    page.go_back()
    guest.until("!location.search.includes('level') && document.querySelectorAll('.hits > li').length > 1")
    assert not page.get_by_label("小学 1").is_checked()


def test_completions_come_by_pinyin(visitor):
    guest = visitor("sec-kg-01")
    page = guest.open("/cases")

    page.locator("#q").press_sequentially("zuzhi", delay=30)

    guest.until("[...document.querySelectorAll('#words option')].some((o) => o.value === '组织生活')")


def test_without_scripts_words_facets_order_and_pages_work(visitor):
    page = visitor("sec-kg-01", java_script_enabled=False).open("/cases", enhanced=False)

    page.locator("#q").fill("支部")
    page.get_by_role("button", name="检索").click()
    assert page.locator(".hits mark").count() > 0
    page.get_by_label("小学 1").check()
    page.get_by_role("button", name="应用筛选").click()
    assert "level=primary" in page.url
    page.get_by_role("link", name="最新").click()
    assert "sort=new" in page.url
    page.get_by_role("link", name="去掉条件：小学").click()

    assert "level=primary" not in page.url


# ---- writing


def fill(page, title):
    page.get_by_label("题目").fill(title)
    page.get_by_label("成果形式").select_option("method_case")
    page.get_by_label("关键词").fill("先锋作用、课后服务")
    page.get_by_label("中学", exact=True).check()
    for name, text in TEXTS.items():
        page.locator(f"#f-{name}").fill(text)
    for name in ("truthful", "original", "privacy_checked"):
        page.locator(f"#f-{name}").check()


def test_without_scripts_a_case_is_written_with_a_file_looked_at_and_handed_in(visitor, tmp_path):
    picture = tmp_path / "流程.png"
    picture.write_bytes(cases_stage.picture())
    page = visitor("sec-ms-01", java_script_enabled=False).open("/cases/new", enhanced=False)
    fill(page, "没有脚本也写得成")

    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_role("button", name="上传").click()
    assert page.locator(".attached").inner_text().startswith("流程.png")
    page.get_by_role("button", name="预览").click()
    assert page.locator("h1").inner_text() == "没有脚本也写得成"
    assert page.locator(".prose h3").inner_text() == "三步"
    page.get_by_role("button", name="提交").click()

    assert re.search(r"/cases/\d+\?done=cases.sent$", page.url)
    assert "流程.png" in page.locator("article").inner_text()


def test_a_long_text_is_kept_while_its_author_stays_in_the_field(visitor):
    author = visitor("sec-kg-01")
    page = author.open("/cases/new")
    page.locator("#f-practice").press_sequentially("第一步，先开会前议题征集。")

    page.get_by_text("草稿已于").wait_for()

    assert page.evaluate("document.activeElement.id") == "f-practice"
    assert author.complaints == []
    again = visitor("sec-kg-01", java_script_enabled=False).open("/cases/mine", enhanced=False)
    again.get_by_role("link", name="还没有题目").click()
    assert again.locator("#f-practice").input_value() == "第一步，先开会前议题征集。"


def test_a_chosen_file_goes_up_at_once_with_a_bar_and_the_draft_names_it(visitor, tmp_path):
    picture = tmp_path / "现场.png"
    picture.write_bytes(cases_stage.picture())
    guest = visitor("sec-ps-01")
    page = guest.open("/cases/new")
    page.get_by_label("题目").fill("边写边传")

    page.locator("input[type=file]").set_input_files(picture)
    page.locator(".attached", has_text="现场.png").wait_for()
    page.get_by_text("草稿已于").wait_for()

    assert page.evaluate("document.activeElement.type") == "file"
    assert (guest.violations(), guest.complaints) == ([], [])
    page = guest.open("/cases/new")
    assert page.get_by_label("题目").input_value() == "边写边传"
    assert page.locator(".attached", has_text="现场.png").count() == 1


def test_a_file_over_the_limit_is_told_before_it_is_sent(visitor, tmp_path):
    large = tmp_path / "大.png"
    large.write_bytes(bytes(20 * 1024 * 1024 + 1))
    guest = visitor("sec-ps-01")
    page, sent = guest.open("/cases/new"), []
    page.on("request", lambda request: sent.append(request.method))

    page.locator("input[type=file]").set_input_files(large)
    page.locator(".toolarge").wait_for()

    assert "20 MB" in page.locator(".toolarge").inner_text()
    assert "POST" not in sent


def test_a_wrong_file_says_so_in_place_and_the_text_stays(visitor, tmp_path):
    wrong = tmp_path / "图.png"
    wrong.write_bytes(b"MZ no picture at all")
    guest = visitor("sec-ps-01")
    page = guest.open("/cases/new")
    page.get_by_label("题目").fill("留着这一句")

    page.locator("input[type=file]").set_input_files(wrong)
    page.get_by_text("内容与扩展名不符").wait_for()

    assert page.get_by_label("题目").input_value() == "留着这一句"
    assert guest.violations() == []


def test_missing_parts_are_listed_first_and_a_link_leads_to_each(visitor):
    guest = visitor("sec-ms-01")
    page = guest.open("/cases/new")
    page.get_by_label("题目").fill("只有题目")

    page.get_by_role("button", name="提交").click()
    notice = page.locator(".notice.bad[role=alert]")
    notice.wait_for()
    assert page.evaluate("document.activeElement.className").startswith("notice")
    notice.get_by_role("link", name=re.compile("成效与反响")).click()

    assert page.evaluate("document.activeElement.id || location.hash") in {"f-effect", "#f-effect"}
    assert guest.violations() == []


# ---- the whole way, by two people, without scripts


def returned(lead, here):
    page = lead.open(f"{here}/review", enhanced=False)
    page.get_by_label("对成效与反响的意见").fill("数据的口径请写清楚。")
    page.get_by_label("退改").check()
    page.get_by_role("button", name="提交评阅").click()


def changed(author, here):
    page = author.open(here, enhanced=False)
    assert "数据的口径请写清楚。" in page.locator("main").inner_text()
    page.get_by_role("link", name="修改后再交").first.click()
    page.locator("#f-effect").fill("改期两次，来自支部台账。")
    for name in ("truthful", "original", "privacy_checked"):
        page.locator(f"#f-{name}").check()
    page.get_by_role("button", name="提交").click()


def approved(lead, here):
    page = lead.open(f"{here}/review", enhanced=False)
    page.get_by_label("通过", exact=False).first.check()
    for name in ("authenticity", "innovation", "effect", "typicality"):
        page.locator(f"#f-score_{name}").fill("20")
    page.get_by_role("button", name="提交评阅").click()


def test_without_scripts_a_case_is_returned_changed_approved_and_published(visitor):
    def come(login):
        return visitor(login, java_script_enabled=False)

    author, lead, officer = come("sec-ms-01"), come("lead-ms"), come("officer")
    page = author.open("/cases/new", enhanced=False)
    fill(page, "从提交到发布")
    page.get_by_role("button", name="提交").click()
    here = re.search(r"/cases/\d+", page.url)[0]

    returned(lead, here)
    changed(author, here)
    approved(lead, here)
    officer.open(f"{here}/publish", enhanced=False).get_by_role("button", name="发布").click()

    reader = come("sec-kg-01").open(here, enhanced=False)
    assert "改期两次，来自支部台账。" in reader.locator("article").inner_text()


def test_without_scripts_a_case_is_taken_up_and_its_effect_reported(visitor):
    here = f"/cases/{PUBLISHED}"
    page = visitor("lead-ms", java_script_enabled=False).open(here, enhanced=False)

    page.get_by_role("link", name="准备借鉴").first.click()
    page.get_by_label("打算怎么用").fill("先在一个年级试。")
    page.get_by_role("button", name="登记").click()
    page.get_by_role("link", name="我方的借鉴").first.click()
    page.get_by_role("link", name="开始试行").click()
    page.get_by_role("button", name="登记").click()
    page.get_by_role("link", name="反馈效果").click()
    page.get_by_label("部分有效").check()
    page.get_by_label("具体说说").fill("台账好用。")
    page.get_by_role("button", name="提交").click()

    author = visitor("sec-ms-01", java_script_enabled=False).open("/cases/mine", enhanced=False)
    assert "望江中学反馈效果：部分有效" in author.locator("main").inner_text()


def test_a_case_is_printed_alone(visitor):
    page = visitor("sec-kg-01").open(f"/cases/{PUBLISHED}")

    page.emulate_media(media="print")

    shown = page.evaluate(
        "[...document.querySelectorAll('.top, footer, .crumb, aside.side, .acts')].filter((e) => e.getClientRects().length).length"
    )
    assert shown == 0
    assert page.locator("article").is_visible()
