"""The frame around every page: fragments, freshness, large type, language, what went wrong."""

import json

import pytest

from tests.web import sample
from tests.web.district import Hands
from web import site as web_site

FOLDERS = (web_site.TEMPLATES, sample.TEMPLATES)


def test_a_part_is_the_block_alone_and_the_back_button_gets_the_whole_page(sample_site):
    browser = sample_site().as_("sec-ms-01")

    part = browser.part("/sample")
    back = browser.get("/sample", HX_Request="true", HX_Request_Type="full", HX_History_Restore_Request="true")

    assert part.html.startswith("<ul><li>KG-01 小荷幼儿园</li>")
    assert "<header" not in part.html
    assert "<header" in back.html


def test_the_name_of_the_person_stands_above_every_page(sample_site):
    site = sample_site(operator="望汀区教育党校", support="区教育信息中心", icp="省ICP备000号")
    page = site.as_("sec-ms-01").get("/sample")

    assert "我的：郝砺川" in page.html
    assert "主办：望汀区教育党校 技术支持：区教育信息中心 省ICP备000号" in page.text
    assert "登录" not in page.text


def test_what_waits_is_counted_for_the_person_who_looks(sample_site):
    site = sample_site(waiting=lambda reader, person: {"p-director": reader.position}.get(person, 0))

    assert f'id="unread">{site.hub.position()}<' in site.as_("director").get("/sample").html
    assert 'id="unread"><' in site.as_("sec-ms-01").get("/sample").html


# ---- freshness


def again(browser, page, path="/sample", **headers):
    return browser.get(path, If_None_Match=page.headers["etag"], **headers).status


def test_an_unchanged_page_is_not_drawn_again(sample_site):
    browser = sample_site().as_("sec-ms-01")
    page = browser.get("/sample")

    assert again(browser, page) == 304
    assert again(browser, page, If_Modified_Since="Thu, 01 Jan 2026 00:00:00 GMT") == 304


def test_whatever_a_page_shows_makes_it_new(sample_site):
    clock = Hands()
    site = sample_site(clock=clock, idle_minutes=5_000, session_hours=100)
    browser, other = site.as_("sec-ms-01"), site.as_("director")

    def after(change):
        page = browser.get("/sample")
        change()
        return again(browser, page)

    assert after(lambda: None) == 304
    assert after(lambda: other.submit(other.get("/sample/new"), "/sample/new", topic="短", kind="rural")) == 200
    assert after(lambda: site.hub.private.enrol("p-director", name="齐新名")) == 200
    assert after(lambda: browser.post("/prefs/size", {"size": "large"})) == 200
    assert after(lambda: browser.post("/drafts/sample.need", {"topic": "草"})) == 200
    assert after(lambda: clock.wind(hours=10)) == 304
    assert after(lambda: clock.wind(hours=10)) == 200


def test_a_page_of_one_person_is_not_fresh_for_another_nor_for_a_new_session(sample_site):
    site = sample_site()
    page = site.as_("sec-ms-01").get("/sample")

    assert again(site.as_("director"), page) == 200
    assert again(site.another("sec-ms-01"), page) == 200


def test_a_part_and_a_whole_page_are_told_apart(sample_site):
    browser = sample_site().as_("sec-ms-01")

    assert again(browser, browser.get("/sample"), HX_Request_Type="partial") == 200
    assert again(browser, browser.part("/sample"), HX_Request_Type="partial") == 304


def test_own_pages_are_never_kept(site):
    page = site.as_("sec-ms-01").get("/me")

    assert page.headers["cache-control"] == "no-store"
    assert "etag" not in page.headers


# ---- what went wrong


def test_an_unknown_address_offers_a_way_on(site):
    whole, part = site.as_("sec-ms-01").get("/nowhere"), site.as_("sec-ms-01").part("/nowhere")

    assert whole.status == part.status == 404
    assert "地址可能已经变更" in whole.text
    assert 'href="/help"' in whole.html
    assert (part.headers["hx-retarget"], part.headers["hx-reswap"]) == ("#flash", "innerHTML")
    assert part.html.strip().startswith('<div class="notice"')


def test_a_mistake_in_the_code_becomes_a_number_and_one_line_without_persons(sample_site, capsys):
    browser = sample_site().as_("sec-ms-01")

    page, part = browser.get("/sample/broken"), browser.part("/sample/broken")

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert [page.status, part.status] == [500, 500]
    assert lines[0]["number"] in page.text
    assert lines[1]["number"] in part.text
    assert part.headers["hx-retarget"] == "#flash"
    assert lines[0]["kinds"] == ["ZeroDivisionError"]
    assert lines[0]["places"][-1].startswith("sample.py:")
    assert "何田苒" not in json.dumps(lines, ensure_ascii=False) + page.html


def test_a_full_disk_is_said_and_reading_goes_on(sample_site):
    browser = sample_site().as_("sec-ms-01")

    page, part = browser.get("/sample/full"), browser.part("/sample/full")

    assert page.status == part.status == 503
    assert page.headers["retry-after"] == part.headers["retry-after"] == "30"
    assert "存储空间已满" in page.text
    assert part.headers["hx-retarget"] == "#flash"
    assert browser.get("/sample").status == 200


def test_a_form_that_meets_a_full_disk_keeps_what_was_typed(sample_site):
    browser = sample_site().as_("sec-ms-01")
    form = browser.get("/sample/new")

    page = browser.post("/sample/keep", form.form("/sample/new") | {"topic": "读书会", "kind": "rural"})

    assert page.status == 503
    assert page.headers["retry-after"] == "30"
    assert "存储空间已满" in page.text
    assert page.form("/sample/new")["topic"] == ["读书会"]


# ---- how people like it


def test_large_type_stays_with_the_person(sample_site):
    site = sample_site()
    browser = site.as_("sec-ms-01")

    answer = browser.post("/prefs/size", {"size": "large", "next": "/sample?x=1"})

    assert (answer.status, answer.headers["location"]) == (303, "/sample?x=1")
    assert 'data-size="large"' in browser.get("/sample").html
    assert 'data-size="large"' in site.another("sec-ms-01").get("/sample").html
    assert 'data-size="large"' not in site.as_("director").get("/sample").html


def test_large_type_of_somebody_not_signed_in_stays_with_the_browser(site):
    browser = site.stranger

    browser.submit(browser.get("/login"), "/prefs/size", size="large")

    assert 'data-size="large"' in browser.get("/login").html
    assert 'data-size="large"' not in site.stranger.get("/login").html


@pytest.mark.parametrize("value", ["huge", "", "large\r\nx: y", "😀"])
def test_an_unknown_size_changes_nothing(site, value):
    browser = site.as_("sec-ms-01")

    answer = browser.post("/prefs/size", {"size": value, "next": "//evil.example"})

    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert site.hub.private.preference("p-sec-ms-01", "size") is None


def test_in_a_demo_every_page_says_so_and_elsewhere_none(make_site):
    said = "演示系统：人名、学校和往来都是虚构的"
    demo, real = make_site(demo="on"), make_site()

    for path in ("/login", "/help", "/nowhere"):
        assert said in demo.stranger.get(path).text
        assert said not in real.stranger.get(path).text
    assert said in demo.as_("sec-ms-01").get("/").text
