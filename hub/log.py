"""Everything that happened stands in one log, in one order, and nobody can change it unseen.

An event's place is its position (1, 2, 3 ... without gaps). Commands append through `append`; everything else reads.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    PersistenceError,
)
from eventsourcing.utils import Environment, EnvType, get_topic

from domain import catalogue  # noqa: F401  # importing it makes all topics known
from domain.errors import AlreadyThere, NotFound, Overtaken
from domain.model import Aggregate, DomainEvent, decode
from domain.record import Entry, Meta
from hub import integrity
from hub.clock import Clock, micros
from hub.connections import PerThread
from hub.keyring import Keyring
from hub.rehearsal import go_no_further, rehearsing
from hub.store_sqlite import GENESIS, AlreadyDone, ChainBroken, SQLiteRecorder, StructMapper
from hub.writers import Factory

A = TypeVar("A", bound=Aggregate)

EVERYTHING = 1 << 62
NOBODY = Meta()


class LogUnavailable(Exception):
    """The log cannot be written now (disk full, read-only, locked); nothing was stored and reading goes on."""


class NoLog(Exception):
    """There is no log in the data directory: `hub init` or `hub demo` makes one."""


class Receipt(NamedTuple):
    """What a command wrote: the positions of its first and last event; both 0 when there was nothing to write."""

    first: int
    last: int
    repeated: bool = False
    """The same command had been carried out before; this is its first result."""


class Head(NamedTuple):
    """The end of the log."""

    position: int
    recorded_at: int
    hash: bytes


class Log(Application[str]):
    """The one log of a hub, in `log.db` of its data directory."""

    name = "hub"

    def __init__(self, path: Path, keys: Keyring, clock: Clock, *, create: bool = False) -> None:
        if not create and not path.exists():
            raise NoLog(str(path))
        self.path, self.keys = path, keys
        self._connections = PerThread(self._connect)
        super().__init__(
            {
                "PERSISTENCE_MODULE": get_topic(Factory),
                "SQLITE_DBNAME": str(path),
                "MAPPER_TOPIC": get_topic(StructMapper),
                "APPLICATION_RECORDER_TOPIC": get_topic(SQLiteRecorder),
                "ORIGINATOR_ID_TYPE": "text",
                "CREATE_TABLE": "yes" if create else "no",
            }
        )
        self.mapper.keys = keys  # type: ignore[attr-defined]  # our mapper, made by the library
        self.recorder.clock = lambda: micros(clock())  # type: ignore[attr-defined]  # our recorder likewise

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        return Environment(name, env)  # os.environ stays out: there HUB_<KEY> would win over our own settings

    # ---- writing

    def load(self, kind: type[A], key: str) -> A:
        """The aggregate as it stands. Raises NotFound."""
        try:
            found: A = self.repository.get(kind.stream(key))
        except AggregateNotFoundError:
            raise NotFound(kind=kind.TOPIC, key=key) from None
        return found

    def load_all(self, kind: type[A], keys: Sequence[str]) -> list[A]:
        """Many aggregates as they stand, in the order of their keys, by one statement. Raises NotFound."""
        sql = (
            "SELECT originator_id, topic, state FROM stored_events"
            " WHERE originator_id IN (SELECT value FROM json_each(?)) ORDER BY originator_id, originator_version"
        )
        found: dict[str, A | None] = dict.fromkeys(map(kind.stream, keys))
        for stream, topic, state in self._db.execute(sql, (json.dumps(list(found)),)):
            found[stream] = decode(topic, state, self.keys.revive).mutate(found[stream])
        if missing := next((stream for stream, there in found.items() if there is None), None):
            raise NotFound(kind=kind.TOPIC, key=missing.partition(":")[2])
        return [there for there in found.values() if there is not None]

    def append(self, *aggregates: Aggregate, command_id: str = "", meta: Meta = NOBODY) -> Receipt:
        """Store what the aggregates decided, all or nothing. A command id that is on record answers with its first result.

        Raises Overtaken (somebody was faster), AlreadyThere (the key is taken) and LogUnavailable.
        """
        fresh = [aggregate for aggregate in aggregates if aggregate.pending_events]
        if not fresh:
            return self.receipt(command_id) or Receipt(0, 0)
        versions = [(aggregate, aggregate.pending_events[0].originator_version) for aggregate in fresh]
        self._end_rehearsal(versions)
        facts = [fact for aggregate in fresh for fact in aggregate.collect_events()]
        try:  # not by `save`, which asks each aggregate what kind of thing it is: a fifth of the time that a save of 100 takes
            stored = self.events.put(facts, command_id=command_id, meta=msgspec.json.encode(meta))
        except AlreadyDone as done_before:
            return Receipt(done_before.first, done_before.last, repeated=True)
        except IntegrityError:
            raise self._clash(versions) or _lost(versions) from None
        except (OperationalError, InterfaceError, DatabaseError, PersistenceError, OSError) as cause:
            raise LogUnavailable(str(cause)) from cause
        positions = [recording.notification.id for recording in stored]
        return Receipt(positions[0], positions[-1])

    def _end_rehearsal(self, versions: list[tuple[A, int]]) -> None:
        """A rehearsal comes as far as this; what storing would refuse it refuses."""
        if rehearsing() and (clash := self._clash(versions)) is not None:
            raise clash
        go_no_further()

    def _clash(self, versions: list[tuple[A, int]]) -> AlreadyThere | Overtaken | None:
        """Why it cannot be stored: which of the versions somebody else has written."""
        for aggregate, version in versions:
            place = (aggregate.id, version)
            if self._db.execute(
                "SELECT 1 FROM stored_events WHERE originator_id = ? AND originator_version = ?", place
            ).fetchone():
                why = AlreadyThere if version == 1 else Overtaken
                return why(kind=aggregate.TOPIC, key=aggregate.key)
        return None

    # ---- reading, by an own connection for each thread: pages never queue behind the pool's writers

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            timeout=15,
            check_same_thread=False,
        )

    @property
    def _db(self) -> sqlite3.Connection:
        return self._connections.get()

    def read(self, after: int, limit: int, stop: int = EVERYTHING) -> list[Entry]:
        """Up to `limit` entries behind position `after`, none behind `stop`, in order."""
        rows = self._db.execute(
            "SELECT position, topic, state, recorded_at, meta, hash FROM record JOIN stored_events s"
            " ON s.rowid = position WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
            (after, stop, limit),
        )
        return list(map(Entry._make, rows))

    def told(self, stream: str, stop: int = EVERYTHING) -> list[Entry]:
        """The entries of one stream, none behind `stop`, oldest first."""
        rows = self._db.execute(
            "SELECT position, topic, state, recorded_at, meta, hash FROM stored_events s JOIN record ON position = s.rowid"
            " WHERE originator_id = ? AND position <= ? ORDER BY originator_version",
            (stream, stop),
        )
        return list(map(Entry._make, rows))

    def stream(self, kind: type[Aggregate], key: str, after: int = 0) -> list[tuple[Entry, DomainEvent]]:
        """The facts of one aggregate behind a version, oldest first, with their records; texts can be opened."""
        entries = self.told(kind.stream(key))[after:]
        return [(entry, decode(entry.topic, entry.state, self.keys.revive)) for entry in entries]

    def head(self) -> Head:
        return Head._make(self._db.execute("SELECT position, recorded_at, hash FROM head").fetchone())

    def data_version(self) -> int:
        """Another number as soon as anybody else has committed; comparable within one thread only."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def hash_at(self, position: int) -> bytes | None:
        row = self._db.execute("SELECT hash FROM record WHERE position = ?", (position,)).fetchone()
        return row[0] if row else (GENESIS if position == 0 else None)

    def position_at(self, instant: int) -> int:
        """Last position recorded at or before `instant` (microseconds, UTC); 0 before the first record."""
        return bisect_right(
            range(1, self.head().position + 1), instant, key=self.recorded_at
        )  # the time never steps back

    def recorded_at(self, position: int) -> int:
        """When the event at a position was recorded (microseconds, UTC)."""
        return int(self._db.execute("SELECT recorded_at FROM record WHERE position = ?", (position,)).fetchone()[0])

    def receipt(self, command_id: str) -> Receipt | None:
        """What this command wrote; None when it is not on record."""
        if not command_id:
            return None
        row = self._db.execute("SELECT first, last FROM receipt WHERE command_id = ?", (command_id,)).fetchone()
        return Receipt(row[0], row[1], repeated=True) if row else None

    # ---- keeping

    def obey(self) -> int:
        """Destroy the keys that redactions name: after one, at every start, after a restore. How many were still full."""
        go_no_further()
        rows = self._db.execute("SELECT state FROM stored_events WHERE topic LIKE '%.redacted'")
        return self.keys.erase([key for (state,) in rows for key in msgspec.json.decode(state)["of"]])

    def verify(self, *, texts: bool = False) -> Head:
        """Walk the whole chain; with `texts`, every text opens or has been erased. Returns the head; raises ChainBroken."""
        self._db.execute("BEGIN")  # one look at it all: others may write meanwhile
        try:
            position, digest = integrity.walk(self._db, self.keys.revive, texts=texts)
            head = self.head()
        finally:
            self._db.execute("ROLLBACK")
        if (head.position, head.hash) != (position, digest):
            raise ChainBroken(f"the head says {head.position}, the last event is {position}")
        return head

    def close(self) -> None:
        self._connections.close()
        super().close()


def _lost(versions: list[tuple[A, int]]) -> Overtaken:
    aggregate = versions[0][0]
    return Overtaken(kind=aggregate.TOPIC, key=aggregate.key)
