"""词表: the Party School keeps the words of the field and what means the same; every search speaks them from then on."""

from __future__ import annotations

from importlib.resources import files

import yaml

from domain.errors import AlreadyThere, NotFound, Overtaken
from domain.vocabulary import Vocabulary
from hub.access import Act
from hub.core import Core, command
from hub.log import Receipt

DISTRICT = "district"


class Words:
    """The use cases of the vocabulary."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @command
    def begin(self, *, act: Act) -> Receipt:
        """The words with which a hub begins, unless it has words already."""
        act, words = self._words(act)
        if words.version > 1 or words.terms or words.synonyms:
            return Receipt(0, 0)
        first = yaml.safe_load(files("hub").joinpath("demo/vocabulary.yaml").read_text(encoding="utf-8"))
        for word in first["terms"]:
            words.add_term(word)
        for word, others in first["synonyms"].items():
            words.set_synonyms(word, tuple(others))
        return self._commit(words, act)

    @command
    def add_term(self, word: str, *, act: Act) -> Receipt:
        act, words = self._words(act)
        words.add_term(word)
        return self._commit(words, act)

    @command
    def remove_term(self, word: str, *, act: Act) -> Receipt:
        act, words = self._words(act)
        words.remove_term(word)
        return self._commit(words, act)

    @command
    def set_synonyms(self, word: str, others: tuple[str, ...], *, act: Act) -> Receipt:
        """Who looks for the word finds the others too; they take the place of those set before."""
        act, words = self._words(act)
        words.set_synonyms(word, others)
        return self._commit(words, act)

    @command
    def remove_synonyms(self, word: str, *, act: Act) -> Receipt:
        act, words = self._words(act)
        words.remove_synonyms(word)
        return self._commit(words, act)

    def _words(self, act: Act) -> tuple[Act, Vocabulary]:
        act = self._core.may(act, "vocabulary.keep")
        try:
            return act, self._core.log.load(Vocabulary, DISTRICT)
        except NotFound:
            return act, Vocabulary.open(DISTRICT)

    def _commit(self, words: Vocabulary, act: Act) -> Receipt:
        """The table comes into being with its first word; a refused first word leaves nothing."""
        if all(isinstance(fact, Vocabulary.Opened) for fact in words.pending_events):
            return Receipt(0, 0)
        try:
            return self._core.commit(words, act=act)
        except AlreadyThere:
            raise Overtaken(kind=Vocabulary.TOPIC, key=DISTRICT) from None
