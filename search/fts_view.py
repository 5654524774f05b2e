"""The second engine through the eyes of one person: sets of row numbers and counters, as one would write them down on paper."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from search.analyser import IS_HAN
from search.answer import Found, chosen, counted_first
from search.composition import Body, Card
from search.facts import day_number
from search.port import FACETS, Audience, Count, Hit, SearchQuery, Sort, Suggestion
from search.query import TITLE, Phrase, Plan, Term, spared
from search.similar import ENOUGH, telling
from search.suggest import LONGEST, Book
from search.verbatim import RERANKED, SHARE, likeness, place
from search.vocabulary import Vocabulary

LAST: Final = "\U0010ffff"
"""Sorts behind every token that begins like the one before it."""


class Loaded:
    """The facts of all documents of one commit, by row number."""

    def __init__(
        self, version: tuple[int, int], position: int, cards: dict[int, Card], body: Callable[[int], Body]
    ) -> None:
        self.version, self.position, self.cards, self.body = version, position, cards, body
        self.numbers = {card.key: number for number, card in cards.items()}
        self.book: Book | None = None


class FtsView:
    def __init__(
        self,
        db: sqlite3.Connection,
        loaded: Loaded,
        vocabulary: Vocabulary,
        audience: Audience,
        changed: Mapping[str, Collection[str]],
    ) -> None:
        self._db, self._loaded, self._vocabulary = db, loaded, vocabulary
        self._cards = {
            number: card
            for number, card in loaded.cards.items()
            if not audience.isdisjoint(changed.get(card.key, card.audience))
        }

    @property
    def position(self) -> int:
        return self._loaded.position

    # ---- terms

    def _tokens(self, term: Term) -> list[str]:
        if not term.single:
            return [term.token]
        rows = self._db.execute(
            "SELECT term FROM vocab WHERE term > ? AND term < ? AND length(term) = 2", (term.token, term.token + LAST)
        )
        return [row[0] for row in rows]

    def _with(self, terms: Iterable[Term]) -> dict[int, float]:
        """Row numbers with any of the terms, and what they are worth."""
        tokens = [token for term in terms for token in self._tokens(term)]
        if not tokens:
            return {}
        any_of = " OR ".join(f'"{token}"' for token in dict.fromkeys(tokens))
        rows = self._db.execute(f"SELECT rowid, -bm25(fts, 1.0, {TITLE}) FROM fts WHERE fts MATCH ?", (any_of,))
        return dict(rows.fetchall())

    def documents_with(self, term: Term) -> int:
        if term.single:
            return len(self._with([term]))
        row = self._db.execute("SELECT doc FROM vocab WHERE term = ?", (term.token,)).fetchone()
        return int(row[0]) if row else 0

    def seen(self, term: Term) -> bool:
        return any(number in self._cards for number in self._with([term]))

    def _having(self, phrase: Phrase) -> set[int]:
        found = [set(self._with([term])) for term in phrase.terms]
        numbers = set.intersection(*found) if found else set()
        return {number for number in numbers if phrase.certain or phrase.text in self._loaded.body(number).folded}

    # ---- hits

    def find(self, planned: Plan, query: SearchQuery) -> Found:
        worth = self._with(spared(planned.terms, self.documents_with, len(self._loaded.cards)))
        matching = set(self._cards)
        if planned.restricts and not planned.phrases:
            matching &= set(worth)
        for phrase in planned.phrases:
            matching &= self._having(phrase)
        matching -= {number for phrase in planned.without for number in self._having(phrase)}
        narrowed = {number for number in matching if self._fits(number, chosen(query))}
        facets = {facet: self._counts(facet, matching, query) for facet in FACETS}
        sort: Sort = "date" if query.sort == "relevance" and not planned.restricts else query.sort
        ranked = self._ranked(narrowed, worth, sort, planned)
        first, last = query.span
        hits = tuple(self._hit(number, worth.get(number, 0.0), planned) for number in ranked[first:last])
        return Found(hits, len(narrowed), facets, 0 if narrowed else len(matching))

    def _ranked(self, numbers: set[int], worth: Mapping[int, float], sort: Sort, planned: Plan) -> list[int]:
        cards = self._cards
        by: dict[Sort, Callable[[int], float]] = {
            "relevance": lambda number: worth.get(number, 0.0),
            "date": lambda number: day_number(cards[number].on),
            "adopted": lambda number: cards[number].adopted,
        }
        value = by[sort]
        ranked = sorted(numbers, key=lambda n: (-value(n), -day_number(cards[n].on), -cards[n].position))
        if sort != "relevance" or not ranked:
            return ranked
        bonus = SHARE * value(ranked[0])
        again = {n: value(n) + bonus * likeness(planned.runs, self._loaded.body(n).folded) for n in ranked[:RERANKED]}
        return sorted(again, key=lambda n: -again[n]) + ranked[RERANKED:]

    def _hit(self, number: int, score: float, planned: Plan) -> Hit:
        card = self._cards[number]
        where = place(self._loaded.body(number), planned.needles) if planned.restricts else None
        return Hit(card.key, card.kind, score, where)

    def _fits(self, number: int, wanted: Mapping[str, Collection[str]]) -> bool:
        facets = self._cards[number].facets
        return all(not set(values).isdisjoint(facets[FACETS.index(facet)]) for facet, values in wanted.items())

    def _counts(self, facet: str, matching: set[int], query: SearchQuery) -> tuple[Count, ...]:
        others = {other: values for other, values in chosen(query).items() if other != facet}
        base = [number for number in matching if self._fits(number, others)]
        n = FACETS.index(facet)
        visible = {value for card in self._cards.values() for value in card.facets[n]}
        hits = Counter(value for number in base for value in self._cards[number].facets[n])
        found = [Count(value, hits[value], value in query.chosen.get(facet, ())) for value in visible]
        return tuple(sorted(found, key=counted_first))

    # ---- words

    def book(self) -> Book:
        if self._loaded.book is None:
            rows = self._db.execute("SELECT term, doc FROM vocab WHERE length(term) BETWEEN 2 AND ?", (LONGEST,))
            is_word = self._vocabulary.analyser.is_word
            words = {term: doc for term, doc in rows if IS_HAN.match(term) and is_word(term)}
            cards = self._loaded.cards.values()
            tags = Counter(tag for card in cards for tag in card.facets[FACETS.index("tags")])
            self._loaded.book = Book(words, [(card.title, card.key) for card in cards], tags)
        return self._loaded.book

    def suggest(self, prefix: str, n: int) -> list[Suggestion]:
        found = (each for each in self.book().complete(prefix) if self._may_know(each))
        return [each for each, _ in zip(found, range(n), strict=False)]

    def _may_know(self, each: Suggestion) -> bool:
        if each.kind == "title":
            return self._loaded.numbers[each.key] in self._cards
        if each.kind == "word":
            return self.seen(Term(each.text))
        return any(each.text in card.facets[FACETS.index("tags")] for card in self._cards.values())

    def similar(self, key: str, n: int) -> list[Hit]:
        number = self._loaded.numbers.get(key)
        if number is None or number not in self._cards:
            return []
        text, every = self._loaded.body(number).folded, len(self._loaded.cards)
        worth = self._with(telling(text, self._vocabulary.analyser, self.documents_with, every))
        enough = worth.pop(number, 0.0) * ENOUGH
        near = sorted((each for each in worth if each in self._cards and worth[each] > enough), key=lambda i: -worth[i])
        return [Hit(self._cards[each].key, self._cards[each].kind, worth[each]) for each in near[:n]]
