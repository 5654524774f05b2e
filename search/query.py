"""What is really looked for: the words of a query with all their tokens, what means the same, and no more terms than are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from search.analyser import RUN, is_single, pairs
from search.grammar import MOST_TERMS, Asked
from search.vocabulary import SYNONYM, Vocabulary

TITLE: Final = 2.0
"""Weight of the title beside the text, which holds the title once more."""
FREQUENT: Final = 0.2
"""Share of all documents above which a term tells little ..."""
REMAIN: Final = 3
"""... and is left out when so many others remain."""
SMALL: Final = 1_000
"""Documents up to which nothing is left out: there is no time to win."""


class Term(NamedTuple):
    """One token to score by. `single`: one Chinese character, wherever it stands."""

    token: str
    weight: float = 1.0
    single: bool = False


class Phrase(NamedTuple):
    """A folded piece that must (or must not) stand verbatim. A document that has not all `terms` cannot have it."""

    text: str
    terms: tuple[Term, ...]

    @property
    def certain(self) -> bool:
        """Who has the term has the phrase: nothing is left to compare."""
        return len(self.terms) == 1


class Plan(NamedTuple):
    """A query as an engine carries it out."""

    terms: tuple[Term, ...]
    phrases: tuple[Phrase, ...]
    without: tuple[Phrase, ...]
    words: tuple[tuple[str, tuple[Term, ...]], ...]
    """Each typed run with its own terms, without what means the same."""
    needles: tuple[str, ...]
    runs: tuple[str, ...]
    """What stands verbatim in the best documents."""

    @property
    def restricts(self) -> bool:
        """Something must be found; otherwise everything is shown."""
        return bool(self.words or self.phrases)


def plan(asked: Asked, vocabulary: Vocabulary) -> Plan:
    """All that follows from the words alone; what an index knows of them comes later, in `spared`."""
    runs = (*asked.words, *(run for phrase in asked.phrases for run in RUN.findall(phrase)))
    words = tuple((run, own(run, vocabulary)) for run in dict.fromkeys(runs))
    cut = [word for run, _ in words for word in vocabulary.analyser.words(run)]
    alike = [other for word in dict.fromkeys((*(run for run, _ in words), *cut)) for other in vocabulary.others(word)]
    terms = {term.token: term for other in alike for term in meaning(other, vocabulary)}
    terms |= {term.token: term for _, each in words for term in each}
    needles = (*(run for run, _ in words), *asked.phrases, *wholes(cut), *alike)
    return Plan(
        terms=tuple(terms.values()),
        phrases=tuple(phrase(text) for text in dict.fromkeys(asked.phrases)),
        without=tuple(phrase(text) for text in dict.fromkeys(asked.without)),
        words=words,
        needles=tuple(dict.fromkeys(needles)),
        runs=tuple(dict.fromkeys(runs)),
    )


def own(run: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The terms of one folded run."""
    if is_single(run):
        return (Term(run, single=True),)
    return tuple(Term(token) for token in dict.fromkeys(vocabulary.analyser.asked(run)))


def meaning(other: str, vocabulary: Vocabulary) -> list[Term]:
    """The terms of a word that means what was typed: itself where it is one word, its pairs would find too much."""
    return [Term(word, SYNONYM, is_single(word)) for word in vocabulary.analyser.words(other)]


def phrase(text: str) -> Phrase:
    terms = [term for run in RUN.findall(text) for term in _verbatim(run)]
    return Phrase(text, tuple(dict.fromkeys(terms)))


def _verbatim(run: str) -> list[Term]:
    if is_single(run):
        return [Term(run, single=True)]
    return [Term(token) for token in (pairs(run) if is_single(run[0]) else [run])]


def spared(terms: Iterable[Term], documents_with: Callable[[Term], int], documents: int) -> list[Term]:
    """The terms worth scoring: none that stands nowhere, none that stands everywhere, at most 64, the rarest ones."""
    known = [(documents_with(term), term) for term in terms]
    known = sorted((each for each in known if each[0]), key=lambda each: each[0])
    if documents > SMALL:
        limit = documents * FREQUENT
        known = [each for place, each in enumerate(known) if place < REMAIN or each[0] <= limit]
    return [term for _, term in known[:MOST_TERMS]]


def wholes(words: Iterable[str]) -> list[str]:
    """Words of two characters and more; what the dictionary left in single characters is joined again."""
    found: list[str] = []
    rest = ""
    for word in words:
        if len(word) == 1:
            rest += word
            continue
        found += [rest, word]
        rest = ""
    return [word for word in [*found, rest] if len(word) > 1]
