"""Chinese text is found in whichever script, width or case it was typed: pure functions from text to tokens.

Each character is folded by itself (NFKC, lower case, traditional to simplified), so every place in the folded text has a place in the
original. Tokens are words of a dictionary (no guessing of new words) together with the pairs of neighbouring characters: words find
what is meant, pairs find what no dictionary knows. The same tokens serve every engine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

import opencc
import rjieba

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

BLOCK: Final = 256

_CJK: Final = [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]


class _Folding(dict[int, str]):
    """Code point to folded text, worked out at first sight."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if unicodedata.category(plain[:1] or " ") == "Cs":
            plain = "\ufffd"  # half a character, which no file can hold
        self[code] = folded = "".join(_simplified().get(letter, letter) for letter in plain)
        return folded


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters with their simplified form, one by one: no phrase rules, so that places stay in step.

    In blocks: the converter takes a hundred times the memory of what it is given at once.
    """
    convert = opencc.OpenCC("t2s").convert
    found: dict[str, str] = {}
    for first in range(0, len(_CJK), BLOCK):
        letters = [chr(code) for code in _CJK[first : first + BLOCK]]
        converted = convert("\n".join(letters)).split("\n")
        found.update((old, new) for old, new in zip(letters, converted, strict=True) if old != new)
    return found


_FOLDING: Final = _Folding()


def fold(text: str) -> str:
    """The text as it is compared: half width, lower case, simplified."""
    return text.translate(_FOLDING)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the original it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        piece = _FOLDING[ord(letter)]
        folded.append(piece)
        places.extend([place] * len(piece))
    return "".join(folded), places


@lru_cache(maxsize=2)
def _dictionary(own: tuple[str, ...]) -> rjieba.Jieba:
    """The dictionary with these words, 24 MB: shared by all who cut with the same ones, since nobody changes it afterwards."""
    jieba = rjieba.Jieba()
    for word in own:
        jieba.add_word(word, None, None)
    return jieba


class Analyser:
    """Cuts text into tokens, with the field's own words in its dictionary. Two with the same `identity` cut alike."""

    def __init__(self, own_words: Iterable[str] = ()) -> None:
        self._own = tuple(sorted({fold(word) for word in own_words if word.strip()}))
        self._jieba = _dictionary(self._own)

    @property
    def own(self) -> tuple[str, ...]:
        """The field's own words, folded and sorted."""
        return self._own

    @property
    def identity(self) -> str:
        """What decides about the cut: this module's version and the own words."""
        return "|".join((VERSION, *self._own))

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
