"""What was found is marked in the text as it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.folding import fold
from search.highlight import Run, fragment, marked


def test_a_simplified_query_marks_traditional_and_full_width_text():
    assert marked("本校黨建ＡＢＣ方案", ["党建", "abc"]) == [
        Run("本校", match=False),
        Run("黨建ＡＢＣ", match=True),
        Run("方案", match=False),
    ]


def test_one_character_that_folds_to_three_is_marked_whole():
    assert marked("共㈱司", ["(株)"]) == [Run("共", match=False), Run("㈱", match=True), Run("司", match=False)]


def test_a_fragment_begins_at_a_sentence_and_shows_that_it_was_cut():
    text = "前言很长。" * 40 + "本校互访三次。" + "后记很长。" * 60

    shown = fragment(text, ["互访"])

    assert shown[0].text == "…"
    assert Run("互访", match=True) in shown
    assert shown[1].text == "本校"


@given(st.text(max_size=300), st.lists(st.text(max_size=5), max_size=4))
def test_marks_lose_no_character_and_mark_what_was_asked_for(text, needles):
    runs = marked(text, needles)

    assert "".join(run.text for run in runs) == text
    for needle in needles:
        if fold(needle) and fold(needle).rstrip("$") in fold(text) and fold(needle).rstrip("$"):
            assert any(run.match for run in runs)


@given(st.text(max_size=400), st.lists(st.text(max_size=5), max_size=4))
def test_a_fragment_is_a_piece_of_the_text(text, needles):
    runs = fragment(text, needles)

    shown = "".join(run.text for run in runs)
    assert shown.removeprefix("…").removesuffix("…") in text or shown in text
    assert len(shown) <= 140 + 36 + 2
