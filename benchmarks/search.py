"""How well, how fast and how soon things are found: `python -m benchmarks.search [--documents N] [--docs --queries --qrels FILE]`.

Each engine looks for the same tokens in the same minutes. Without files the corpus is recombined from the demo's own sentences.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import opencc

from benchmarks.figures import Figure, at_least, at_most, keep, percentile, show
from benchmarks.search_corpus import (
    VOCABULARY,
    Asked,
    demo_documents,
    generated,
    given,
    given_queries,
    query,
    short_queries,
)
from benchmarks.search_engines import Engine, built, cpu, fts5, ours, own_search_of_whoosh, rust, tantivy
from benchmarks.search_freshness import follow, freshness
from benchmarks.search_pages import measure as pages
from search.fts import FtsIndex
from search.query import plan
from search.whoosh_index import WhooshIndex

ASKED = 400
SLOW = 40
"""Queries for an engine that takes its time."""


# ---- quality


def quality(engine: Engine, asked: Sequence[Asked]) -> tuple[float, float]:
    """(MRR@10, Recall@100)."""
    ranks, recalls = [], []
    for each in asked:
        found = engine.find(each.text, 100)
        place = next((n for n, key in enumerate(found[:10], 1) if key in each.right), 0)
        ranks.append(1 / place if place else 0.0)
        recalls.append(len(set(found) & each.right.keys()) / len(each.right))
    return statistics.mean(ranks), statistics.mean(recalls)


def judged(mine: Engine, others: Sequence[Engine], asked: Sequence[Asked]) -> Iterator[Figure]:
    ranks, recall = quality(mine, asked)
    there = opencc.OpenCC("s2t")
    crossed = [each._replace(text=there.convert(each.text)) for each in asked]
    rows = {engine.name: quality(engine, asked) for engine in others}
    beside = ", ".join(f"{name} {one:.4f}/{two:.4f}" for name, (one, two) in rows.items())
    yield Figure(what="MRR@10", value=ranks, unit="", beside=beside)
    yield Figure(what="Recall@100", value=recall, unit="")
    if "tantivy" in rows:
        yield at_least("MRR@10 as a share of tantivy's", ranks / rows["tantivy"][0], 0.99)
        yield at_least("Recall@100 as a share of tantivy's", recall / rows["tantivy"][1], 0.995)
    yield at_most("MRR@10 lost when asked in the other script", ranks - quality(mine, crossed)[0], 0.01, unit="")


# ---- speed


def speed(mine: Engine, others: Sequence[Engine], index: WhooshIndex, texts: Sequence[str]) -> Iterator[Figure]:
    cpu(mine, texts)
    warm = cpu(mine, texts)
    yield at_most("warm query, top 10 + total + mask + 8 facets, p50", percentile(warm, 0.5), 2, unit="ms")
    yield at_most("warm query, p95", percentile(warm, 0.95), 4, unit="ms")
    for engine in others:
        slow = cpu(engine, texts[:SLOW])
        same = cpu(mine, texts[:SLOW])
        what = f"times faster than {engine.name}, without its facets and mask, p50"
        beside = f"{engine.name} p50 {percentile(slow, 0.5):.2f} ms, p95 {percentile(slow, 0.95):.2f} ms"
        ratio = percentile(slow, 0.5) / percentile(same, 0.5)
        own = engine.name.startswith("Whoosh")
        yield (
            at_least(what, ratio, 10, beside=beside) if own else Figure(what=what, value=ratio, unit="x", beside=beside)
        )
    yield from cold(index, texts)


def cold(index: WhooshIndex, texts: Sequence[str]) -> Iterator[Figure]:
    """A fresh process' first use of each term, and of each query whole."""
    fresh = WhooshIndex(index.generations.root, VOCABULARY, "benchmark")
    fresh.position()
    whole = cpu(ours(fresh), texts)
    fresh.close()
    spent = []
    with fresh._reading() as shot:  # noqa: SLF001  # one term at a time, which no query does
        for term in {term: None for text in texts for _, terms in _words(text) for term in terms}:
            began = time.process_time_ns()
            shot.scored(term)
            spent.append((time.process_time_ns() - began) / 1e6)
    fresh.close()
    yield at_most("first use of a term, p95", percentile(spent, 0.95), 20, unit="ms")
    yield Figure(what="first use of a whole query, p95", value=percentile(whole, 0.95), unit="ms")


