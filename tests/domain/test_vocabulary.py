"""The Party School keeps the words of the field and those that mean the same."""

from __future__ import annotations

import pytest

from domain.errors import NotChosen, TooLong
from domain.vocabulary import SynonymOfItself, TooManySynonyms, Vocabulary, WordUnknown
from tests.stories import happened, refused, replayed, stored


@pytest.fixture
def words() -> Vocabulary:
    vocabulary = Vocabulary.open()
    vocabulary.add_term("入室书记")
    vocabulary.set_synonyms("互访", ("走访", "回访"))
    return vocabulary


def test_a_word_of_the_field_is_added_once(words: Vocabulary):
    assert happened(words.add_term, " 一校一品") == [(Vocabulary.TermAdded, {"word": "一校一品"})]
    assert happened(words.add_term, "一校一品 ") == []
    assert (words.key, words.terms) == ("district", {"入室书记", "一校一品"})


def test_a_word_is_kept_in_its_usual_letters(words: Vocabulary):
    words.add_term("ＡＩ党课")

    assert "AI党课" in words.terms


def test_a_word_is_removed_while_it_is_there(words: Vocabulary):
    assert happened(words.remove_term, "入室书记") == [(Vocabulary.TermRemoved, {"word": "入室书记"})]
    assert refused(words.remove_term, "入室书记") == [(WordUnknown, "", {"word": "入室书记"})]


@pytest.mark.parametrize(
    ("word", "fault"), [(" ", (NotChosen, {})), ("长" * 21, (TooLong, {"limit": 20, "length": 21}))]
)
def test_a_word_is_short_and_says_something(words: Vocabulary, word: str, fault: tuple[type, dict[str, int]]):
    assert refused(words.add_term, word) == [(fault[0], "word", fault[1])]


def test_synonyms_take_the_place_of_those_set_before(words: Vocabulary):
    facts = happened(words.set_synonyms, "互访", ("走访", "走访 ", ""))

    assert facts == [(Vocabulary.SynonymSet, {"word": "互访", "others": ("走访",)})]
    assert words.synonyms == {"互访": ("走访",)}
    assert happened(words.set_synonyms, "互访", ("走访",)) == []


def test_all_that_is_wrong_with_synonyms_is_told_at_once(words: Vocabulary):
    many = tuple(map(str, range(10)))

    assert refused(words.set_synonyms, "", (" ",)) == [(NotChosen, "word", {}), (NotChosen, "others", {})]
    assert refused(words.set_synonyms, "党建", ("党建", *many, "长" * 21)) == [
        (TooManySynonyms, "others", {"limit": 10, "count": 12}),
        (TooLong, "others", {"limit": 20, "length": 21}),
        (SynonymOfItself, "others", {"word": "党建"}),
    ]


def test_synonyms_are_removed_while_they_are_there(words: Vocabulary):
    assert happened(words.remove_synonyms, "互访") == [(Vocabulary.SynonymRemoved, {"word": "互访"})]
    assert refused(words.remove_synonyms, "互访") == [(WordUnknown, "", {"word": "互访"})]


def test_a_vocabulary_read_back_has_the_same_words(words: Vocabulary):
    again = replayed(stored(words))

    assert (again.terms, again.synonyms) == (words.terms, words.synonyms)
