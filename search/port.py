"""What the hub puts into an index and asks of it: plain values, and the one protocol that every engine keeps.

Analysis lies above this port, so that each engine gets the same tokens and passes the same tests.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, Literal, NamedTuple, Protocol

import msgspec

FACETS: Final = ("kind", "level", "studio", "form", "stage", "year", "tags", "adopted")
YES, NO = "yes", "no"
"""Values of the facet `adopted`."""

MOST_HITS: Final = 100
"""Hits on one page."""
DEEPEST: Final = 10_000
"""Hits that can be paged through; whoever wants more asks more precisely."""

Audience = frozenset[str]
"""Tokens of one person; a document is seen by whoever shares one with it. What the tokens mean is the hub's affair."""
Visible = Callable[[int], Mapping[str, Collection[str]]]
"""Asked for an index position: which documents changed their audience since, and who may see them now (nobody = empty)."""
Sort = Literal["relevance", "date", "adopted"]


class Attachment(msgspec.Struct, frozen=True):
    """One page of a file, or a whole one where it has none (`page` 0)."""

    name: str
    text: str
    page: int = 0


class SearchDoc(msgspec.Struct, frozen=True, kw_only=True):
    """One shared thing. `on` is its date (ISO), `position` that of its last change in the log, `adopted` how often it was taken up."""

    key: str
    kind: str
    title: str
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    level: tuple[str, ...] = ()
    studio: str = ""
    form: str = ""
    stage: str = ""
    year: str = ""
    tags: tuple[str, ...] = ()
    adopted: int = 0
    on: str = ""
    audience: tuple[str, ...] = ()
    position: int = 0


def nothing_changed(_: int) -> Mapping[str, Collection[str]]:
    """For a caller whose audiences never change behind the index."""
    return {}


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks. `chosen`: facet -> values, any of one facet, all facets; `page` counts from 1."""

    text: str = ""
    chosen: Mapping[str, Sequence[str]] = {}
    audience: Audience = frozenset()
    visible: Visible = nothing_changed
    sort: Sort = "relevance"
    page: int = 1
    limit: int = 10

    @property
    def span(self) -> tuple[int, int]:
        """First and last wanted hit, counted from 0, the last one excluded."""
        limit = min(max(1, self.limit), MOST_HITS)
        start = min((max(1, self.page) - 1) * limit, DEEPEST)
        return start, min(start + limit, DEEPEST)


class Place(NamedTuple):
    """The attachment in which most of what was asked for stands; `page` 0 = unknown."""

    name: str
    page: int


class Hit(NamedTuple):
    key: str
    kind: str
    score: float
    place: Place | None = None


class Count(NamedTuple):
    """One value of a facet, with as many hits as choosing it would leave."""

    value: str
    hits: int
    chosen: bool


class Correction(NamedTuple):
    typed: str
    meant: str


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. Every visible value of every facet is counted, whether it is chosen or not."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[Count, ...]] = {}
    needles: tuple[str, ...] = ()
    """What to mark in the texts: search.highlight takes them."""
    unfound: tuple[str, ...] = ()
    """Words that stand nowhere; the hits were found by the others."""
    loosened: tuple[str, ...] = ()
    """Exact phrases that stood nowhere and were looked for as words instead."""
    corrections: tuple[Correction, ...] = ()
    """What was probably meant. `corrected`: nothing was found as typed, these are the hits for what was meant."""
    corrected: bool = False
    elsewhere: int = 0
    """Hits without the chosen facets, counted when there are none with them."""
    shortened: bool = False
    """The query was longer than is read."""
    wordless: bool = False
    """Nothing that was typed can be looked for, signs alone: everything is shown."""
    position: int = 0
    """What happened up to this position of the log is found."""
    degraded: bool = False
    """Answered by the fallback: order and suggestions are poorer."""


class Suggestion(NamedTuple):
    """A completion. `key` names the document when it is a title."""

    text: str
    kind: Literal["title", "tag", "word"]
    key: str = ""


class Health(NamedTuple):
    """What `check` found. `faults` are sentences for an operator; none = all is well."""

    position: int
    documents: int
    faults: tuple[str, ...] = ()


class Damaged(Exception):
    """The index on disk is not what was written: it has to be built anew. Its message says what was seen."""


class NoIndex(Exception):
    """No index can answer, now: titles can still be looked up in the read database."""


class OlderPosition(Exception):
    """The batch lies before what the index already holds."""


class SearchIndex(Protocol):
    """An engine. `apply` is atomic and idempotent and raises OlderPosition; reading raises Damaged when the files cannot be trusted."""

    def position(self) -> int: ...
    def apply(
        self, upserts: Sequence[SearchDoc], deletes: Sequence[str], position: int, *, redacted: bool = False
    ) -> None: ...
    def search(self, query: SearchQuery) -> SearchPage: ...
    def suggest(
        self, prefix: str, audience: Audience, n: int, visible: Visible = nothing_changed
    ) -> list[Suggestion]: ...
    def similar(self, key: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Hit]: ...
    def check(self) -> Health: ...
    def close(self) -> None: ...