def _words(text: str):  # noqa: ANN202  # pairs of a run and its terms
    from search.grammar import read  # noqa: PLC0415

    return plan(read(text), VOCABULARY).words


def memory(index: WhooshIndex, texts: Sequence[str]) -> Figure:
    """Of the process that answers for all workers; these hold nothing of an index."""
    command = [sys.executable, "-m", "benchmarks.search", "--worker", str(index.generations.root)]
    done = subprocess.run(command, input="\n".join(texts), capture_output=True, text=True, check=True)
    return at_most("memory of the process that answers, all queries asked", float(done.stdout), 500, unit="MB")


def worker(root: Path) -> None:
    index = WhooshIndex(root, VOCABULARY, "benchmark")
    for text in sys.stdin:
        index.search(query(text.strip()))
    index.words.wait()
    status = Path("/proc/self/status").read_text()  # getrusage would tell the parent's peak
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)


# ---- all of it


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=50_000)
    options.add_argument("--docs", type=Path)
    options.add_argument("--queries", type=Path)
    options.add_argument("--qrels", type=Path)
    options.add_argument("--folder", type=Path, help="keep the indexes here and take them again")
    options.add_argument("--out", type=Path, default=Path("var/bench-search.json"))
    options.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--follow", type=Path, help=argparse.SUPPRESS)
    wish = options.parse_args()
    if wish.follow:
        follow(wish.follow)
    if wish.worker:
        worker(wish.worker)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        figures = list(measured(wish, wish.folder or Path(scratch)))
    show(figures)
    keep(figures, wish.out)
    return int(any(each.met is False for each in figures))


def measured(wish: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    documents = list(given(wish.docs) if wish.docs else generated(wish.documents))
    count = len(documents)
    index, rate = built(folder / f"whoosh-{count}", VOCABULARY, documents, count)
    if rate:
        yield at_least("build", rate, 130, unit="docs/s", beside="per second of CPU")
    fallback = FtsIndex(folder / f"fts-{count}.db", VOCABULARY, "benchmark")
    if fallback.check().documents != count:
        began = time.process_time()
        fallback.rebuild(documents, count)
        yield Figure(what="build of the fallback", value=count / (time.process_time() - began), unit="docs/s")
    asked = given_queries(wish.queries, wish.qrels) if wish.queries else short_queries(ASKED, documents)
    texts = [each.text for each in asked]
    mine, slow = ours(index), [own_search_of_whoosh(index), fts5(fallback, index)]
    quick = rust(folder / f"tantivy-{count}", documents, index)
    if tantivy is None:
        print("tantivy is not installed here: no comparison with it (pip install tantivy)", file=sys.stderr)
    index.search(query("甲乙丙"))
    index.words.wait()
    yield from judged(mine, [quick] if quick else [], asked)
    yield from speed(mine, [*slow, *([quick] if quick else [])], index, texts)
    yield memory(index, texts)
    yield from freshness(documents[:3_000])
    yield from in_demo()
    with tempfile.TemporaryDirectory(prefix="hujian-bench-") as hub:
        yield from pages(Path(hub))


def in_demo() -> Iterator[Figure]:
    """The demo's own cases: each title finds its case first, in either script."""
    documents = demo_documents()
    with tempfile.TemporaryDirectory() as folder:
        index, _ = built(Path(folder), VOCABULARY, documents, len(documents))
        asked = [Asked(doc.key, doc.title, {doc.key: 1}) for doc in documents]
        there = opencc.OpenCC("s2t")
        crossed = [each._replace(text=there.convert(each.text)) for each in asked]
        yield at_least("demo: a title finds its case first, MRR@10", quality(ours(index), asked)[0], 1, unit="")
        yield at_least("demo: ... typed in the other script", quality(ours(index), crossed)[0], 1, unit="")
        index.close()


if __name__ == "__main__":
    sys.exit(main())
