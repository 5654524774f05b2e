"""What every engine keeps to, whatever lies beneath."""

from __future__ import annotations

import pytest

from search.port import Correction, Damaged, OlderPosition, Place
from search.vocabulary import Vocabulary
from tests.search.shelf import BOARD, BRAND, DISTRICT, NORTH, SCAN, SHELF, VISIT, ask, doc, facet, found, keys


def test_a_document_is_found_by_its_text_and_no_other_is(filled):
    assert found(filled, "便签") == {"case:board"}


def test_the_position_is_that_of_the_last_batch(filled):
    filled.apply([], [], 12)

    assert filled.position() == 12


def test_an_older_batch_is_refused_and_changes_nothing(filled):
    with pytest.raises(OlderPosition):
        filled.apply([doc("case:late", "迟到")], [], 9)

    assert (filled.position(), found(filled, "迟到")) == (10, set())


def test_the_same_batch_twice_is_the_same_as_once(filled):
    filled.apply(SHELF, [], 10)

    assert filled.search(ask("互访")).total == 1
    assert filled.check().documents == len(SHELF)


def test_two_versions_in_one_batch_are_one_hit(index):
    index.apply([doc("case:a", "甲", "互访围墙"), doc("case:a", "甲", "互访花园")], [], 1)

    assert index.search(ask("互访")).total == 1
    assert (found(index, "围墙"), found(index, "花园")) == (set(), {"case:a"})


def test_what_is_added_and_deleted_in_one_batch_is_not_there(index):
    index.apply([doc("case:a", "互访"), doc("case:b", "互访")], ["case:a"], 1)

    assert found(index, "互访") == {"case:b"}


def test_what_is_withdrawn_is_gone_from_an_index_opened_before(filled, opened):
    before = opened()
    assert found(before, "便签") == {"case:board"}

    filled.apply([], ["case:board"], 11)

    assert found(before, "便签") == set()


def test_a_new_version_replaces_the_words_of_the_old_one(filled, opened):
    before = opened()
    assert found(before, "便签") == {"case:board"}

    filled.apply([doc("case:board", "议题", "改用纸箱征集")], [], 11)

    assert (found(before, "便签"), found(before, "纸箱")) == (set(), {"case:board"})


def test_nobody_finds_or_counts_what_is_for_others(filled):
    outside, inside = filled.search(ask("互访")), filled.search(ask("互访", audience=NORTH))

    assert (set(keys(outside)), set(keys(inside))) == ({"case:visit"}, {"case:visit", "case:secret"})
    assert "底稿" not in facet(outside, "tags")
    assert facet(inside, "tags")["底稿"] == 1


def test_who_has_no_token_finds_nothing(filled):
    assert filled.search(ask("互访", audience=frozenset())).total == 0


def test_a_changed_audience_counts_before_the_index_knows_of_it(filled):
    changed = {"case:visit": (), "case:secret": ("district",)}

    page = filled.search(ask("互访", visible=lambda position: changed if position == 10 else {}))

    assert (keys(page), facet(page, "tags")["底稿"]) == (["case:secret"], 1)
    assert "清单" not in facet(page, "tags")


def test_an_error_of_the_caller_is_the_callers(filled):
    def lost(_):
        raise PermissionError("the read database is gone")

    with pytest.raises(PermissionError):
        filled.search(ask("互访", visible=lost))
    assert found(filled, "互访") == {"case:visit"}


def test_the_limit_holds_beside_facets(index):
    index.apply([doc(f"case:{n}", "互访", tags=("甲",), on=f"2024-01-{n + 1:02d}") for n in range(25)], [], 1)

    page = index.search(ask("互访", limit=10, page=3))

    assert (len(page.hits), page.total, facet(page, "tags")) == (5, 25, {"甲": 25})


def test_pages_follow_each_other_without_gap_or_double(index):
    index.apply([doc(f"case:{n}", "互访", on=f"2024-01-{n % 9 + 1:02d}", position=n) for n in range(130)], [], 200)

    shown = [key for page in range(1, 15) for key in keys(index.search(ask("互访", page=page)))]

    assert (len(shown), len(set(shown))) == (130, 130)


