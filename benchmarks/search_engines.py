"""The engines that are measured side by side, each over the same tokens: ours, Whoosh's own search, SQLite's FTS5, and tantivy if it is there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.search_corpus import DISTRICT, query
from search.composition import compose
from search.fts import FtsIndex
from search.grammar import read
from search.port import SearchDoc
from search.query import TITLE, Term, plan, spared
from search.vocabulary import Vocabulary
from search.whoosh_build import reader_of
from search.whoosh_index import WhooshIndex

try:
    import tantivy
except ImportError:
    tantivy = None

MOST_TOKENS = 64


class Engine(NamedTuple):
    """`find(text, n)`: keys of the best n."""

    name: str
    find: Callable[[str, int], list[str]]


def ours(index: WhooshIndex) -> Engine:
    return Engine("ours", lambda text, n: [hit.key for hit in index.search(query(text, limit=n)).hits])


def terms_of(index: WhooshIndex, text: str) -> list[Term]:
    """What is looked for, as our own search has it: the same for every engine."""
    planned = plan(read(text), index.vocabulary)
    with index._reading() as shot:  # noqa: SLF001  # the frequencies are the index's own affair
        return spared(planned.terms, shot.documents_with, shot.documents)


def own_search_of_whoosh(index: WhooshIndex) -> Engine:
    """Its Python matchers over our files: top n and the total, without mask and facets."""
    from whoosh.query import Or  # noqa: PLC0415  # after the package has silenced its warnings
    from whoosh.query import Term as WhooshTerm  # noqa: PLC0415
    from whoosh.searching import Searcher  # noqa: PLC0415

    current = index.generations.current()
    assert current
    searcher = Searcher(reader_of(current, index.identity))
    with index._reading() as shot:  # noqa: SLF001
        keys = shot.facts.keys

    def find(text: str, n: int) -> list[str]:
        terms = terms_of(index, text)
        pieces = [WhooshTerm("text", term.token, boost=term.weight) for term in terms]
        pieces += [WhooshTerm("title", term.token, boost=term.weight * TITLE) for term in terms]
        results = searcher.search(Or(pieces), limit=n)
        len(results)
        return [keys[hit.docnum] for hit in results]

    return Engine("Whoosh's own search", find)


def fts5(fallback: FtsIndex, index: WhooshIndex) -> Engine:
    db = sqlite3.connect(fallback.path)

    def find(text: str, n: int) -> list[str]:
        match = " OR ".join(f'"{term.token}"' for term in terms_of(index, text))
        rows = db.execute(
            f"SELECT d.key FROM fts JOIN doc d ON d.id = fts.rowid WHERE fts MATCH ? ORDER BY bm25(fts, 1, {TITLE}) LIMIT ?",
            (match, n),
        )
        return [row[0] for row in rows]

    return Engine("SQLite FTS5", find)


def rust(folder: Path, documents: Iterable[SearchDoc], index: WhooshIndex) -> Engine | None:
    """Tantivy over the same tokens; None where it is not installed."""
    if tantivy is None:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    for field in ("text", "title"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    folder.mkdir(parents=True, exist_ok=True)
    made = tantivy.Index(schema, str(folder))
    made.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    writer = made.writer(100_000_000, 1)
    writer.delete_all_documents()
    visible = set()
    for doc in documents:
        visible |= {doc.key} if not DISTRICT.isdisjoint(doc.audience) else set()
        composed = compose(doc, index.vocabulary.analyser)
        text, title = (" ".join(counted.elements()) for counted in (composed.text, composed.title))
        writer.add_document(tantivy.Document(key=doc.key, text=text, title=title))
    writer.commit()
    made.reload()
    searcher = made.searcher()

    def find(text: str, n: int) -> list[str]:
        terms = terms_of(index, text)
        pieces: list[Any] = []
        for term in terms:
            for field, weight in (("text", 1.0), ("title", TITLE)):
                piece = tantivy.Query.boost_query(
                    tantivy.Query.term_query(schema, field, term.token, "freq"), weight * term.weight
                )
                pieces.append((tantivy.Occur.Should, piece))
        found = searcher.search(tantivy.Query.boolean_query(pieces), limit=n + n // 2)
        keys = (searcher.doc(address)["key"][0] for _, address in found.hits)
        return [key for key in keys if key in visible][:n]

    return Engine("tantivy", find)


def cpu(engine: Engine, texts: Sequence[str], n: int = 10) -> list[float]:
    """CPU milliseconds of each query."""
    found = []
    for text in texts:
        began = time.process_time_ns()
        engine.find(text, n)
        found.append((time.process_time_ns() - began) / 1e6)
    return found


def built(root: Path, vocabulary: Vocabulary, documents: Iterable[SearchDoc], count: int) -> tuple[WhooshIndex, float]:
    """An index with these documents, and how many a second of CPU it took in; one that is there already is taken (0.0)."""
    index = WhooshIndex(root, vocabulary, "benchmark")
    if index.check().documents == count:
        return index, 0.0
    build = index.build()
    began = time.process_time()
    build.fill(documents, count)
    spent = time.process_time() - began
    build.publish(keep=0)
    return index, count / spent
