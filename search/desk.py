"""One process holds the index and answers for all others of this machine, over a socket that only their user can reach.

Dictionaries and arrays take 120 MB: once is enough. A question carries everything that decides about its answer, also who may see what
by now; the position up to which that was looked up must not lie behind the index, or the asker is told to look further back.

On the wire: four bytes of length, then a message of msgpack. An answer begins with one byte that says what it is.
"""

from __future__ import annotations

import logging
import os
import socketserver
import tempfile
import threading
from collections.abc import Callable, Mapping
from io import BufferedIOBase
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import msgspec

from search.generations import replace
from search.port import Audience, Hit, NoIndex, SearchPage, SearchQuery, Sort, Suggestion, Visible

ADDRESS: Final = "desk"
"""File in the folder of the search that says where the socket is."""
SOCKET: Final = "desk.socket"
LONGEST_ADDRESS: Final = 100
"""Bytes; systems allow 104 or 108."""
FOUND: Final = b"="
BEHIND: Final = b"<"
NOTHING: Final = b"!"

_LENGTH: Final = 4
_LONGEST: Final = 1 << 26

_log = logging.getLogger("search")


class Question(msgspec.Struct, frozen=True, array_like=True):
    """`text` is the query, the beginning of a word or the key of a document. `changed`: who may see what has changed since `position`."""

    what: Literal["search", "suggest", "similar"]
    text: str
    limit: int
    audience: frozenset[str]
    position: int
    changed: Mapping[str, frozenset[str]]
    chosen: Mapping[str, tuple[str, ...]] = {}
    sort: Sort = "relevance"
    page: int = 1


class Behind(Exception):
    """The index is behind the position that the asker knew of."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


class Answers(Protocol):
    """What is asked: the library."""

    def search(self, query: SearchQuery) -> SearchPage: ...
    def suggest(self, prefix: str, audience: Audience, n: int, visible: Visible) -> list[Suggestion]: ...
    def similar(self, key: str, audience: Audience, n: int, visible: Visible) -> list[Hit]: ...


_encode: Final = msgspec.msgpack.Encoder().encode
_question: Final = msgspec.msgpack.Decoder(Question).decode


class Desk:
    """Answers from `library()` until it is stopped. Its address stands in `folder`."""

    def __init__(self, folder: Path, library: Callable[[], Answers]) -> None:
        self._note = folder / ADDRESS
        self._room = folder.absolute()
        if len(os.fsencode(self._room / SOCKET)) > LONGEST_ADDRESS:
            self._room = Path(tempfile.mkdtemp(prefix="hub-"))
        address = self._room / SOCKET
        address.unlink(missing_ok=True)
        self._server = _Server(str(address), library)
        self._thread = threading.Thread(target=self._server.serve_forever, name="search desk", daemon=True)
        self._thread.start()
        replace(self._note, os.fsencode(address))

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        (self._room / SOCKET).unlink(missing_ok=True)
        if self._room != self._note.parent.absolute():
            self._room.rmdir()


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str, library: Callable[[], Answers]) -> None:
        self.library = library
        super().__init__(address, _Asker)

    def handle_error(self, request: Any, client_address: Any) -> None:
        _log.info("search desk: a question was cut off", exc_info=True)


class _Asker(socketserver.StreamRequestHandler):
    """One connection: a question, an answer, a question ..."""

    server: _Server

    def handle(self) -> None:
        while message := receive(self.rfile):
            self.wfile.write(framed(answer(self.server.library(), _question(message))))


def answer(library: Answers, asked: Question) -> bytes:
    """The message that answers a question."""

    def visible(position: int) -> Mapping[str, frozenset[str]]:
        if position < asked.position:
            raise Behind(position)
        return asked.changed

    try:
        return FOUND + _encode(_found(library, asked, visible))
    except Behind as cause:
        return BEHIND + _encode(cause.position)
    except NoIndex as cause:
        return NOTHING + str(cause).encode("utf-8", "replace")


def _found(library: Answers, asked: Question, visible: Visible) -> object:
    if asked.what == "suggest":
        return library.suggest(asked.text, asked.audience, asked.limit, visible)
    if asked.what == "similar":
        return library.similar(asked.text, asked.audience, asked.limit, visible)
    query = SearchQuery(
        text=asked.text,
        chosen=asked.chosen,
        audience=asked.audience,
        visible=visible,
        sort=asked.sort,
        page=asked.page,
        limit=asked.limit,
    )
    return library.search(query)


def receive(stream: BufferedIOBase) -> bytes:
    """The next message; empty when the other side has gone. Raises EOFError in the middle of one."""
    head = stream.read(_LENGTH)
    if not head:
        return b""
    length = int.from_bytes(head, "big")
    message = stream.read(length) if len(head) == _LENGTH and length <= _LONGEST else b""
    if not message or len(message) != length:
        raise EOFError
    return message


def framed(message: bytes) -> bytes:
    return len(message).to_bytes(_LENGTH, "big") + message
