"""What no text may contain, how long it may be, and which texts a thing knows as its own."""

from __future__ import annotations

import pytest

from domain.errors import PersonalNumber, TooLong
from domain.inputs import line, text
from domain.model import Prose
from domain.texts import texts_of
from domain.words import Item
from tests.stories import on


@pytest.mark.parametrize(
    ("words", "kind", "place"),
    [
        ("电话13812345678请回", "phone", 3),
        ("身份证11010519491231002X", "identity", 4),
        ("110105194912310 与 11010519491231002x", "identity", 19),
    ],
)
def test_personal_numbers_are_found_with_their_place(words: str, kind: str, place: int):
    fault = text("note", Prose(words))

    assert isinstance(fault, PersonalNumber)
    assert (fault.field, fault.facts) == ("note", {"kind": kind, "at": place})


@pytest.mark.parametrize(
    "words",
    [
        "望教党函〔2025〕13812号",
        "流水号 138123456789",
        "编号110105194912310021",
        "X11010519491231002X",
        "共 12345678901 步",
        "",
    ],
)
def test_other_numbers_are_no_personal_numbers(words: str):
    assert line("letter_no", words, needed=False) is None


def test_an_over_long_text_is_told_with_both_lengths():
    fault = text("note", Prose("长" * 20_001))

    assert isinstance(fault, TooLong)
    assert fault.facts == {"limit": 20_000, "length": 20_001}
    assert text("note", Prose("长" * 20_000)) is None
    assert text("summary", Prose("长" * 301), limit=300).facts == {"limit": 300, "length": 301}


def test_the_texts_of_a_value_are_found_wherever_they_stand():
    stored = Prose("%", "k1"), (Item(1, Prose("%", "k2"), "p-1", on("03-20")), Prose("fresh"), "plain")

    assert list(texts_of(stored)) == ["k1", "k2"]
