"""One commit of the Whoosh index through the eyes of one person: what is masked is neither found nor counted nor proposed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np

from search.answer import Found, chosen, counted_first
from search.facets import Numbers
from search.port import FACETS, Audience, Count, Hit, SearchQuery, Sort, Suggestion
from search.postings import Ids, Mask
from search.query import Plan, Term, spared
from search.scorer import best, depth, having, ordered, reranked, scores
from search.similar import ENOUGH, telling
from search.snapshot import Snapshot
from search.suggest import Book
from search.verbatim import place
from search.vocabulary import Vocabulary


class WhooshView:
    """`changed`: documents whose audience changed since the commit, with who may see them now."""

    def __init__(
        self,
        snapshot: Snapshot,
        vocabulary: Vocabulary,
        audience: Audience,
        changed: Mapping[str, Collection[str]],
        book: Callable[[Snapshot], Book],
    ) -> None:
        self._snapshot, self._vocabulary, self._book = snapshot, vocabulary, book
        self.mask = snapshot.seen_by(audience)
        self._values = snapshot.values_for(audience)
        known = {key: tokens for key, tokens in changed.items() if key in snapshot.numbers}
        if known:
            self.mask = self.mask.copy()
            for key, tokens in known.items():
                self.mask[snapshot.numbers[key]] = not audience.isdisjoint(tokens)
            self._values = snapshot.counting.all(self.mask)

    @property
    def position(self) -> int:
        return self._snapshot.position

    def documents_with(self, term: Term) -> int:
        return self._snapshot.documents_with(term)

    def seen(self, term: Term) -> bool:
        """Whether the person may see a document with it; most often the number alone tells, and nothing has to be read."""
        known = self.documents_with(term)
        if known == 0 or known > self._snapshot.facts.size - int(np.count_nonzero(self.mask)):
            return known > 0
        return bool(self.mask[self._snapshot.scored(term).ids].any())

    def book(self) -> Book:
        return self._book(self._snapshot)

    def find(self, planned: Plan, query: SearchQuery) -> Found:
        shot = self._snapshot
        worth = scores(shot, spared(planned.terms, shot.documents_with, shot.documents))
        matching = self.mask & (worth > 0) if planned.restricts and not planned.phrases else self.mask.copy()
        for phrase in planned.phrases:
            matching &= having(shot, phrase, matching)
        for phrase in planned.without:
            matching &= ~having(shot, phrase, matching)
        narrowed, facets = self._narrowed(matching, query)
        ids: Ids = np.flatnonzero(narrowed).astype(np.int32)
        elsewhere = 0 if len(ids) else int(np.count_nonzero(matching))
        sort: Sort = "date" if query.sort == "relevance" and not planned.restricts else query.sort
        first, last = query.span
        values = ordered(sort, worth, shot.facts)
        top = best(values, ids, shot.facts, depth(last))
        runs = planned.runs if sort == "relevance" else ()
        ranked = reranked(top, values, runs, lambda number: shot.body(number).folded)
        hits = tuple(
            self._hit(number, score if sort == "relevance" else float(worth[number]), planned)
            for number, score in ranked[first:last]
        )
        return Found(hits, len(ids), facets, elsewhere)

    def _hit(self, number: int, score: float, planned: Plan) -> Hit:
        facts = self._snapshot.facts
        where = place(self._snapshot.body(number), planned.needles) if planned.restricts else None
        return Hit(facts.keys[number], facts.kinds[number], score, where)

    def _narrowed(self, matching: Mask, query: SearchQuery) -> tuple[Mask, dict[str, tuple[Count, ...]]]:
        """Hits within the chosen facets; each facet counts what choosing among its values would leave."""
        shot = self._snapshot
        masks = {}
        for facet, values in chosen(query).items():
            n = FACETS.index(facet)
            masks[facet] = shot.facts.pairs[n].holders(shot.coding.facets[n].known(values), shot.facts.size)
        narrowed = matching
        for mask in masks.values():
            narrowed = narrowed & mask
        numbers = shot.counting.all(narrowed)
        for facet in masks:
            base = matching
            for other, mask in masks.items():
                base = base & mask if other != facet else base
            n = FACETS.index(facet)
            numbers[n] = shot.counting.one(n, base)
        return narrowed, {facet: self._counts(n, numbers[n], query) for n, facet in enumerate(FACETS)}

    def _counts(self, n: int, numbers: Numbers, query: SearchQuery) -> tuple[Count, ...]:
        """The values a person may know of: those that a visible document has."""
        chosen_here = query.chosen.get(FACETS[n], ())
        rows = zip(self._snapshot.coding.facets[n], numbers.tolist(), self._values[n].tolist(), strict=False)
        found = [Count(value, hits, value in chosen_here) for value, hits, visible in rows if visible]
        return tuple(sorted(found, key=counted_first))

    def suggest(self, prefix: str, n: int) -> list[Suggestion]:
        found: list[Suggestion] = []
        for each in self.book().complete(prefix):
            if self._may_know(each):
                found.append(each)
            if len(found) >= n:
                break
        return found

    def _may_know(self, each: Suggestion) -> bool:
        if each.kind == "title":
            number = self._snapshot.numbers.get(each.key)
            return number is not None and bool(self.mask[number])
        if each.kind == "word":
            return self.seen(Term(each.text))
        tags = FACETS.index("tags")
        codes = self._snapshot.coding.facets[tags]
        return bool(self._values[tags][codes[each.text]]) if each.text in codes else False

    def similar(self, key: str, n: int) -> list[Hit]:
        """Documents that share the most telling words with this one."""
        shot = self._snapshot
        number = shot.numbers.get(key)
        if number is None or not self.mask[number]:
            return []
        text = shot.body(number).folded
        worth = scores(shot, telling(text, self._vocabulary.analyser, shot.documents_with, shot.documents))
        enough, worth[number] = worth[number] * ENOUGH, 0
        ids = np.flatnonzero(self.mask & (worth > enough)).astype(np.int32)
        top = best(worth, ids, shot.facts, n)
        return [Hit(shot.facts.keys[i], shot.facts.kinds[i], float(worth[i])) for i in top.tolist()]