def test_facets_narrow_and_count_what_another_choice_would_leave(filled):
    page = filled.search(ask(chosen={"form": ["brand"]}))

    assert keys(page) == ["case:brand"]
    assert facet(page, "form") == {"brand": 1, "institution": 1, "method": 1}
    assert facet(page, "tags") == {"品牌": 1, "互访": 0, "清单": 0, "议题": 0}


def test_two_values_of_one_facet_are_either_two_facets_both(filled):
    either = filled.search(ask(chosen={"form": ["brand", "institution"]}))
    both = filled.search(ask(chosen={"form": ["brand", "institution"], "adopted": ["yes"]}))

    assert (set(keys(either)), keys(both)) == ({"case:brand", "case:visit"}, ["case:visit"])


def test_no_hit_among_the_chosen_tells_how_many_there_are_elsewhere(filled):
    page = filled.search(ask("互访", chosen={"form": ["brand"]}))

    assert (page.total, page.elsewhere) == (0, 1)


def test_without_words_everything_visible_is_listed_the_newest_first(filled):
    assert keys(filled.search(ask())) == [each.key for each in (VISIT, BOARD, BRAND, SCAN)]


def test_hits_are_sorted_by_date_or_by_adoption_when_asked(filled):
    wide = "互访 品牌 议题"

    assert keys(filled.search(ask(wide, sort="date"))) == ["case:visit", "case:board", "case:brand"]
    assert keys(filled.search(ask(wide, sort="adopted")))[0] == "case:visit"


def test_the_title_counts_more_than_the_text(index):
    index.apply([doc("case:text", "清单", "互访"), doc("case:title", "互访", "清单")], [], 1)

    assert keys(index.search(ask("互访")))[0] == "case:title"


def test_an_exact_phrase_is_found_only_verbatim(filled):
    assert found(filled, '"共同写下接待"') == {"case:visit"}
    assert found(filled, "“党建品牌”") == {"case:brand"}


def test_a_phrase_that_stands_nowhere_is_loosened_and_it_is_said(filled):
    page = filled.search(ask('"品牌党建"'))

    assert (keys(page), page.loosened) == (["case:brand"], ("品牌党建",))


def test_what_must_not_be_there_is_not_there(filled):
    assert found(filled, "互访 品牌 -清单") == {"case:brand"}
    assert found(filled, "-互访") == {"case:board", "case:brand", "case:scan"}


def test_one_character_is_found_wherever_it_stands(filled):
    assert found(filled, "墙") == {"case:board"}
    assert found(filled, "访") == {"case:visit"}


def test_a_word_finds_what_means_the_same(filled):
    assert found(filled, "走访") == {"case:visit"}
    assert found(filled, "党的建设") == {"case:brand"}


def test_words_that_stand_nowhere_are_named(filled):
    page = filled.search(ask("互访 火星"))

    assert (keys(page), page.unfound) == (["case:visit"], ("火星",))


def test_a_word_that_only_others_may_read_stands_nowhere(filled):
    assert filled.search(ask("底稿")).unfound == ("底稿",)
    assert filled.search(ask("底稿", audience=NORTH)).unfound == ()


@pytest.mark.parametrize("typed", ["党健品牌", "dangjianpinpai", "djpp"])
def test_a_slip_of_the_pen_is_corrected_by_its_sound(filled, typed):
    page = filled.search(ask(typed))

    assert "case:brand" in keys(page)
    assert page.corrections == (Correction(typed, "党建品牌"),)


def test_a_correction_never_comes_from_what_others_wrote(index):
    index.apply([doc("case:a", "寒梅", audience=("studio:north",)), doc("case:b", "别的")], [], 1)

    assert index.search(ask("hanmei")).corrections == ()
    assert index.search(ask("hanmei", audience=NORTH)).corrections == (Correction("hanmei", "寒梅"),)


