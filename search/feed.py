"""What each area puts into the search, one line each; and the log read as changes of documents.

An event says only *which* document may have changed. The document itself is read as it stands now, through a reader whose texts open, so
that the same change may come twice, or late, and the outcome is the same. What is not shared any more is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from domain.model import decode
from domain.record import Entry
from search.port import SearchDoc

CHUNK: Final = 200
"""Documents read through one reader while everything is built anew: no reader stays open for minutes."""
REDACTED: Final = ".redacted"
"""How the topics end that take words back for ever."""


class Change(NamedTuple):
    """What a stretch of the log means for what can be found. `position` = where it ends; `redacted` = words must leave the files too."""

    upserts: Sequence[SearchDoc]
    deletes: Sequence[str]
    position: int
    redacted: bool = False


class Source(Protocol):
    """Where documents come from."""

    def head(self) -> int: ...
    def changes(self, after: int, limit: int) -> Change: ...
    def everything(self) -> tuple[int, Iterator[SearchDoc]]: ...


def own(entry: Entry) -> list[str]:
    """The aggregate that an event belongs to, as `kind:key`."""
    return [decode(entry.topic, entry.state).originator_id]


class Area(NamedTuple):
    """One kind of document. `document` gives it for the reader it is handed, or None when it is not shared (any more)."""

    topics: tuple[str, ...]
    """Beginnings of the topics that may change such a document."""
    document: Callable[[Any, str], SearchDoc | None]
    keys: Callable[[Any], Iterable[str]]
    """All keys there are."""
    touched: Callable[[Entry], Iterable[str]] = own
    """Keys of the documents that an event may change; by default the aggregate's own."""


class Documents(list[Area]):
    """The registry: an area of the hub joins with `documents.append(Area(...))`."""

    def touched(self, entry: Entry) -> Iterator[tuple[Area, str]]:
        for area in self:
            if entry.topic.startswith(area.topics):
                for key in area.touched(entry):
                    yield area, key


documents: Final = Documents()


class Reader(Protocol):
    """What is read through: the read database at one position."""

    @property
    def position(self) -> int: ...


class Log(Protocol):
    """What is needed of the log."""

    def read(self, after: int, limit: int) -> list[Entry]: ...


class LogSource:
    """The log and the read database as a source. `reader()` opens a reader whose texts open; `head()` is the log's last position."""

    def __init__(
        self,
        log: Log,
        head: Callable[[], int],
        reader: Callable[[], AbstractContextManager[Reader]],
        areas: Documents = documents,
    ) -> None:
        self._log, self.head, self._reader, self._areas = log, head, reader, areas

    def changes(self, after: int, limit: int) -> Change:
        """At most `limit` events behind a position, never further than the read database has come."""
        with self._reader() as reader:
            entries = [entry for entry in self._log.read(after, limit) if entry.position <= reader.position]
            touched: dict[str, tuple[Area, int]] = {}
            redacted = False
            for entry in entries:
                for area, key in self._areas.touched(entry):
                    touched[key] = (area, entry.position)
                    redacted |= entry.topic.endswith(REDACTED)
            found = {key: _at(area.document(reader, key), position) for key, (area, position) in touched.items()}
        upserts = [doc for doc in found.values() if doc is not None]
        deletes = [key for key, doc in found.items() if doc is None]
        return Change(upserts, deletes, entries[-1].position if entries else after, redacted)

    def everything(self) -> tuple[int, Iterator[SearchDoc]]:
        """A position, and all documents as they are then or later; what changes meanwhile comes again through `changes`."""
        with self._reader() as reader:
            position = reader.position
            keys = [(area, key) for area in self._areas for key in area.keys(reader)]
        return position, self._all(keys, position)

    def _all(self, keys: Sequence[tuple[Area, str]], position: int) -> Iterator[SearchDoc]:
        for start in range(0, len(keys), CHUNK):
            with self._reader() as reader:
                read = [_at(area.document(reader, key), position) for area, key in keys[start : start + CHUNK]]
            yield from (doc for doc in read if doc is not None)


def _at(doc: SearchDoc | None, position: int) -> SearchDoc | None:
    """The document with the position of its last change, where the area gives none."""
    return doc if doc is None or doc.position else msgspec.structs.replace(doc, position=position)
