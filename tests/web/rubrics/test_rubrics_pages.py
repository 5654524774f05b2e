"""Versions of a rubric are imported line by line, adopted by the director, compared on the same period; what says nothing is refused."""

from __future__ import annotations

import pytest

from domain.evaluation import RubricState
from projections import evaluation
from tests.web.places.test_setting_up import fill
from tests.web.rubrics_stage import ADOPTED, DRAFT, sheet


def states(site):
    with site.hub.reader() as read:
        return {row.key: row.state for row in evaluation.rubrics(read)}


BOTH = {DRAFT: RubricState.DRAFT, ADOPTED: RubricState.ADOPTED}


def sent(site, text):
    browser = site.as_("evaluator")
    return browser.submit(browser.get("/rubrics/new"), "/rubrics/new", file=text)


def test_an_imported_version_is_a_draft_that_everybody_inside_reads(site):
    fill(site.as_("evaluator"), "/rubrics/new", file=sheet("studio-c"))

    page = site.as_("sec-ms-01").get("/rubrics/studio-c")
    assert states(site) == BOTH | {"studio-c": RubricState.DRAFT}
    assert "跨学段占比" in page.text
    assert "0 得 0，0.5 得满分" in page.text


def test_the_director_adopts_a_version_and_it_is_never_changed_again(site):
    fill(site.as_("director"), f"/rubrics/{DRAFT}/adopt", sure="on")

    answer = sent(site, sheet(DRAFT, 30, 50))

    assert states(site)[DRAFT] is RubricState.ADOPTED
    assert answer.status == 409
    assert "需要改动的，请另起一版" in answer.text


@pytest.mark.parametrize("measure", ["logins", "views", "likes", "duration", "uploads"])
def test_what_says_nothing_about_effect_is_refused_by_name(site, measure):
    text = sheet("studio-c").replace("formula: I3", f"formula: {measure}")

    answer = sent(site, text)

    assert answer.status == 422
    assert measure in answer.errors["file"]
    assert states(site) == BOTH


def test_all_that_is_wrong_is_said_at_once_and_the_text_is_kept(site):
    text = sheet("studio-c", 30).replace("formula: I4", "formula: I99").replace("kind: expert", "kind: guess")

    answer = sent(site, text)

    assert answer.status == 422
    assert answer.form("/rubrics/new")["file"][0].strip() == text.strip()
    assert states(site) == BOTH


@pytest.mark.parametrize("text", ["", "  ", "- a\n- b", "studio-c: [1", "x" * 60_001, "studio-c:\n  title: 空"])
def test_a_text_that_is_no_rubric_is_refused_with_a_sentence(site, text):
    answer = sent(site, text)

    assert answer.status == 422
    assert answer.errors
    assert states(site) == BOTH


def test_a_version_is_retired_with_a_reason(site):
    fill(site.as_("director"), f"/rubrics/{ADOPTED}/retire", reason="改用新版")

    page = site.as_("lead-ms").get(f"/rubrics/{ADOPTED}")
    assert states(site) == BOTH | {ADOPTED: RubricState.RETIRED}
    assert "改用新版" in page.text


def test_two_versions_are_compared_on_the_same_period(site):
    fill(site.as_("director"), f"/rubrics/{DRAFT}/adopt", sure="on")

    page = site.as_("evaluator").get(f"/rubrics/compare?left={DRAFT}&right={ADOPTED}&stage=practice")

    assert "中学书记工作室" in page.text
    assert "算法或分值不同" in page.text
    assert "没有变化" in page.text or "有变化" in page.text


def test_before_anything_is_chosen_the_page_says_what_to_choose(site):
    assert "请选两版指标和一个阶段。" in site.as_("director").get("/rubrics/compare?left=none&right=none&stage=x").text


def test_who_is_judged_does_not_compare(site):
    assert site.as_("lead-ms").get("/rubrics/compare").status == 403


def test_a_version_that_is_none_is_not_found(site):
    assert site.as_("director").get("/rubrics/studio-9").status == 404
