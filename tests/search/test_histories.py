"""After any history of writing, both engines show exactly what a list of the documents would."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from search.fts import FtsIndex
from search.port import FACETS, YES, SearchDoc
from search.whoosh_index import WhooshIndex
from tests.search.shelf import VOCABULARY, ask, facet, keys

WORDS = ("互访", "走访", "党建", "品牌", "清单", "支部", "墙", "abc")
KEYS = [f"case:{n}" for n in range(6)]

DOCS = st.builds(
    SearchDoc,
    key=st.sampled_from(KEYS),
    kind=st.sampled_from(["case", "minutes"]),
    title=st.lists(st.sampled_from(WORDS), max_size=2).map("，".join),
    text=st.lists(st.sampled_from(WORDS), max_size=6).map("，".join),
    tags=st.lists(st.sampled_from("甲乙丙"), max_size=2, unique=True).map(tuple),
    adopted=st.integers(0, 2),
    audience=st.lists(st.sampled_from(["district", "studio:north"]), max_size=2, unique=True).map(tuple),
)


class Histories(RuleBasedStateMachine):
    """`books` is what the documents are; the engines must agree with it after every step."""

    @initialize()
    def empty(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.engines = [WhooshIndex(root / "w", VOCABULARY, "log"), FtsIndex(root / "f.db", VOCABULARY, "log")]
        self.readers = [WhooshIndex(root / "w", VOCABULARY, "log"), FtsIndex(root / "f.db", VOCABULARY, "log")]
        self.books: dict[str, SearchDoc] = {}
        self.position = 0
        self.write([], [], redacted=False)

    @rule(docs=st.lists(DOCS, max_size=4), deletes=st.lists(st.sampled_from(KEYS), max_size=2), redacted=st.booleans())
    def write(self, docs, deletes, redacted):
        self.position += 1
        for engine in self.engines:
            engine.apply(docs, deletes, self.position, redacted=redacted)
        self.books |= {doc.key: doc for doc in docs}
        for key in deletes:
            self.books.pop(key, None)

    @rule()
    def build_anew(self):
        whoosh, fts = self.engines
        build = whoosh.build()
        build.fill(self.books.values(), self.position)
        build.publish()
        fts.rebuild(self.books.values(), self.position)

    @rule()
    def open_anew(self):
        whoosh, fts = self.engines
        self.engines[0] = WhooshIndex(whoosh.generations.root, VOCABULARY, "log")
        whoosh.close()
        fts.close()

    @rule(word=st.sampled_from(WORDS), north=st.booleans(), tag=st.sampled_from(["", "甲"]))
    def ask(self, word, north, tag):
        audience = frozenset({"district", "studio:north"} if north else {"district"})
        alike = {"互访": ("互访", "走访"), "走访": ("互访", "走访")}.get(word, (word,))
        visible = [doc for doc in self.books.values() if not audience.isdisjoint(doc.audience)]
        holding = [doc for doc in visible if any(each in doc.title + "，" + doc.text for each in alike)]
        wanted = {doc.key for doc in holding if not tag or tag in doc.tags}

        for engine in self.readers:
            page = engine.search(ask(word, audience=audience, chosen={"tags": [tag]} if tag else {}))
            if page.corrected:
                assert not holding
                continue
            assert (set(keys(page)), page.total) == (wanted, len(wanted))
            assert facet(page, "tags") == {
                value: sum(value in doc.tags for doc in holding) for value in {t for doc in visible for t in doc.tags}
            }

    @invariant()
    def everything_is_there_once(self):
        everybody = frozenset({"district", "studio:north"})
        visible = [doc for doc in self.books.values() if doc.audience]
        for engine in self.readers:
            page = engine.search(ask(audience=everybody, limit=100))
            assert (sorted(keys(page)), page.position) == (sorted(doc.key for doc in visible), self.position)
            assert facet(page, "adopted").get(YES, 0) == sum(doc.adopted > 0 for doc in visible)
            assert set(page.facets) == set(FACETS)

    def teardown(self):
        for engine in [*self.engines, *self.readers]:
            engine.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
