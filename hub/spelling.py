"""People look for a name by typing its pinyin or its initials: `haolichuan` and `hlc` find 郝砺川.

A character that is read in several ways (dan, shan) gives several spellings, because a surname's reading cannot be
told from the character alone.
"""

from __future__ import annotations

import os
import unicodedata
from itertools import product

MOST_SPELLINGS = 24
"""Of one name; a name of many-voiced characters would have hundreds, of which only the first are likely."""


def spellings(name: str) -> tuple[str, str]:
    """All ways to write `name` in letters: (full pinyin, initials), each a list parted by single spaces."""
    # Sounds of single characters are enough for names; the dictionary of phrases would cost every worker 45 MB.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin  # noqa: PLC0415  # 15 MB, needed only by who enrols people

    sounds = [_ways(ways) for ways in pinyin("".join(name.split()), style=Style.NORMAL, heteronym=True)]
    read = [()] if not sounds else [way for way, _ in zip(product(*sounds), range(MOST_SPELLINGS), strict=False)]
    full = dict.fromkeys(typed("".join(way)) for way in read)
    first = dict.fromkeys(typed("".join(sound[:1] for sound in way)) for way in read)
    return " ".join(full), " ".join(first)


def _ways(sounds: list[str]) -> list[str]:
    """The readings of one character; ü is typed as v, and in passports as yu."""
    return [way for sound in sounds for way in dict.fromkeys((sound, sound.replace("v", "yu")))]


def typed(text: str) -> str:
    """What somebody typed to find a name, as the spellings are written: no spaces, no apostrophes, lower case, v for ü."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return "".join(plain.replace("'", "").replace("’", "").split())
