"""What an address asks for: words, chosen values, order, page. Whatever else stands in it counts as not said."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from web.lines import harmless
from web.texts import Lazy, _l

Sort = Literal["relevance", "date", "adopted"]
LONGEST = 240
"""Characters of a query that are taken up: some more than the search reads, so that it says so."""
MOST = 20
"""Values of one facet that can be chosen."""
FACETS: dict[str, str] = {
    "kind": "kind",
    "level": "level",
    "tags": "tag",
    "form": "form",
    "studio": "studio",
    "stage": "stage",
    "year": "year",
    "adopted": "adopted",
}
"""Facets in the order of the page, with their name in the address."""
SORTS: dict[str, tuple[Sort, Lazy]] = {
    "best": ("relevance", _l("相关")),
    "new": ("date", _l("最新")),
    "adopted": ("adopted", _l("借鉴多")),
}


class Asked(NamedTuple):
    """A question to the library (`/cases`) or to everything (`/search`)."""

    path: str
    text: str
    chosen: dict[str, tuple[str, ...]]
    sort: str
    page: int

    @property
    def usual(self) -> str:
        """Best first for words, newest first for everything."""
        return "best" if self.text else "new"

    def address(
        self, *, text: str | None = None, sort: str = "", page: int = 1, drop: tuple[str, str] | None = None
    ) -> str:
        """The same question otherwise put; another order or other values begin on the first page."""
        said = self.text if text is None else text
        usual = "best" if said else "new"
        pairs = [("q", said)] if said else []
        pairs += [
            (FACETS[name], each) for name, values in self.chosen.items() for each in values if drop != (name, each)
        ]
        order = sort or self.sort
        pairs += [("sort", order)] if order != usual else []
        pairs += [("page", str(page))] if page > 1 else []
        return self.path + (f"?{urlencode(pairs)}" if pairs else "")

    @property
    def plain(self) -> str:
        """The same words without any choice."""
        return self._replace(chosen={}, sort=self.usual).address()


def asked_for(path: str, params: QueryParams) -> Asked:
    text = harmless(params.get("q", "")[:LONGEST]).strip()
    chosen = {
        name: values
        for name, shown in FACETS.items()
        if (values := tuple(dict.fromkeys(each[:80] for each in params.getlist(shown) if each))[:MOST])
    }
    number = params.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1  # noqa: PLR2004  # fits
    usual = "best" if text else "new"
    sort = params.get("sort", "")
    return Asked(path, text, chosen, sort if sort in SORTS else usual, max(1, page))
