"""Queries are read as people write them, and anything can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.grammar import LONGEST, read


@pytest.mark.parametrize(
    ("typed", "words", "phrases", "without"),
    [
        ("党建 品牌", ("党建", "品牌"), (), ()),
        ("“黨建品牌” 互访", ("互访",), ("党建品牌",), ()),
        ("「党课」", (), ("党课",), ()),
        ("互访 -清单", ("互访",), (), ("清单",)),
        ("互访 －“接待清单”", ("互访",), (), ("接待清单",)),
        ("a-b", ("a", "b"), (), ()),
        ("2024-2025", ("2024", "2025"), (), ()),
        ('"没有结束', ("没有结束",), (), ()),
        ("，。！🙂", (), (), ()),
        ("党建，品牌", ("党建", "品牌"), (), ()),
    ],
)
def test_a_query_is_words_phrases_and_what_must_not_be_there(typed, words, phrases, without):
    asked = read(typed)

    assert (asked.words, asked.phrases, asked.without) == (words, phrases, without)


def test_a_long_query_is_read_up_to_its_limit_and_says_so():
    asked = read("党" * 2_000)

    assert (len("".join(asked.words)), asked.shortened) == (LONGEST, True)


@given(st.text(max_size=400))
def test_anything_can_be_read(text):
    asked = read(text)

    assert sum(map(len, asked.words)) <= LONGEST * 20
    assert all([*asked.words, *asked.phrases, *asked.without])