def test_what_is_typed_is_completed_in_characters_pinyin_and_initials(filled):
    for typed in ("品", "pinp"):
        assert filled.suggest(typed, DISTRICT, 3)[0].text == "品牌"
    assert "党建品牌" in [each.text for each in filled.suggest("djp", DISTRICT, 9)]


def test_a_title_is_proposed_only_to_those_who_may_read_it(filled):
    assert [each.key for each in filled.suggest("北片", DISTRICT, 9)] == []
    assert [each.key for each in filled.suggest("北片", NORTH, 9) if each.key] == ["case:secret"]


def test_similar_documents_share_words_and_are_visible(filled):
    assert [hit.key for hit in filled.similar("case:visit", DISTRICT, 3)] == []
    assert [hit.key for hit in filled.similar("case:visit", NORTH, 3)] == ["case:secret"]
    assert filled.similar("case:secret", DISTRICT, 3) == []


def test_a_hit_in_a_file_says_in_which_and_on_what_page(filled):
    assert filled.search(ask("走廊文化")).hits[0].place == Place("附表.pdf", 3)
    assert filled.search(ask("工作回顾")).hits[0].place == Place("总结.docx", 0)
    assert filled.search(ask("年终材料")).hits[0].place is None


def test_either_script_finds_the_other(index):
    index.apply([doc("case:s", "学校与党总支"), doc("case:t", "學校與黨總支")], [], 1)

    assert found(index, "黨總支") == found(index, "党总支") == {"case:s", "case:t"}


def test_width_and_case_make_no_difference(index):
    index.apply([doc("case:a", "方案ＡＢＣ１２"), doc("case:b", "方案 abc12")], [], 1)

    assert found(index, "Abc12") == found(index, "ａｂｃ１２") == {"case:a", "case:b"}


HOSTILE = [
    "((((" * 800, "NOT NOT " * 300, "\0", "党\0建", '"', '""', '*"(', "-", "--", "- -", "。，！", "🙂", "🙂党建", "\ud800", "a" * 2_000,
    "党建" * 5_000, " ".join(f"词{n}" for n in range(64)), "text:党建", "title^9", "党建~2", "[a TO z]", "OR AND NOT", "'; DROP TABLE doc; --",
    "\u202e党建", "é" * 300, "İ", "ﷺ", "①②③", "1 2 3", "%", "_", "\\", "NEAR(党建 品牌)", "党 建 品 牌", "-互访 -互访", '-"互访" "互访"',
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_is_too_strange_for_an_answer(filled, text):
    page = filled.search(ask(text))

    assert {*keys(page)} <= {each.key for each in (BOARD, VISIT, BRAND, SCAN)}
    assert filled.suggest(text, DISTRICT, 5) is not None
    assert filled.check().faults == ()


@pytest.mark.parametrize("page", [-3, 0, 1, 2, 10**9])
@pytest.mark.parametrize("limit", [-1, 0, 1, 10**9])
def test_no_page_number_is_too_strange(filled, page, limit):
    shown = filled.search(ask("互访", page=page, limit=limit))

    assert shown.total == 1
    assert len(shown.hits) == (page < 2)


def test_texts_with_what_no_file_can_hold_are_taken_in(index):
    index.apply([doc("case:a", "党\ud800建", "\0互访\ud8ff" + "长" * 70_000 + "x" * 70_000, tags=("\udfff甲",))], [], 1)

    assert found(index, "互访") == {"case:a"}


def test_an_index_that_was_never_written_says_so(index):
    with pytest.raises(Damaged):
        index.search(ask("互访"))
    assert index.check().faults != ()


def test_an_index_built_with_other_words_still_answers_and_knows_that_it_is_stale(filled, opened):
    other = opened()
    other.vocabulary = Vocabulary([["帮扶", "互访"]])

    assert found(other, "帮扶") == {"case:visit"}
    assert (filled.stale(), other.stale()) == ("", "built with other words")


def test_an_index_of_another_log_is_not_read(filled, opened):
    other = opened()
    other._log, other._identity = "another", "another"

    with pytest.raises(Damaged):
        other.search(ask("互访"))
