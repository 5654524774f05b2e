"""Asks the process that holds the index: the same questions and answers, without anything of an index in one's own memory."""

from __future__ import annotations

import os
import socket
import time
from collections import deque
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from search.desk import ADDRESS, BEHIND, FOUND, Question, framed, receive
from search.port import Audience, Hit, NoIndex, SearchPage, SearchQuery, Suggestion, Visible, nothing_changed

PATIENCE: Final = 3.0
"""Seconds that a question waits for a process that is just starting. Once in vain: the next ones do not wait."""
SLOWEST: Final = 30.0
"""Seconds after which an answer is not waited for any more."""
NEWEST: Final = 1 << 62
"""A position that no index has: the first question learns the real one."""

_encode: Final = msgspec.msgpack.Encoder().encode
_position: Final = msgspec.msgpack.Decoder(int).decode
_page: Final = msgspec.msgpack.Decoder(SearchPage)
_words: Final = msgspec.msgpack.Decoder(list[Suggestion])
_hits: Final = msgspec.msgpack.Decoder(list[Hit])

T = TypeVar("T")


class Caller:
    """`folder` is where the desk leaves its address. Any number of threads may ask. Raises NoIndex when nobody answers."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / ADDRESS
        self._lines: deque[Line] = deque()
        self._known = NEWEST
        self._patient = True

    def search(self, query: SearchQuery) -> SearchPage:
        chosen = {facet: tuple(values) for facet, values in query.chosen.items()}
        asked = Question(
            "search", query.text, query.limit, query.audience, 0, {}, chosen=chosen, sort=query.sort, page=query.page
        )
        return self._ask(asked, query.visible, _page)

    def suggest(self, prefix: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Suggestion]:
        return self._ask(Question("suggest", prefix, n, audience, 0, {}), visible, _words)

    def similar(self, key: str, audience: Audience, n: int, visible: Visible = nothing_changed) -> list[Hit]:
        return self._ask(Question("similar", key, n, audience, 0, {}), visible, _hits)

    def close(self) -> None:
        while self._lines:
            self._lines.pop().close()

    def _ask(self, asked: Question, visible: Visible, decoder: msgspec.msgpack.Decoder[T]) -> T:
        """Who may see what is looked up from the position on that the index had at the last question."""
        while True:
            known = self._known
            changed = {} if known == NEWEST else {key: frozenset(tokens) for key, tokens in visible(known).items()}
            told = self._exchange(_encode(msgspec.structs.replace(asked, position=known, changed=changed)))
            kind, rest = told[:1], told[1:]
            if kind == FOUND:
                return decoder.decode(rest)
            if kind != BEHIND:
                raise NoIndex(rest.decode("utf-8", "replace"))
            self._known = _position(rest)

    def _exchange(self, message: bytes) -> bytes:
        """The answer, over a line that is free. A line of a process that has ended since is given up for a new one."""
        end = time.monotonic() + (PATIENCE if self._patient else 0)
        while True:
            try:
                line = self._lines.pop() if self._lines else Line(self._note)
                told = line.exchange(message)
            except (OSError, EOFError, IndexError) as cause:
                if not self._lines and time.monotonic() >= end:
                    self._patient = False
                    raise NoIndex(f"nobody answers for the index: {cause}") from cause
                time.sleep(0 if self._lines else 0.05)
            else:
                self._lines.append(line)
                self._patient = True
                return told


class Line:
    """One connection, for one question at a time."""

    def __init__(self, note: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(SLOWEST)
        try:
            self._socket.connect(os.fsencode(note.read_bytes()))
        except OSError:
            self._socket.close()
            raise
        self._answers = self._socket.makefile("rb")

    def exchange(self, message: bytes) -> bytes:
        try:
            self._socket.sendall(framed(message))
            told = receive(self._answers)
        except (OSError, EOFError):
            self.close()
            raise
        if not told:
            self.close()
            raise EOFError("the other side has gone")
        return told

    def close(self) -> None:
        self._answers.close()
        self._socket.close()
