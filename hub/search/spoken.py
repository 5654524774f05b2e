"""What people call facets and their values, in the words of `words.yaml` beside this module: what the operator types becomes a code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from search.port import FACETS


class Spoken(msgspec.Struct, frozen=True):
    """`names`: word -> facet; `values`: facet -> word -> code; `columns`: heading -> field of a work."""

    names: dict[str, str]
    values: dict[str, dict[str, str]]
    columns: dict[str, str]

    def facet(self, name: str) -> str | None:
        """The facet that somebody names; None for a word that is none."""
        found = self.names.get(name, name)
        return found if found in FACETS else None

    def value(self, facet: str, word: str) -> str:
        """The code of a value; a word that is none stays what it is."""
        return self.values.get(facet, {}).get(word, word)

    def known(self, facet: str) -> list[str]:
        """The codes of a facet whose values are a closed list; none for one whose values come with the cases."""
        return list(dict.fromkeys(self.values.get(facet, {}).values()))


@cache
def spoken() -> Spoken:
    text = files("hub").joinpath("search/words.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Spoken)
