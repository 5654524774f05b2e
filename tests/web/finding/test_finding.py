"""检索: words, facets with counts, order and pages, all of it in the address; whatever is asked, there is an answer."""

import re
from urllib.parse import quote

import pytest

from domain.words import SCHOOL_LEVELS, OutcomeForm
from hub.search.spoken import spoken
from tests.web import visits_stage
from tests.web.cases_stage import ADAPTED, ARCHIVED, FOREIGN, IN_REVIEW, PUBLISHED, WITHDRAWN
from web.finding.facets import KINDS, Labels
from web.naming import Names


def found(page):
    """Addresses of the hits, in their order."""
    return re.findall(r'<h2><a href="(/(?:cases|visits)/\d+)"', page.html)


def counts(page, facet):
    """Counts by the word of the value."""
    pattern = rf'name="{facet}" value="[^"]*"[^>]*><span>(.*?)</span> <small>(\d+)</small>'
    return {word: int(count) for word, count in re.findall(pattern, page.html)}


def test_the_library_lists_what_a_person_may_read_and_nothing_else(library):
    mine, theirs = (found(library.as_(login).get("/cases")) for login in ("sec-ms-01", "sec-kg-01"))

    assert f"/cases/{PUBLISHED}" in mine
    assert (f"/cases/{FOREIGN}" in mine, f"/cases/{FOREIGN}" in theirs) == (False, True)
    assert not {f"/cases/{no}" for no in (IN_REVIEW, ARCHIVED, WITHDRAWN)} & {*mine, *theirs}


def test_a_word_is_marked_in_the_title_and_in_the_fragment(library):
    page = library.as_("sec-kg-01").get("/cases?q=" + quote("台账"))

    assert "<mark>台账</mark>" in page.html
    assert found(page)


def test_a_traditional_query_finds_a_simplified_case(library):
    assert f"/cases/{PUBLISHED}" in found(library.as_("sec-kg-01").get("/cases?q=" + quote("兩本賬")))


def test_a_hit_in_an_attachment_says_which_file_and_page(library):
    page = library.as_("sec-kg-01").get("/cases?q=" + quote("错峰接送时段表"))

    assert f"/cases/{PUBLISHED}" in found(page)
    assert "附件 错峰接送方案.pptx，第 2 页" in page.text
    assert "<mark>错峰接送时段表</mark>" in page.html
    assert "本页 1 篇的附件命中" in page.text


def test_facets_count_every_value_for_these_eyes_and_narrow_the_hits(library):
    browser = library.as_("sec-ms-01")
    everything = browser.get("/cases")

    narrowed = browser.get("/cases?level=primary")

    assert counts(everything, "level") == {"中学": 2, "小学": 1}
    assert found(narrowed) == [f"/cases/{ADAPTED}"]
    assert counts(narrowed, "level") == {"中学": 2, "小学": 1}
    assert "去掉条件：小学" in narrowed.html


def test_what_is_chosen_can_be_taken_back_one_by_one(library):
    page = library.as_("sec-ms-01").get("/cases?q=" + quote("两本账") + "&level=primary&year=2026")

    without = re.findall(r'<ul class="chips".*?</ul>', page.html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', without) == [
        f"/cases?q={quote('两本账')}&amp;year=2026",
        f"/cases?q={quote('两本账')}&amp;level=primary",
        f"/cases?q={quote('两本账')}",
    ]


def test_everything_is_searched_minutes_too(library):
    browser = library.as_("sec-kg-01")

    page = browser.get("/search?q=" + quote("午睡间隙"))

    assert f"/visits/{visits_stage.REPORTED}" in found(page)
    assert counts(page, "kind")["互访纪要"] == 1
    assert f"/visits/{visits_stage.REPORTED}" not in found(browser.get("/cases?q=" + quote("午睡间隙")))


def test_a_fragment_holds_the_results_alone(library):
    part = library.as_("sec-kg-01").part("/cases?q=" + quote("台账"))

    assert found(part)
    assert "<html" not in part.html
    assert 'role="status"' in part.html


def test_completions_are_options_also_by_pinyin(library):
    part = library.as_("sec-kg-01").part("/search/words?q=zuzhi")

    assert '<option value="组织生活">' in part.html


def test_an_exact_phrase_that_stands_nowhere_is_loosened_and_said_so(library):
    page = library.as_("sec-kg-01").get("/cases?q=" + quote("“台账支部”"))

    assert "已改为按词查找" in page.text


def test_a_slip_of_the_pen_is_corrected_and_said_so(library):
    page = library.as_("sec-kg-01").get("/cases?q=" + quote("祖织生活"))

    assert "组织生活" in page.text
    assert found(page)


@pytest.mark.parametrize(
    "typed",
    [
        "长" * 2000,
        "，。！？",
        "台",
        "😀",
        "\0",
        "((((",
        '*"(',
        "AND OR NOT",
        " ".join("词" * 2 for _ in range(64)),
        "a" * 200,
    ],
)
def test_whatever_is_typed_is_answered(library, typed):
    for path in ("/cases", "/search"):
        page = library.as_("sec-ms-01").get(f"{path}?q={quote(typed)}&page=2&sort=adopted&level=nonsense")
        assert page.status == 200
        assert len(page.html) < 60_000


@pytest.mark.parametrize("typed", ["((((", '*"(', "，。！？", "😀", "-"])
def test_signs_alone_show_everything_and_say_so(library, typed):
    page = library.as_("sec-ms-01").get(f"/cases?q={quote(typed)}")

    assert "没有可以查的文字，下面是全部内容" in page.text
    assert found(page)


def test_what_must_not_be_there_is_a_question_of_its_own(library):
    assert "没有可以查的文字" not in library.as_("sec-ms-01").get("/cases?q=" + quote("-台账")).text


@pytest.mark.parametrize(("facet", "kinds"), [("level", SCHOOL_LEVELS), ("form", OutcomeForm), ("kind", KINDS)])
def test_the_words_of_the_page_are_understood_at_the_command_line(library, facet, kinds):
    with library.hub.reader() as read:
        labels = Labels(Names(read))

    assert {value: spoken().value(facet, labels(facet, value)) for value in kinds} == {value: value for value in kinds}


def test_too_long_a_query_is_told_so(library):
    assert "只按前面的 200 个字查找" in library.as_("sec-ms-01").get("/cases?q=" + quote("台账" * 200)).text


def test_nothing_found_says_which_word_stood_in_the_way(library):
    page = library.as_("sec-ms-01").get("/cases?q=" + quote("量子纠缠"))

    assert "没有找到" in page.text
    assert "“量子纠缠”在哪里都没有出现" in page.text


def test_conditions_that_leave_nothing_offer_to_be_dropped(library):
    page = library.as_("sec-ms-01").get("/cases?q=" + quote("台账") + "&form=paper")

    assert "去掉条件能找到" in page.text


def test_while_there_is_no_index_titles_are_searched_under_a_banner(unindexed):
    page = unindexed.as_("sec-ms-01").get("/cases?q=" + quote("两本账"))

    assert "暂时只按标题查找" in page.text
    assert f"/cases/{PUBLISHED}" in found(page)
