"""Text is folded so that script, width and case make no difference, and cut so that nothing in it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.analyser import RUN, Analyser, pairs
from search.folding import fold, fold_with_places

ANALYSER = Analyser(["党建品牌"])


def test_traditional_full_width_and_capitals_fold_to_the_same():
    assert fold("黨建ＡＢＣ１２ ｋ") == fold("党建abc12 K")


def test_a_text_is_cut_into_words_pairs_and_the_marks_of_ends():
    assert sorted(ANALYSER.tokens("党建品牌,ABC")) == ["abc", "党建", "党建品牌", "品牌", "建品", "牌$"]


def test_a_query_is_cut_likewise_without_the_marks():
    assert sorted(ANALYSER.asked("党建品牌")) == ["党建", "党建品牌", "品牌", "建品"]


def test_own_words_are_part_of_what_an_index_is_built_with():
    assert ANALYSER.identity != Analyser().identity
    assert Analyser(["乙", "甲"]).identity == Analyser(["甲", "乙"]).identity


@given(st.text())
def test_each_folded_character_knows_where_it_comes_from(text):
    folded, places = fold_with_places(text)

    assert folded == fold(text) == "".join(fold(text[place]) for place in dict.fromkeys(places))
    assert places == sorted(places)


@given(st.text(alphabet="党建品牌學校a1，。 \n", max_size=60))
def test_every_pair_of_neighbours_is_a_token(text):
    tokens = set(ANALYSER.tokens(text))

    for run in RUN.findall(fold(text)):
        if run[0] not in "a1":
            assert {*pairs(run), run[-1] + "$"} <= tokens


@given(st.text())
def test_tokens_are_short_clean_and_the_same_each_time(text):
    tokens = ANALYSER.tokens(text)

    assert tokens == ANALYSER.tokens(fold(text), folded=True)
    assert all(
        token and len(token) <= 64 and token.encode() and " " not in token for token in tokens if token[0] < "一"
    )
