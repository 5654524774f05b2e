"""Postings on their way into the files: whatever goes to the disk in between, each term comes once, whole and in order."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from whoosh.filedb.filestore import FileStorage

from benchmarks.search_corpus import generated
from search import whoosh_pool
from search.whoosh_index import WhooshIndex
from search.whoosh_pool import Pool
from tests.search.shelf import VOCABULARY, ask


@pytest.fixture
def files(tmp_path):
    return FileStorage(str(tmp_path / "tmp")).create()


@pytest.mark.parametrize("most", [10, 1_000, 8_000_000])
def test_each_term_comes_once_with_its_postings_in_the_order_of_the_documents(files, most):
    chance = random.Random(4)
    pool, wanted = Pool(files, most), defaultdict(list)
    for number in range(200):
        for field, token in {
            (chance.choice(("title", "text")), f"字{chance.randint(0, 60)}".encode()) for _ in range(20)
        }:
            wanted[field, token] += [number, times := chance.randint(1, 9)]
            pool.add((field, token, number, float(times), b""))

    found = [(key, list(postings)) for key, postings in pool.iter_postings()]

    assert found == sorted(wanted.items())
    assert bool(list(files.list())) == (most < 8_000_000), "what is too much for the memory lies on the disk"
    pool.cleanup()
    assert list(files.list()) == []


def test_an_index_is_the_same_whether_its_postings_fitted_into_the_memory_or_not(tmp_path, monkeypatch):
    documents, found = list(generated(60, length=80)), []
    for folder, most in (("roomy", 8_000_000), ("narrow", 500)):
        monkeypatch.setattr(whoosh_pool.Pool.__init__, "__defaults__", (most,))
        index = WhooshIndex(tmp_path / folder, VOCABULARY, "log")
        index.apply(documents[:50], [], 50)
        index.apply(documents[40:], [documents[3].key], 60)
        pages = [index.search(ask(text, limit=100)) for text in ("支部", "互访 清单", "学校", '"党支部"', "")]
        found.append([[(hit.key, round(hit.score, 9)) for hit in page.hits] for page in pages])
        index.close()

    assert found[0] == found[1]
    assert len(found[0][0]) > 5
