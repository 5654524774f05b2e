"""时间机器: what people saw on any day. The same handlers, run into a scratch database up to a position, answer the same questions.

Two questions are kept apart. What was known at a position: the log up to there. What had happened by a day, as it is known today: the
whole log without what occurred later (`Happened`). Texts are opened with today's keys: what was erased is gone from the past too.

A checkpoint (projections/checkpoints.py) at the position is opened as it lies; else the nearest one before it is copied into memory
and the rest is replayed. The last few scratch databases stay open.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

from domain import catalogue
from domain.days import end_of
from domain.model import decode, revive
from domain.record import Entry
from domain.visits import Visit
from projections.book import Book, Revive, connect
from projections.database import BUILDING, PAGE, uncollected
from projections.indicators.fold import occurred_on
from projections.read import EVERYTHING, SCHEMA, Reader, Source, catch_up

MEMORY = 96 << 20
"""Bytes of scratch databases that a process keeps; the last one stays whatever its size."""
MOST = 8
"""How many it keeps open, files of checkpoints included."""


class Spot(NamedTuple):
    """A place in the history: the first `position` events; with `occurred_by`, those of them that had occurred by the end of that day."""

    position: int
    occurred_by: date | None = None


class Shelf(Protocol):
    """Where checkpoints lie."""

    def nearest(self, position: int) -> tuple[int, Book] | None:
        """The last checkpoint at or before a position, open for reading; None where there is none."""

    def lies(self, position: int) -> bool:
        """Whether that checkpoint is a file that several may have open."""

    def another(self, position: int) -> Book:
        """One more connection to such a file."""


class Happened:
    """The log up to a position, without what occurred after a day."""

    def __init__(self, source: Source, position: int, day: date) -> None:
        self._source, self._position, self._day = source, position, day
        self._end = int(end_of(day).timestamp() * 1_000_000)
        self.unborn: set[int] = set()
        """Positions at which visits began that are left out."""

    def read(self, after: int, limit: int, stop: int = EVERYTHING) -> list[Entry]:
        """At least `limit` entries, fewer only at the end."""
        kept: list[Entry] = []
        while True:
            entries = self._source.read(after, limit, min(stop, self._position))
            kept += filter(self._has_happened, entries)
            if len(entries) < limit or len(kept) >= limit:
                return kept
            after = entries[-1].position

    def told(self, stream: str, stop: int = EVERYTHING) -> list[Entry]:
        """Of one stream, up to the position whatever `stop` says: the last entry of a filtered log may be an early one."""
        return list(filter(self._has_happened, self._source.told(stream, self._position)))

    def hash_at(self, position: int) -> bytes | None:
        return self._source.hash_at(position)

    def _has_happened(self, entry: Entry) -> bool:
        if entry.topic in _DATED:
            happened = occurred_on(decode(entry.topic, entry.state), entry) <= self._day
        else:
            happened = entry.recorded_at < self._end
        if not happened and entry.topic in _BIRTHS:
            self.unborn.add(entry.position)
        return happened


_DATED = {topic for topic, kind in catalogue.KINDS.items() if {"started_at", "on"} & set(kind.__struct_fields__)}
"""Events that may say when the thing happened; of all others the record says it."""


_BIRTHS = {Visit.Proposed.TOPIC, Visit.RecordedAfterwards.TOPIC}


def renumber(db: sqlite3.Connection, unborn: set[int]) -> None:
    """Visits keep the numbers by which everybody knows them, although some that began before them are left out.

    Only a visit can be recorded long after it took place, so only visits are kept that began behind one that is left out.
    """
    with db:
        for no, began in db.execute("SELECT no, proposed FROM visit ORDER BY no DESC").fetchall():
            if missing := sum(position < began for position in unborn):
                db.execute("UPDATE visit SET no = ? WHERE no = ?", (no + missing, no))


class Scratch:
    """A read database at one spot, for several readers at a time. `another` opens one more connection to it."""

    def __init__(
        self, source: Source, first: sqlite3.Connection, another: Callable[[], sqlite3.Connection], weight: int = 0
    ) -> None:
        self.source, self._another = source, another
        self.weight = weight
        """Bytes of memory."""
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] | None = []
        self.give_back(first)

    def take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        db = self._another()
        db.execute("PRAGMA query_only = ON")
        return db

    def give_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if self._idle is not None:
                self._idle.append(db)
                return
        db.close()

    def close(self) -> None:
        """Whoever is still reading closes behind himself."""
        with self._lock:
            idle, self._idle = self._idle or [], None
        for db in idle:
            db.close()


class PastReader(Reader):
    """A look at a place in the history."""


class TimeMachine:
    """Readers of the past, for one process."""

    def __init__(self, source: Source, hook: Revive = revive, shelf: Shelf | None = None) -> None:
        self._source, self._hook, self._shelf = source, hook, shelf
        self._jump = threading.Lock()
        """Held while somebody jumps: memory for one replay at a time, and nobody does twice what two want."""
        self._open: OrderedDict[Spot, Scratch] = OrderedDict()

    @contextmanager
    def reader(self, spot: Spot) -> Iterator[Reader]:
        """A look at that spot."""
        with self._jump:
            scratch = self._at(spot)
            db = scratch.take()
        reader = PastReader(db, scratch.source, self._hook)
        try:
            yield reader
        finally:
            scratch.give_back(reader.close())

    def close(self) -> None:
        with self._jump:
            while self._open:
                self._open.popitem()[1].close()

    def _at(self, spot: Spot) -> Scratch:
        if (scratch := self._open.get(spot)) is None:
            scratch = self._open[spot] = (
                self._known(spot.position) if spot.occurred_by is None else self._happened(spot)
            )
        self._open.move_to_end(spot)
        while len(self._open) > 1 and (
            len(self._open) > MOST or sum(each.weight for each in self._open.values()) > MEMORY
        ):
            self._open.popitem(last=False)[1].close()
        return scratch

    def _known(self, position: int) -> Scratch:
        near = self._shelf.nearest(position) if self._shelf else None
        if near is None:
            return self._replayed(self._source, position)
        place, db = near
        if place == position and self._shelf and self._shelf.lies(place):
            return Scratch(self._source, db, partial(self._shelf.another, place))
        with closing(db):
            return self._replayed(self._source, position, db)

    def _happened(self, spot: Spot) -> Scratch:
        source = Happened(self._source, spot.position, spot.occurred_by or date.max)
        return self._replayed(source, spot.position)

    def _replayed(self, source: Source, position: int, begin: sqlite3.Connection | None = None) -> Scratch:
        """In memory, where several connections share it by its address; from nothing, or from a copy."""
        address = f"file:scratch-{os.getpid()}-{next(_serial)}?mode=memory&cache=shared"
        db = connect(address)
        try:
            if begin is None:
                db.execute(f"PRAGMA page_size = {PAGE}")
                db.executescript("".join(SCHEMA))
            else:
                begin.backup(db)
            with uncollected():
                catch_up(source, db, stop=position, batch=BUILDING)
            if isinstance(source, Happened) and source.unborn:
                renumber(db, source.unborn)
        except BaseException:
            db.close()
            raise
        db.execute("PRAGMA query_only = ON")
        pages, size = (db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
        return Scratch(source, db, partial(connect, address), int(pages * size))


_serial = itertools.count(1)
