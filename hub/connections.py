"""Each thread reads through a connection of its own, and a thread that has ended leaves none behind.

A server starts and ends worker threads all day; connections kept in a list alone would pile up until no file can be opened.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable


class PerThread:
    """Connections made by `connect`, one for each living thread."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._local = threading.local()
        self._lock = threading.Lock()
        self._ends: list[weakref.finalize[[], threading.Thread]] = []

    def get(self) -> sqlite3.Connection:
        """This thread's connection."""
        if (db := getattr(self._local, "db", None)) is None:
            db = self._local.db = self._connect()
            with self._lock:
                self._ends = [end for end in self._ends if end.alive]
                end = weakref.finalize(threading.current_thread(), db.close)
                end.atexit = False  # a thread may be in the middle of a question then: SQLite crashes on that
                self._ends.append(end)
        found: sqlite3.Connection = db
        return found

    def __len__(self) -> int:
        """How many are open."""
        return sum(end.alive for end in self._ends)

    def close(self) -> None:
        """Close them all; a thread that asks again gets a new one."""
        with self._lock:
            while self._ends:
                self._ends.pop()()
            self._local = threading.local()
