"""A question is answered even when it was not put well: too narrow a phrase is loosened, a slip of the pen corrected, and both are said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from search.analyser import RUN, is_single
from search.folding import fold
from search.grammar import Asked, read
from search.port import FACETS, Correction, Count, Hit, SearchPage, SearchQuery
from search.query import Plan, Term, plan, wholes
from search.suggest import Book
from search.vocabulary import Vocabulary


class Found(NamedTuple):
    """What an engine found for a plan. `elsewhere` = hits without the chosen facets, when there are none with them."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[Count, ...]]
    elsewhere: int = 0


class View(Protocol):
    """One commit of an engine, as one person sees it."""

    @property
    def position(self) -> int: ...
    def documents_with(self, term: Term) -> int: ...
    def seen(self, term: Term) -> bool: ...
    def find(self, planned: Plan, query: SearchQuery) -> Found: ...
    def book(self) -> Book: ...


def answer(view: View, query: SearchQuery, vocabulary: Vocabulary) -> SearchPage:
    """The page for a query."""
    asked = read(query.text)
    found, planned, loosened = _found(view, query, plan(asked, vocabulary))
    unfound = tuple(run for run, terms in planned.words if not any(view.seen(term) for term in terms))
    corrections = tuple(_corrections(view, _doubtful(view, planned, vocabulary)))
    if corrections and not (found.total or found.elsewhere):
        again = _found(view, query, plan(_corrected(asked, corrections), vocabulary))
        if again[0].total:
            return _page(view, asked, again[0], again[1], again[2], corrections=corrections, corrected=True)
    return _page(view, asked, found, planned, loosened, unfound=unfound, corrections=corrections)


def _page(
    view: View,
    asked: Asked,
    found: Found,
    planned: Plan,
    loosened: tuple[str, ...],
    *,
    unfound: tuple[str, ...] = (),
    corrections: tuple[Correction, ...] = (),
    corrected: bool = False,
) -> SearchPage:
    return SearchPage(
        hits=found.hits,
        total=found.total,
        facets=found.facets,
        elsewhere=found.elsewhere,
        needles=planned.needles,
        unfound=unfound,
        loosened=loosened,
        corrections=corrections,
        corrected=corrected,
        shortened=asked.shortened,
        wordless=asked.wordless,
        position=view.position,
    )


def _found(view: View, query: SearchQuery, planned: Plan) -> tuple[Found, Plan, tuple[str, ...]]:
    """While nothing is found, the rarest phrase need not stand verbatim any more; its words still count."""
    loosened: tuple[str, ...] = ()
    found = view.find(planned, query)
    while planned.phrases and not (found.total or found.elsewhere):
        rarest = min(planned.phrases, key=lambda each: min(map(view.documents_with, each.terms), default=0))
        loosened = (*loosened, rarest.text)
        planned = planned._replace(phrases=tuple(each for each in planned.phrases if each != rarest))
        found = view.find(planned, query)
    return found, planned, loosened


def _doubtful(view: View, planned: Plan, vocabulary: Vocabulary) -> list[str]:
    """Runs with a word, or characters that are no word, which the person finds nowhere."""
    pieces = {run: wholes(vocabulary.analyser.words(run)) or [run] for run, _ in planned.words if not is_single(run)}
    return [run for run, each in pieces.items() if not all(view.seen(Term(piece)) for piece in each)]


def _corrections(view: View, doubtful: Iterable[str]) -> Iterable[Correction]:
    for run in doubtful:
        meant = view.book().meant(run, lambda word: view.seen(Term(word)))
        if meant and meant != run:
            yield Correction(run, meant)


def _corrected(asked: Asked, corrections: Iterable[Correction]) -> Asked:
    meant = {each.typed: fold(each.meant) for each in corrections}
    words = tuple(run for word in asked.words for run in RUN.findall(meant.get(word, word)))
    phrases = []
    for phrase in asked.phrases:
        for typed, better in meant.items():
            phrase = phrase.replace(typed, better)  # noqa: PLW2901  # each correction after the other
        phrases.append(phrase)
    return asked._replace(words=words, phrases=tuple(phrases))


def counted_first(count: Count) -> tuple[int, str]:
    """Values with most hits come first, equals in the order of their names."""
    return -count.hits, count.value


def chosen(query: SearchQuery) -> dict[str, tuple[str, ...]]:
    """The facets by which the hits are narrowed."""
    return {facet: tuple(query.chosen[facet]) for facet in FACETS if query.chosen.get(facet)}
