"""Chinese text is found in whichever script, width or case it was typed: pure functions from text to tokens.

Tokens of a folded text are words of a dictionary (no guessing of new words) together with the pairs of neighbouring characters: words find
what is meant, pairs find what no dictionary knows. The same tokens serve every engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Final

from search.folding import fold

if TYPE_CHECKING:
    from rjieba import Jieba

VERSION: Final = "1"
"""Changes when the same text would give other tokens: an index built with another version is rebuilt."""

HAN: Final = r"〇㐀-䶿一-鿿豈-﫿𠀀-𲎯"
RUN: Final = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
"""A stretch of Chinese characters, or of other letters and figures; everything else parts them."""
IS_HAN: Final = re.compile(rf"[{HAN}]")

LONGEST: Final = 64
"""Characters of a token: what is longer in one piece is no word."""
END: Final = "$"
"""Follows the last character of a run."""


@lru_cache(maxsize=1)
def _dictionary(own: tuple[str, ...]) -> Jieba:
    """The dictionary with these words, 24 MB: shared by all who cut with the same ones, since nobody changes it afterwards."""
    jieba = _maker()()
    for word in own:
        jieba.add_word(word, None, None)
    return jieba


@lru_cache(maxsize=1)
def _maker() -> type[Jieba]:
    """The class alone, out of the compiled module: the package around it builds a dictionary of 30 MB that nobody here asks for."""
    package = find_spec("rjieba")
    inner = package and PathFinder.find_spec("rjieba", package.submodule_search_locations)
    if not inner or not inner.loader:
        raise ModuleNotFoundError("rjieba")
    module = module_from_spec(inner)
    inner.loader.exec_module(module)
    found: type[Jieba] = module.Jieba
    return found


class Analyser:
    """Cuts text into tokens, with the field's own words in its dictionary. Two with the same `identity` cut alike."""

    def __init__(self, own_words: Iterable[str] = ()) -> None:
        self._own = tuple(sorted({fold(word) for word in own_words if word.strip()}))

    @property
    def own(self) -> tuple[str, ...]:
        """The field's own words, folded and sorted."""
        return self._own

    @property
    def identity(self) -> str:
        """What decides about the cut: this module's version and the own words."""
        return "|".join((VERSION, *self._own))

    @cached_property
    def _jieba(self) -> Jieba:
        return _dictionary(self._own)

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has this folded text as one word."""
        return self._cut(text) == [text]

    def words(self, text: str) -> list[str]:
        """Words of a folded text in reading order, without punctuation."""
        return [word for run in RUN.findall(text) for word in self._cut(run)]

    def tokens(self, text: str, *, folded: bool = False) -> list[str]:
        """All tokens of a text: words, then pairs; a token may come more than once."""
        return [token for run in RUN.findall(text if folded else fold(text)) for token in self._tokens_of(run)]

    def asked(self, run: str) -> list[str]:
        """Tokens by which a folded run of a query is looked for: as `tokens`, but where a run ends matters only in a text."""
        return [token for token in self._tokens_of(run) if not token.endswith(END)]

    def _cut(self, run: str) -> list[str]:
        return list(self._jieba.cut(run, False)) if IS_HAN.match(run) else [run[:LONGEST]]

    def _tokens_of(self, run: str) -> Iterator[str]:
        if not IS_HAN.match(run):
            yield run[:LONGEST]
            return
        yield from (word for word in self._cut(run) if len(word) != 2)  # noqa: PLR2004  # a word of two is a pair
        yield from pairs(run)
        yield run[-1] + END  # the one character that begins no pair: a single one is looked for as x* and x$


def pairs(run: str) -> list[str]:
    """Neighbouring characters of a run."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def is_single(run: str) -> bool:
    """A lone Chinese character: looked for as all tokens of two that begin with it, which count each place once."""
    return len(run) == 1 and IS_HAN.match(run) is not None


def runs(text: str) -> list[str]:
    """The stretches of letters in a text, folded: what must stand verbatim for an exact phrase."""
    return RUN.findall(fold(text))
