"""The words of the field as a search gets them."""

from __future__ import annotations

import pytest

from domain.errors import NotYours
from projections import vocabulary
from tests.district import District


def words(district):
    return (
        [row.word for row in district.ask(vocabulary.terms)],
        {row.word: row.others for row in district.ask(vocabulary.synonyms)},
    )


def test_words_come_and_go(district: District):
    say = district.hub.vocabulary
    assert (words(district), district.ask(vocabulary.changed_at)) == (([], {}), 0)
    for word in ("一校一品", "先锋岗"):
        say.add_term(word, act=district.by("officer"))
    say.set_synonyms("党建", ("党的建设",), act=district.by("director"))
    say.set_synonyms("互访", ("走访", "交流访问"), act=district.by("officer"))
    before = district.ask(vocabulary.changed_at)

    say.remove_term("先锋岗", act=district.by("officer"))
    say.remove_synonyms("党建", act=district.by("officer"))
    say.set_synonyms("互访", ("走访",), act=district.by("officer"))

    assert words(district) == (["一校一品"], {"互访": ("走访",)})
    assert district.ask(vocabulary.changed_at) == district.hub.position() > before
    assert district.ask(vocabulary.synonyms)[0].by == "officer"
    assert district.level()


def test_a_hub_begins_with_words_once(district):
    say = district.hub.vocabulary
    say.begin(act=district.by("officer"))
    terms, synonyms = words(district)
    say.remove_term(terms[0], act=district.by("officer"))

    say.begin(act=district.by("officer"))

    assert words(district) == (terms[1:], synonyms)
    assert synonyms["党建"] == ("党的建设",)


def test_only_the_party_school_keeps_the_words(district):
    for person in ("sec-ms", "lead-ms", "liaison"):
        with pytest.raises(NotYours):
            district.hub.vocabulary.add_term("先锋岗", act=district.by(person))
    assert words(district) == ([], {})
