"""Text as it is compared, in whichever script, width or case it was typed: pure functions from text to text.

Each character is folded by itself (NFKC, lower case, traditional to simplified), so every place in the folded text has a place in the
original.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

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
    import opencc  # noqa: PLC0415  # only who folds anything needs its tables

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
