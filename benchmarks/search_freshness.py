"""How soon what happens is found, while another process follows the log and builds everything anew."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.figures import Figure, at_least, at_most
from benchmarks.search_corpus import DISTRICT, VOCABULARY, query
from search.feed import Change
from search.library import Library
from search.port import SearchDoc

LONG = 600.0
"""Seconds after which nobody waits any more."""


class Town:
    """A log of documents in a file, one a line, that grows while another process follows it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: list[SearchDoc] = []
        self._read = 0
        self._decoder = msgspec.json.Decoder(SearchDoc)

    def tell(self, *documents: SearchDoc) -> None:
        with self._path.open("ab") as file:
            file.write(b"".join(msgspec.json.encode(doc) + b"\n" for doc in documents))

    def head(self) -> int:
        with self._path.open("rb") as file:
            file.seek(self._read)
            grown = file.read()
        whole = grown[: grown.rfind(b"\n") + 1]
        self._known += [self._decoder.decode(line) for line in whole.splitlines()]
        self._read += len(whole)
        return len(self._known)

    def changes(self, after: int, limit: int) -> Change:
        self.head()
        entries = self._known[after : after + limit]
        return Change(entries, (), after + len(entries))

    def everything(self) -> tuple[int, Iterator[SearchDoc]]:
        return self.head(), iter(list(self._known))


def freshness(documents: Sequence[SearchDoc]) -> Iterator[Figure]:
    """Another process follows, and then builds everything anew: how long until a new document is found here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        town, library = Town(folder / "town.jsonl"), Library(folder, VOCABULARY, "benchmark")
        town.tell(*documents)
        command = [sys.executable, "-m", "benchmarks.search", "--follow", str(folder)]
        with subprocess.Popen(command) as other:
            _wait(lambda: library.index.generations.current() is not None)
            calm = [_told(town, library, f"新{n}") for n in range(8)]
            before, began = library.index.generations.current(), time.perf_counter()
            library.rebuild()
            busy, served = [], []
            while library.index.generations.current() == before and time.perf_counter() < began + LONG:
                busy.append(_told(town, library, f"忙{len(busy)}"))
                spent = time.perf_counter()
                library.search(query("支部"))
                served.append(time.perf_counter() - spent)
            took = time.perf_counter() - began
            other.terminate()
        gone = library.search(query("支部", limit=1)).hits[0].key
        left = [h.key for h in library.search(query("支部", visible=lambda _: {gone: ()})).hits]
        library.close()
    yield at_most("an event is found after, longest of 8", max(calm), 2, unit="s")
    yield at_most("... while another process builds everything anew, longest", max(busy, default=0.0), 2, unit="s")
    yield at_least("built anew while followed and searched, by the clock", len(documents) / took, 130, unit="docs/s")
    yield Figure(what="longest search meanwhile", value=max(served, default=0.0) * 1_000, unit="ms")
    yield at_most("withdrawn and still found", float(gone in left), 0, unit="hits")


def follow(folder: Path) -> None:
    library = Library(folder, VOCABULARY, "benchmark")
    library.follower(Town(folder / "town.jsonl")).run()


def _told(town: Town, library: Library, word: str) -> float:
    """Seconds until a document told now is found."""
    key = f"case:{word}"
    town.tell(SearchDoc(key=key, kind="case", title=word, audience=tuple(DISTRICT)))
    began = time.perf_counter()
    _wait(lambda: key in [hit.key for hit in library.search(query(f'"{word}"')).hits])
    return time.perf_counter() - began


def _wait(until: Callable[[], bool]) -> None:
    end = time.perf_counter() + LONG
    while not until():
        assert time.perf_counter() < end, "it never came"
        time.sleep(0.02)
