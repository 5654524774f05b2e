"""The scorer over arrays finds what Whoosh's own search finds, at the same scores, in as many segments as there are."""

from __future__ import annotations

import random

import numpy as np
import pytest

from benchmarks.search_corpus import generated
from search.engine import FileIndex
from search.query import TITLE, Term, spared
from search.scorer import scores
from search.seal import SealedStorage
from search.whoosh_index import WhooshIndex
from search.whoosh_schema import schema
from tests.search.shelf import VOCABULARY, ask, doc

from whoosh.query import Or  # isort: skip
from whoosh.query import Term as WhooshTerm  # isort: skip

DOCUMENTS = list(generated(220, length=120))


@pytest.fixture(scope="module", params=["one segment", "many segments", "with deletions"])
def index(request, tmp_path_factory):
    made = WhooshIndex(tmp_path_factory.mktemp("scorer"), VOCABULARY, "log")
    step = len(DOCUMENTS) if request.param == "one segment" else 40
    for start in range(0, len(DOCUMENTS), step):
        made.apply(DOCUMENTS[start : start + step], [], start + step)
    if request.param == "with deletions":
        made.apply([doc("case:7", "另一件事", "另写")], [f"case:{n}" for n in range(20, 60)], 300)
    yield made
    made.close()


def of_whoosh(index, terms) -> dict[str, float]:
    """Key -> score, as Whoosh itself has it."""
    path = index.generations.current()
    pieces = [WhooshTerm("text", term.token, boost=term.weight) for term in terms]
    pieces += [WhooshTerm("title", term.token, boost=term.weight * TITLE) for term in terms]
    with FileIndex(SealedStorage(path, index.identity), schema()).searcher() as searcher:
        return {hit.docnum: hit.score for hit in searcher.search(Or(pieces), limit=None)}


def test_totals_and_scores_are_those_of_whoosh(index):
    chance = random.Random(7)

    for _ in range(60):
        text = chance.choice(DOCUMENTS).text
        start = chance.randrange(len(text) - 12)
        tokens = dict.fromkeys(
            VOCABULARY.analyser.asked("".join(filter(str.isalnum, text[start : start + 12])) or "无")
        )
        terms = [Term(token, chance.choice((1.0, 0.6))) for token in tokens]
        expected = of_whoosh(index, terms)
        with index._reading() as snapshot:
            worth = np.where(snapshot.alive, scores(snapshot, terms), 0)
            ours = {int(number): float(worth[number]) for number in np.flatnonzero(worth)}

        assert ours.keys() == expected.keys()
        assert [ours[number] for number in expected] == pytest.approx(list(expected.values()), rel=1e-4)


def test_one_character_weighs_as_often_as_it_stands_there(index):
    with index._reading() as snapshot:
        held = snapshot.scored(Term("校", single=True))
        expected = {
            number
            for number, key in enumerate(snapshot.facts.keys)
            if snapshot.alive[number] and "校" in snapshot.body(number).folded and key
        }

        assert {int(number) for number in held.ids if snapshot.alive[number]} == expected


def test_what_is_kept_between_queries_changes_no_answer(index):
    first = index.search(ask("学校 支部"))
    again = index.search(ask("学校 支部"))
    fresh = WhooshIndex(index.generations.root, VOCABULARY, "log")

    assert first == again == fresh.search(ask("学校 支部"))
    fresh.close()


def test_frequent_terms_are_left_out_of_large_indexes_only():
    known = {"的": 900, "甲": 3, "乙": 30, "丙": 300, "无": 0}
    terms = [Term(token) for token in known]

    def kept(documents):
        return [term.token for term in spared(terms, lambda term: known[term.token], documents)]

    assert kept(1_000) == ["甲", "乙", "丙", "的"]
    assert kept(1_400) == ["甲", "乙", "丙"]


def test_of_many_terms_the_rarest_are_looked_for():
    terms = [Term(str(number)) for number in range(100)]

    assert len(spared(terms, lambda term: int(term.token), 10)) == 64
    assert spared(terms, lambda term: int(term.token), 10)[0] == Term("1")
