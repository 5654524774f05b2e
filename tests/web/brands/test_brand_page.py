"""The page of a brand: eight steps with evidence and endorsers, what comes next, flags; to others the path without the papers."""

from __future__ import annotations

import pytest

from tests.web.brands_stage import BEGUN, PROMOTED, SHOWN


def test_its_own_people_see_each_step_with_its_evidence_and_the_assessment(site):
    page = site.as_("sec-ms-01").get(f"/brands/{SHOWN}")

    assert 'href="/visits/3"' in page.html
    assert 'href="/cases/1"' in page.html
    for words in ("党支部会议记录本", "从课堂里启航", "一帆一书", "学科党课", "名称好记。", "合计 26"):
        assert words in page.text


def test_others_see_the_path_and_no_papers(site):
    page = site.as_("sec-kg-01").get(f"/brands/{SHOWN}")

    assert "以学科为帆，以身边事为水" in page.text
    for words in ("党支部会议记录本", "名称好记。", "经过"):
        assert words not in page.text


def test_the_step_that_comes_next_says_whose_it_is_and_gives_them_the_form(site):
    school, director = (site.as_(login).get(f"/brands/{SHOWN}") for login in ("sec-ms-01", "director"))

    assert "由区教育党校负责人认定" in school.text
    assert f'href="/brands/{SHOWN}/recognise"' not in school.html
    assert f'<a class="btn pri" href="/brands/{SHOWN}/recognise">' in director.html


def test_endorsers_and_schools_that_took_it_up_are_named(site):
    page = site.as_("sec-kg-01").get(f"/brands/{PROMOTED}")

    assert "齐望舒 认定" in page.text
    assert "乔知远 推广" in page.text
    assert "小荷幼儿园" in page.text
    assert "改成家长小板凳" in page.text


def test_voided_evidence_is_flagged_with_the_reason_and_the_step_stays(site):
    officer = site.as_("officer")
    officer.submit(
        officer.get("/visits/3/void"), "/visits/3/void", reason="entered_in_error", note="登记错了", sure="yes"
    )

    page = site.as_("sec-ms-01").get(f"/brands/{SHOWN}")
    other = site.as_("sec-ps-01").get(f"/brands/{PROMOTED}")

    assert "有 1 项佐证不再有效" in page.text
    assert "已作废 原因：登记错了" in page.text
    assert "展示 （已完成）" in page.text
    assert "不再有效" not in other.text


def test_a_brand_that_is_only_proposed_does_not_exist_for_others(site):
    assert site.as_("sec-ms-01").get(f"/brands/{BEGUN}").status == 404
    assert "午睡二十分" in site.as_("sec-kg-01").get(f"/brands/{BEGUN}").text
    assert site.as_("partner-01").get(f"/brands/{SHOWN}").status == 404
    assert "槐荫里议事桌" in site.as_("partner-01").get(f"/brands/{PROMOTED}").text


def test_the_paper_of_a_brand_has_all_steps_and_no_buttons(site):
    page = site.as_("director").get(f"/brands/{SHOWN}/print")

    assert "品牌档案" in page.title
    for words in ("第 6 步，展示", "柳岸中学", "党支部会议记录本", "郝砺川定名“红帆讲坛”"):
        assert words in page.text
    assert "可以办理" not in page.text


@pytest.mark.parametrize("number", ["9", "99999999999999999999"])
def test_a_number_that_no_brand_has_is_a_page_not_found(site, number):
    page = site.as_("director").get(f"/brands/{number}")

    assert page.status == 404
    assert "没有找到" in page.text
