"""The SQLite file behind what people see: how it is opened, how texts lie in it, and what is held back while it is written."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from domain.model import Prose, revive

STATEMENTS = 512
"""Prepared statements a connection keeps: the handlers' and the pages' together are some hundreds."""

Revive = Callable[[type, Any], Prose]
"""Makes the text that opens with the reader's keys from its stored form (`Keyring.revive`)."""


def sealed_form(prose: Any) -> dict[str, str]:
    """A text as it lies in the log and here: sealed."""
    return {"k": prose.key, "c": prose.words}


def sealed(cell: bytes, hook: Revive = revive) -> Prose:
    """The text of a BLOB."""
    return hook(Prose, msgspec.json.decode(cell))


@functools.cache
def decoder(kind: type[msgspec.Struct], hook: Revive) -> msgspec.json.Decoder[Any]:
    """What reads the JSON of a column, its texts made by the hook."""
    return msgspec.json.Decoder(kind, dec_hook=hook)


sqlite3.register_adapter(Prose, lambda prose: msgspec.json.encode(sealed_form(prose)))


class Holding(Protocol):
    """What an area holds in memory for the rest of a batch."""

    def write(self) -> None: ...


G = TypeVar("G", bound=Holding)


class Book(sqlite3.Connection):
    """A read database, with what is held back until the end of the batch in which it is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: dict[type, Holding] = {}

    def held(self, kind: Callable[[Book], G]) -> G:
        """What an area holds of this batch: one `kind(book)`, made when it is first asked for."""
        found: Any = self._held.get(kind)  # type: ignore[call-overload]
        if found is None:
            found = self._held[kind] = kind(self)  # type: ignore[index]
        return found  # type: ignore[no-any-return]

    def settle(self) -> None:
        """Write what is held: the last thing before a commit."""
        for each in self._held.values():
            each.write()
        self._held.clear()

    def forget(self) -> None:
        """Drop what is held: what it was made from is rolled back."""
        self._held.clear()


def connect(path: str | Path, **pragmas: str) -> Book:
    """A read database that is there; `pragmas` are set first."""
    uri = str(path).startswith("file:")
    db = sqlite3.connect(
        path,
        isolation_level=None,
        timeout=15,
        check_same_thread=False,
        uri=uri,
        cached_statements=STATEMENTS,
        factory=Book,
    )
    for pragma, value in pragmas.items():
        db.execute(f"PRAGMA {pragma} = {value}")
    return db
