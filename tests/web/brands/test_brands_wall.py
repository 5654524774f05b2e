"""The wall of brands: every school with its eight steps in words, narrowed, flagged, and nothing ranked."""

from __future__ import annotations

import re

from tests.web.brands_stage import BEGUN, SHOWN


def lines(page):
    """Text of each school's line."""
    found = re.findall(r"<li>\s*<div class=\"what\">(.*?)</ol>", page.html, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", line)).strip() for line in found]


def test_every_school_stands_with_its_brand_its_steps_in_words_and_the_next_one(site):
    page = site.as_("sec-ms-01").get("/brands")

    found = lines(page)
    assert [line.split()[1] for line in found] == ["柳岸中学", "望江中学", "青禾小学", "小荷幼儿园"]
    assert "红帆讲坛 展示 下一步：认定" in found[0]
    assert "释义 （已完成）" in found[0]
    assert "认定 （下一步）" in found[0]
    assert "还没有品牌 下一步：提出" in found[1]
    assert "八步都已完成" in found[2]


def test_a_brand_that_is_not_named_is_no_more_than_begun_for_others(site):
    theirs = site.as_("sec-ms-01").get("/brands")
    own = site.as_("sec-kg-01").get("/brands")

    assert "午睡二十分" not in theirs.text
    assert "酝酿中" in theirs.text
    assert f'href="/brands/{BEGUN}"' in own.html


def test_the_wall_is_narrowed_by_studio_level_and_step(site):
    browser = site.as_("director")

    asked = ("studio=ST-KG", "level=primary", "state=showcased", "state=none", "level=middle&state=promoted")
    found = [lines(browser.get(f"/brands?{each}")) for each in asked]

    assert [[line.split()[1] for line in each] for each in found] == [
        ["小荷幼儿园"],
        ["青禾小学"],
        ["柳岸中学"],
        ["望江中学"],
        [],
    ]


def test_words_that_are_no_choice_count_as_not_said(site):
    page = site.as_("director").get("/brands?studio=none&level=mixed&state=nine&skip=x")

    assert len(lines(page)) == 4


def test_htmx_gets_the_lines_alone(site):
    part = site.as_("director").part("/brands?level=middle")

    assert "<html" not in part.html
    assert len(lines(part)) == 2


def test_evidence_that_was_voided_is_flagged_on_the_wall(site):
    browser = site.as_("officer")
    before = browser.get("/brands").text
    page = browser.get("/visits/3/void")
    browser.submit(page, "/visits/3/void", reason="entered_in_error", note="登记错了", sure="yes")

    after = browser.get("/brands")

    assert "有佐证已作废" not in before
    assert ["有佐证已作废" in line for line in lines(after)] == [True, False, False, False]
    assert f'href="/brands/{SHOWN}"' in after.html


def test_only_a_school_without_a_brand_is_asked_to_propose_one(site):
    with_brand, without = site.as_("sec-ms-01").get("/brands"), site.as_("lead-ms").get("/brands")

    assert "/brands/new" not in with_brand.html
    assert 'href="/brands/new"' in without.html
