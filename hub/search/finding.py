"""查找: everything that people find, for the eyes of the person who asks; from the best index there is, at worst from titles.

Who may see what comes from the read database of this moment: what was withdrawn a second ago is not found, whatever an index says.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from domain.cases import Case
from hub.attachments import Attachments
from hub.core import Core
from hub.search.documents import all_documents, bare
from hub.search.eyes import visible, visible_then
from hub.search.found import Found, show
from projections import cases, vocabulary
from projections.cases import Card
from projections.read import Reader
from projections.time_machine import PastReader
from search.caller import Caller
from search.desk import Answers, Desk
from search.feed import LogSource
from search.generations import ASKED, FALLBACK, FOLDER, REDACTION, Generations, remove_database
from search.port import Audience, Health, Hit, NoIndex, SearchPage, SearchQuery, Sort, Suggestion, Visible

if TYPE_CHECKING:
    from hub.search.following import Following
    from search.library import Library
    from search.vocabulary import Vocabulary

SHOWN: Final = 10
"""Hits on one page."""


class Finder:
    """The search of a hub. The index is opened at the first question: a process that asks none loads none of it.

    Dictionaries and arrays take half a second and 120 MB: therefore the modules of the engines are imported where they are needed, and
    processes that draw pages ask another one (`ask_beside`).
    """

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core, self._attachments = core, attachments
        self._lock = threading.Lock()
        self._opened: Library | None = None
        self._caller: Caller | None = None
        self._learnt = -1

    # ---- asking

    def find(
        self,
        read: Reader,
        audience: Audience,
        text: str = "",
        *,
        chosen: Mapping[str, Sequence[str]] | None = None,
        sort: Sort = "relevance",
        page: int = 1,
        limit: int = SHOWN,
    ) -> Found:
        """One page of hits for whoever holds these tokens (hub.audience.tokens_of). `chosen`: facet -> values."""
        return show(
            read, self._attachments, self.ask(read, audience, text, chosen=chosen, sort=sort, page=page, limit=limit)
        )

    def ask(
        self,
        read: Reader,
        audience: Audience,
        text: str = "",
        *,
        chosen: Mapping[str, Sequence[str]] | None = None,
        sort: Sort = "relevance",
        page: int = 1,
        limit: int = SHOWN,
    ) -> SearchPage:
        """Keys, total and facets alone, without the texts of hits."""
        query = SearchQuery(
            text=text,
            chosen=chosen or {},
            audience=audience,
            visible=self._visible(read, audience),
            sort=sort,
            page=page,
            limit=limit,
        )
        try:
            return self._answers(read).search(query)
        except NoIndex:
            return _by_title(read, query)

    def suggest(self, read: Reader, audience: Audience, prefix: str, n: int = 8) -> list[Suggestion]:
        """Completions of what is being typed, also by pinyin; none while there is no index."""
        try:
            return self._answers(read).suggest(prefix, audience, n, self._visible(read, audience))
        except NoIndex:
            return []

    def similar(self, read: Reader, audience: Audience, case_key: str, n: int = 5) -> list[Card]:
        """Published cases that are about the same, the nearest first."""
        try:
            hits = self._answers(read).similar(
                f"{Case.TOPIC}:{case_key}", audience, 2 * n, self._visible(read, audience)
            )
        except NoIndex:
            return []
        keys = [bare(hit.key) for hit in hits if hit.kind == Case.TOPIC][:n]
        cards = cases.by_keys(read, keys) if keys else {}
        return [cards[key] for key in keys if key in cards]

    def ask_beside(self) -> None:
        """From now on questions go to the process that keeps the index for all (`desk`)."""
        self._caller = Caller(self._folder)

    def desk(self) -> Desk:
        """Answer the questions of all other processes until the desk is stopped."""
        return Desk(self._folder, self._library)

    def warm(self) -> None:
        """Load what the first question would wait for."""
        with self._core.read.reader() as read:
            self.ask(read, frozenset(), "zhibu")  # stands nowhere: looked up by its sound

    # ---- keeping

    def follower(self) -> Following:
        """Brings the index level with the log; `start` it once in each server process."""
        from hub.search.following import Following  # noqa: PLC0415  # see Finder

        library, log = self._library(), self._core.log
        source = LogSource(log, lambda: log.head().position, self._core.read.reader, all_documents(self._attachments))
        return Following(library, source, self.learn)

    def level(self) -> bool:
        """Bring the index level now, unless another process follows; whether this one did."""
        follower = self.follower()
        try:
            self._core.follow()
            return follower.look()
        finally:
            follower.stop()

    def there(self) -> bool:
        """Whether there is an index at all; before the first one titles are looked through."""
        return Generations(self._folder).current() is not None

    def rebuild(self) -> None:
        """Ask whoever follows for a new index."""
        Generations(self._folder).want_rebuild(ASKED)

    def forget(self) -> None:
        """Words that no event takes back, those of a removed file, must leave the indexes: both are built anew."""
        Generations(self._folder).want_rebuild(REDACTION)
        remove_database(self._folder / FALLBACK)

    def check(self) -> dict[str, Health]:
        """Reads every byte of what there is."""
        return self._library().check()

    def learn(self, read: Reader | None = None) -> None:
        """Speak the words of the field as the Party School keeps them now."""
        if read is None:
            with self._core.read.reader() as fresh:
                self.learn(fresh)
            return
        now = vocabulary.changed_at(read)
        if now > self._learnt and self._opened is not None:
            self._opened.learn(words_of(read))
            self._learnt = now

    def close(self) -> None:
        if self._caller is not None:
            self._caller.close()
        if self._opened is not None:
            self._opened.close()

    @property
    def _folder(self) -> Path:
        return self._core.settings.data / FOLDER

    def _visible(self, read: Reader, audience: Audience) -> Visible:
        if not isinstance(read, PastReader):
            return visible(read)
        with self._core.read.reader() as now:
            return visible_then(read, now, audience)

    def _answers(self, read: Reader) -> Answers:
        return self._caller or self._library(read)

    def _library(self, read: Reader | None = None) -> Library:
        from search.library import Library  # noqa: PLC0415  # see Finder
        from search.vocabulary import Vocabulary  # noqa: PLC0415

        with self._lock:
            if self._opened is None:
                first = self._core.log.hash_at(1)
                self._opened = Library(self._core.settings.data, Vocabulary(), first.hex()[:16] if first else "")
        self.learn(read)
        return self._opened


def words_of(read: Reader) -> Vocabulary:
    """The field's own words, and which mean the same."""
    from search.vocabulary import Vocabulary  # noqa: PLC0415  # see Finder

    groups = [(row.word, *row.others) for row in vocabulary.synonyms(read)]
    return Vocabulary(groups, [row.word for row in vocabulary.terms(read)])


def _by_title(read: Reader, query: SearchQuery) -> SearchPage:
    """While there is no index: cases whose titles hold all the words."""
    chosen = {name: next(iter(query.chosen.get(name, ())), "") for name in ("level", "studio", "form", "stage", "year")}
    chosen |= {"topic": next(iter(query.chosen.get("tags", ())), ""), "title": query.text[:200]}
    start, end = query.span
    cards = cases.library(read, query.audience, **chosen, skip=start, limit=end - start)  # type: ignore[arg-type]  # all of them texts
    return SearchPage(
        hits=tuple(Hit(f"{Case.TOPIC}:{card.key}", Case.TOPIC, 0.0) for card in cards),
        total=cases.library_count(read, query.audience, **chosen),  # type: ignore[arg-type]  # likewise
        needles=tuple(query.text.split()[:16]),
        position=read.position,
        degraded=True,
    )
