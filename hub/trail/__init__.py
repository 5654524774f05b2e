"""The log as auditors walk through it: what happened, in order, picked by kind, person, time and unit; what caused what.

Read straight from the log, up to a position: that of the page's reader. Texts stay sealed here; who may read them reads them on the page of
the thing. Which streams concern a unit is learnt once by each process and kept in memory, for it is the same for everybody.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from domain.record import Meta
from hub.notary import records
from hub.trail.mentions import Mentions

MOST = 500
"""Events of one command or one chain of causes that are shown."""
STEP = (
    "SELECT position, originator_id, originator_version, topic, state, recorded_at, meta, hash"
    " FROM record JOIN stored_events s ON s.rowid = position"
)
_META = msgspec.json.Decoder(Meta)


class Step(NamedTuple):
    """One event with its record: `recorded_at` in microseconds since 1970, UTC; `meta` as stored JSON."""

    position: int
    stream: str
    version: int
    topic: str
    state: bytes
    recorded_at: int
    meta: bytes
    hash: bytes

    @property
    def by(self) -> Meta:
        return _META.decode(self.meta)

    @property
    def kind(self) -> str:
        """The kind of thing that it happened to: `visit`."""
        return self.stream.partition(":")[0]

    @property
    def key(self) -> str:
        return self.stream.partition(":")[2]


class Wanted(NamedTuple):
    """Which events: those of some topics, people, streams, recorded within a time; None = all. Both ends of the time count."""

    topics: Collection[str] | None = None
    actors: Collection[str] | None = None
    streams: Collection[str] | None = None
    since: int | None = None
    until: int | None = None


class Branch(NamedTuple):
    """An event in the tree of what caused what; `depth` 0 = what a person did."""

    step: Step
    depth: int


class Trail:
    """Questions to the log in the file `log`."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._mentions = Mentions()

    def steps(self, wanted: Wanted, stop: int, limit: int) -> list[Step]:
        """The newest events first, none behind position `stop`."""
        with records.looking(self._log) as db:
            return list(_steps(db, wanted, stop, limit))

    def count(self, wanted: Wanted, stop: int) -> int:
        """How many there are in all."""
        where, params = _where(wanted, stop)
        sql = f"SELECT count(*) FROM record JOIN stored_events s ON s.rowid = position WHERE {where}"
        with records.looking(self._log) as db:
            return int(db.execute(sql, params).fetchone()[0])

    def one(self, position: int, stop: int) -> Step | None:
        """One event; None where there is none, or it stands behind `stop`."""
        with records.looking(self._log) as db:
            row = db.execute(f"{STEP} WHERE position = ? AND position <= ?", (position, stop)).fetchone()
        return Step._make(row) if row else None

    def tree(self, step: Step, stop: int) -> list[Branch]:
        """All that belongs to the same act: what the person did, and below it what followed from it by itself. At most MOST."""
        said = step.by.correlation or step.by.command
        with records.looking(self._log) as db:
            found = {step.position: step}
            if said:  # a first look for the text is much cheaper than reading the JSON of each record
                sql = f"{STEP} WHERE instr(meta, ?) AND position <= ? ORDER BY position LIMIT ?"
                rows = map(Step._make, db.execute(sql, (json.dumps(said).encode(), stop, MOST)))
                found |= {each.position: each for each in rows if said in {each.by.correlation, each.by.command}}
        return list(_grown(found))

    def streams_of(self, units: Collection[str], codes: Collection[str], stop: int) -> set[str]:
        """Names of the streams that concern one of these units by position `stop`. `codes`: those of all units there are."""
        with records.looking(self._log) as db:
            self._mentions.level(db, frozenset(codes))
        return self._mentions.of(units, stop)


def _where(wanted: Wanted, stop: int) -> tuple[str, list[object]]:
    parts, params = ["position <= ?"], list[object]([stop])
    for column, values in (
        ("topic", wanted.topics),
        ("originator_id", wanted.streams),
        ("json_extract(CAST(meta AS TEXT), '$.actor')", wanted.actors),
    ):
        if values is not None:
            parts.append(f"{column} IN (SELECT value FROM json_each(?))")
            params.append(json.dumps(sorted(values)))
    for sign, instant in ((">=", wanted.since), ("<=", wanted.until)):
        if instant is not None:
            parts.append(f"recorded_at {sign} ?")
            params.append(instant)
    return " AND ".join(parts), params


def _steps(db: sqlite3.Connection, wanted: Wanted, stop: int, limit: int) -> Iterator[Step]:
    where, params = _where(wanted, stop)
    return map(Step._make, db.execute(f"{STEP} WHERE {where} ORDER BY position DESC LIMIT ?", (*params, limit)))


def _grown(found: dict[int, Step]) -> Iterator[Branch]:
    """Depth first: each event behind what caused it; one whose cause is not among them stands for itself."""
    below: dict[int, list[Step]] = {}
    for each in found.values():
        cause = each.by.causation if each.by.causation in found else 0
        below.setdefault(cause, []).append(each)

    def walk(cause: int, depth: int) -> Iterator[Branch]:
        for each in sorted(below.pop(cause, ())):
            yield Branch(each, depth)
            yield from walk(each.position, depth + 1)

    return walk(0, 0)
