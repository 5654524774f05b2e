"""What an index keeps in memory has limits; batches and builds of any size take no more."""

from __future__ import annotations

import gc
import tracemalloc

import numpy as np

from benchmarks.search_corpus import generated
from search.postings import Posting, Recent, postings_size
from search.whoosh_index import WhooshIndex
from tests.search.shelf import VOCABULARY, ask, doc


def posting(count: int) -> Posting:
    return Posting(np.zeros(count, np.int32), np.zeros(count, np.float32))


def test_the_least_recently_used_is_forgotten_first():
    kept = Recent(300, postings_size)
    for name in ("a", "b", "a", "c"):
        kept.get(name, lambda: posting(60))
    kept.get("d", lambda: posting(60))

    made = [name for name in ("a", "b", "c", "d") if was_made(kept, name)]

    assert made == ["b"]
    assert kept.used <= 300


def was_made(kept, name) -> bool:
    made = []
    if name in kept._kept:
        return False
    kept.get(name, lambda: made.append(1) or posting(0))
    return bool(made)


def test_one_value_larger_than_everything_is_kept_alone():
    kept = Recent(100, postings_size)
    kept.get("small", lambda: posting(1))
    kept.get("large", lambda: posting(1_000))

    assert list(kept._kept) == ["large"]


def test_many_commits_and_searches_leave_no_trace_in_memory(tmp_path):
    index = WhooshIndex(tmp_path, VOCABULARY, "log")
    reader = WhooshIndex(tmp_path, VOCABULARY, "log")
    docs = list(generated(24, length=60))

    def live(rounds: int, start: int) -> int:
        for number in range(start, start + rounds):
            index.apply([docs[number % 24], doc("case:x", f"第{number}")], [docs[(number + 7) % 24].key], number + 1)
            reader.search(ask("学校 支部"))
            reader.suggest("dang", frozenset({"district"}), 5)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        live(8, 0)
        after, later = live(8, 8), live(16, 16)
    finally:
        tracemalloc.stop()
    index.close()
    reader.close()

    assert later < after * 1.15 + 200_000
