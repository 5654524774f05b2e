"""What people type into the search box: words, "an exact phrase", and -what must not be there. Nothing else has a meaning.

Nobody's words reach an engine's own query language: brackets, operators and wildcards are just characters to be left out.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from search.analyser import RUN
from search.folding import fold

LONGEST: Final = 200
"""Characters of a query that are read."""
MOST_TERMS: Final = 64

_PIECE: Final = re.compile(
    r'(?P<no>(?<![^\s(（])[-－])?(?:["“”「『](?P<phrase>[^"“”」』]*)["“”」』]|(?P<word>[^\s"“”「」『』]+))'
)


class Asked(NamedTuple):
    """A query, read: words to find, phrases that must stand verbatim, and pieces that must not. All folded, none empty."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    shortened: bool
    """The query was longer than is read."""
    wordless: bool = False
    """Something was typed and nothing of it can be looked for: signs and pictures alone."""

    @property
    def empty(self) -> bool:
        return not (self.words or self.phrases)


def read(text: str) -> Asked:
    """The query of what was typed. Never fails: what holds no letter or figure asks for nothing."""
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    typed = " ".join(text.replace("\0", " ").split())
    for piece in _PIECE.finditer(typed[:LONGEST]):
        said = fold(piece["phrase"] if piece["phrase"] is not None else piece["word"])
        pieces = RUN.findall(said)
        if not pieces:
            continue
        if piece["no"]:
            without.append(said.strip())
        elif piece["phrase"] is not None:
            phrases.append(said.strip())
        else:
            words.extend(pieces)
    wordless = bool(typed) and not (words or phrases or without)
    return Asked(tuple(words[:MOST_TERMS]), tuple(phrases[:8]), tuple(without[:8]), len(typed) > LONGEST, wordless)
