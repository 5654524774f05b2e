"""A made-up log of documents, to be followed."""

from __future__ import annotations

from collections.abc import Iterator

from search.feed import Change
from search.port import SearchDoc


class Town:
    """Each event is a key, the document as it is since then (None = gone), and whether it takes words back."""

    def __init__(self) -> None:
        self.events: list[tuple[str, SearchDoc | None, bool]] = []
        self.reads = 0

    def tell(self, *docs: SearchDoc, redacted: bool = False) -> None:
        self.events += [(doc.key, doc, redacted) for doc in docs]

    def withdraw(self, key: str) -> None:
        self.events.append((key, None, False))

    @property
    def books(self) -> dict[str, SearchDoc]:
        now = {key: doc for key, doc, _ in self.events}
        return {key: doc for key, doc in now.items() if doc is not None}

    # ---- as a source

    def head(self) -> int:
        return len(self.events)

    def changes(self, after: int, limit: int) -> Change:
        entries = self.events[after : after + limit]
        touched = {key for key, _, _ in entries}
        now = self.books
        return Change(
            [now[key] for key in sorted(touched) if key in now],
            sorted(touched - now.keys()),
            after + len(entries),
            any(redacted for _, _, redacted in entries),
        )

    def everything(self) -> tuple[int, Iterator[SearchDoc]]:
        self.reads += 1
        return self.head(), iter(list(self.books.values()))
