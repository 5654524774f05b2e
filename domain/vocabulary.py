"""词表: words of the field and words that mean the same, kept by the Party School, so that everybody's search finds them.

It stands beside the areas, not in one of them: cases, minutes, brands and whatever else is searched speak the same words.
"""

from __future__ import annotations

from typing import ClassVar, Final
from unicodedata import normalize

from domain.errors import Conflict, NotChosen, Wrong, refuse
from domain.inputs import line
from domain.model import Aggregate, Created, DomainEvent, event

WORD: Final = 20
OTHERS: Final = 10


class SynonymOfItself(Wrong):
    """A word means the same as another one; facts: word."""

    code = "vocabulary.synonym_of_itself"


class TooManySynonyms(Wrong):
    """More words for the same than a search can follow; facts: limit, count."""

    code = "vocabulary.too_many_synonyms"


class WordUnknown(Conflict):
    """The vocabulary does not have this word; facts: word."""

    code = "vocabulary.word_unknown"


def tidy(word: str) -> str:
    """A word as it is kept: full-width letters and digits made usual (NFKC), no blanks around it."""
    return normalize("NFKC", word).strip()


class Vocabulary(Aggregate):
    """The words of one district; its key is `district`."""

    TOPIC = "vocabulary"

    class Event(DomainEvent, frozen=True, kw_only=True): ...

    class Opened(Event, Created, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "vocabulary.opened"

    class TermAdded(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "vocabulary.term_added"
        word: str

    class TermRemoved(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "vocabulary.term_removed"
        word: str

    class SynonymSet(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "vocabulary.synonym_set"
        word: str
        others: tuple[str, ...]

    class SynonymRemoved(Event, frozen=True, kw_only=True):
        TOPIC: ClassVar[str] = "vocabulary.synonym_removed"
        word: str

    @classmethod
    def open(cls, key: str = "district") -> Vocabulary:
        return cls.begin(cls.Opened, key)

    @event(Opened)
    def __init__(self) -> None:
        self.terms: set[str] = set()
        self.synonyms: dict[str, tuple[str, ...]] = {}

    def add_term(self, word: str) -> None:
        """A word that a search must not take apart; twice is once."""
        word = tidy(word)
        refuse(line("word", word, limit=WORD))
        if word not in self.terms:
            self._term_added(word=word)

    @event(TermAdded)
    def _term_added(self, word: str) -> None:
        self.terms.add(word)

    def remove_term(self, word: str) -> None:
        word = tidy(word)
        if word not in self.terms:
            raise WordUnknown(word=word)
        self._term_removed(word=word)

    @event(TermRemoved)
    def _term_removed(self, word: str) -> None:
        self.terms.discard(word)

    def set_synonyms(self, word: str, others: tuple[str, ...]) -> None:
        """Who looks for the word finds the others too. They take the place of those that were set for it before."""
        word, others = tidy(word), tuple(filter(None, dict.fromkeys(map(tidy, others))))
        refuse(
            line("word", word, limit=WORD),
            NotChosen("others") if not others else None,
            TooManySynonyms("others", limit=OTHERS, count=len(others)) if len(others) > OTHERS else None,
            *(line("others", other, limit=WORD) for other in others),
            SynonymOfItself("others", word=word) if word and word in others else None,
        )
        if self.synonyms.get(word) != others:
            self._synonym_set(word=word, others=others)

    @event(SynonymSet)
    def _synonym_set(self, word: str, others: tuple[str, ...]) -> None:
        self.synonyms[word] = others

    def remove_synonyms(self, word: str) -> None:
        word = tidy(word)
        if word not in self.synonyms:
            raise WordUnknown(word=word)
        self._synonym_removed(word=word)

    @event(SynonymRemoved)
    def _synonym_removed(self, word: str) -> None:
        del self.synonyms[word]
