"""Whoever types by sound gets there too: completion and correction through toneless pinyin, over words that stand in the index.

党健 finds 党建, `dangjian` and `dj` do as well, `djpp` completes to 党建品牌. The library proposes; the engine checks that the person who
asks sees at least one document with the word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from search.analyser import IS_HAN
from search.folding import fold
from search.port import Suggestion

LONGEST: Final = 8
"""Characters of a word that is corrected or proposed by its sound."""
NEAR: Final = 400
"""Entries looked at behind a prefix."""

Entry = tuple[str, int, Suggestion]
"""(how it is typed, minus how often it stands, what is proposed), sorted."""


@lru_cache(200_000)
def sound(text: str) -> tuple[str, str]:
    """Full toneless pinyin and initials: ("dangjian", "dj")."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # its phrases take 60 MB: only who completes words needs them

    syllables = lazy_pinyin(fold(text))
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


class Book:
    """`words`: word -> documents with it; `titles`: (title, key); `tags`: tag -> documents with it."""

    def __init__(self, words: Mapping[str, int], titles: Iterable[tuple[str, str]], tags: Mapping[str, int]) -> None:
        self._words = words
        self._by_sound: dict[str, list[str]] = {}
        entries: list[Entry] = []
        for word, times in words.items():
            full, initials = sound(word)
            self._by_sound.setdefault(full, []).append(word)
            if len(word) > 2:  # noqa: PLR2004  # two initials fit too many words
                self._by_sound.setdefault(initials, []).append(word)
            entries += _entries((word, full, initials), times, Suggestion(word, "word"))
        for tag, times in tags.items():
            entries += _entries((fold(tag), *sound(tag)), times, Suggestion(tag, "tag"))
        for title, key in titles:
            entries += _entries((fold(title), *sound(title[:LONGEST])), 1, Suggestion(title, "title", key))
        self._entries = sorted(entries, key=lambda entry: entry[:2])
        self._typed = [typed for typed, _, _ in self._entries]

    def complete(self, prefix: str) -> Iterator[Suggestion]:
        """What begins so, in characters, pinyin or initials: tags, then words, the most frequent first, then titles."""
        typed = fold(prefix).strip().replace(" ", "")
        if not typed:
            return
        start = bisect_left(self._typed, typed)
        near = [entry for entry in self._entries[start : start + NEAR] if entry[0].startswith(typed)]
        rank = {"tag": 0, "word": 1, "title": 2}
        said: set[tuple[str, str]] = set()
        for _, _, each in sorted(near, key=lambda entry: (rank[entry[2].kind], entry[1], len(entry[2].text))):
            known = (each.text, each.key)
            if known not in said and (each.kind == "title" or (each.text, "") not in said):
                said.add(known)
                yield each

    def meant(self, run: str, seen: Callable[[str], bool]) -> str:
        """A folded run as it was probably meant; empty when no word sounds like it."""
        if not IS_HAN.match(run):
            return self._alike(run, run, seen)
        if len(run) <= LONGEST and (whole := self._alike(sound(run)[0], run, seen)):
            return whole
        return self._by_pieces(run, seen)

    def _by_pieces(self, run: str, seen: Callable[[str], bool]) -> str:
        """Replace, from the left, the longest stretch of unknown characters that sounds like a word of the same length."""
        meant, start = run, 0
        while start < len(run) - 1:
            for length in range(min(4, len(run) - start), 1, -1):
                piece = run[start : start + length]
                if seen(piece):
                    start += length - 1
                    break
                better = self._alike(sound(piece)[0], piece, seen)
                if len(better) == length:
                    meant = meant[:start] + better + meant[start + length :]
                    start += length - 1
                    break
            start += 1
        return meant if meant != run else ""

    def _alike(self, typed: str, instead_of: str, seen: Callable[[str], bool]) -> str:
        words = sorted(self._by_sound.get(typed, ()), key=lambda word: (-self._words[word], word))
        return next((word for word in words if word != instead_of and seen(word)), "")


def _entries(forms: Iterable[str], times: int, what: Suggestion) -> list[Entry]:
    return [(form, -times, what) for form in dict.fromkeys(forms) if form]
