"""Copies of the read database at chosen positions, so that a jump into the past is short.

Marks (ends of months and stages) are opened as they lie. Of a group of neighbours one is complete, `<position>.db`; each other one is a
hard link to it with the pages in which it differs, older or newer, in a write-ahead log of its own, `<position>.db-wal`: SQLite reads
the two as one database, and what does not differ lies on the disk once. Between the marks lie others, packed, that are only read into
memory: `<position>.<base>.z`. Nobody ever writes to any of them.

What a checkpoint is stands in its first page: a mark, so that it is never taken for the live file nor the live one for a checkpoint, and
the code; its progress row names position and hash, so that one of another log is noticed. Whatever does not fit is put away, and the
jump takes the one before.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import structlog

from projections.book import Book, connect
from projections.database import BUILDING, synced
from projections.pages import Point, complete, log_of, pages_of, reading, write_log
from projections.read import SCHEMA, Source, catch_up, fingerprint

MARK = 0x48554A50
"""The `application_id` of a checkpoint; a live read database has none."""
STEP = 2_000
"""Events between two checkpoints at most, where the budget allows it: about a tenth of a second of replay."""
SPREAD, LIMIT = 18 << 20, 12 << 20
"""Bytes in which the first and the last of a group may differ, and any one from the complete one: opening reads as many."""


class Checkpoints:
    """The checkpoints of one log in a folder, made by this code. Any process reads, one lays."""

    def __init__(self, source: Source, home: Path) -> None:
        self._source, self._home = source, home

    @cached_property
    def _code(self) -> str:
        return fingerprint()

    @cached_property
    def folder(self) -> Path:
        """Where those of this code lie."""
        return self._home / self._code

    def positions(self) -> list[int]:
        """Where there are checkpoints, in order."""
        return sorted(
            {int(path.name.partition(".")[0]) for path in (*self.folder.glob("*.db"), *self.folder.glob("*.z"))}
        )

    def path(self, position: int) -> Path:
        return self.folder / f"{position}.db"

    def weight(self) -> int:
        """Bytes on the disk; what several checkpoints share counts once."""
        stats = [path.stat() for path in self.folder.glob("*") if path.is_file()]
        return sum({stat.st_ino: stat.st_size for stat in stats}.values())

    # ---- reading

    def nearest(self, position: int) -> tuple[int, Book] | None:
        """The last sound checkpoint at or before a position, open for reading; None where there is none."""
        for place in reversed(self.positions()):
            if place <= position and (db := self._opened(place)) is not None:
                return place, db
        return None

    def lies(self, position: int) -> bool:
        """Whether a checkpoint is opened as it lies, by as many as like."""
        return self.path(position).exists()

    def another(self, position: int) -> Book:
        """One more connection to such a checkpoint."""
        path = self.path(position)
        return reading(path)

    def _opened(self, position: int) -> Book | None:
        """The checkpoint, if it is what it should be; else it is put away."""
        try:
            db = self.another(position) if self.lies(position) else self._unpacked(position)
            if not (wrong := self._wrong(db, position)):
                return db
            db.close()
        except (sqlite3.DatabaseError, OSError, ValueError, zlib.error) as cause:
            wrong = str(cause)
        structlog.get_logger().warning("checkpoint put away", position=position, cause=wrong)
        self._remove(position)
        return None

    def _unpacked(self, position: int) -> Book:
        packed = next(self.folder.glob(f"{position}.*.z"))
        base = self.path(int(packed.name.split(".")[1]))
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            path = Path(folder) / "unpacked.db"
            os.link(base, path)
            if not complete(path):
                raise ValueError("cut")
            log_of(path).write_bytes(zlib.decompress(packed.read_bytes()))
            db = reading(path)
            db.execute("SELECT position FROM progress").fetchone()  # now both are open and need their names no longer
            return db

    def _wrong(self, db: Book, position: int) -> str:
        if _pragma(db, "application_id") != MARK:
            return "no checkpoint"
        if _pragma(db, "user_version") != _number(self._code):
            return "of another code"
        if (path := self.path(position)).exists() and not complete(path):
            return "cut"
        if db.execute("SELECT position, hash FROM progress").fetchone() != (position, self._source.hash_at(position)):
            return "of another log"
        return ""

    # ---- laying

    def lay(self, marks: Iterable[int], head: int, budget: int) -> int:
        """Lay what is missing behind the last one: at the marks, and between them not further apart than STEP. How many.

        What costs more than `budget` bytes is thinned out: first between the marks, and where the fewest events are replayed.
        """
        self._sweep(head)
        kept = {place for place in marks if 0 < place <= head}
        between = {n for a, b in pairwise(sorted(kept | {0, head})) for n in range(a + STEP, b - STEP // 2, STEP)}
        last = max(self.positions(), default=0)
        wanted = sorted(place for place in kept | between if place > last)
        if wanted:
            self.folder.mkdir(parents=True, exist_ok=True)
            for group in _groups(self._walked(wanted, kept), self._last_base()):
                self._write(group)
            self._thin(budget, kept)
        return len(wanted)

    def _walked(self, wanted: list[int], kept: set[int]) -> Iterator[Point]:
        """The pages of the database at each of these positions."""
        near = self.nearest(wanted[0])
        with closing(_in_memory(near[1]) if near else connect(":memory:")) as db:
            if near:
                near[1].close()
            else:
                db.executescript("".join(SCHEMA))
                db.execute(f"PRAGMA application_id = {MARK}")
                db.execute(f"PRAGMA user_version = {_number(self._code)}")
            known: dict[bytes, bytes] = {}
            for position in wanted:
                catch_up(self._source, db, stop=position, batch=BUILDING)
                yield Point(position, pages_of(db.serialize(), known), position in kept)

    def _last_base(self) -> Point | None:
        """The last complete one: what comes behind it may still be laid on it."""
        for place in reversed(self.positions()):
            if self.path(place).exists() and not log_of(self.path(place)).exists():
                return Point(place, pages_of(self.path(place).read_bytes(), {}), mark=True)
        return None

    def _write(self, group: list[Point]) -> None:
        base = group[0] if self.path(group[0].position).exists() else min(group, key=lambda one: one.costs(group))
        path, work = self.path(base.position), self.folder / "laying"
        if not path.exists():
            work.write_bytes(b"".join(base.pages))
            synced(work)
            work.rename(path)
        for point in group:
            if point is base:
                continue
            log = write_log(point, base)
            if point.mark:
                log_of(self.path(point.position)).write_bytes(log)
                synced(log_of(self.path(point.position)))
                os.link(path, self.path(point.position))
            else:
                work.write_bytes(zlib.compress(log, 1))
                synced(work)
                work.rename(self.folder / f"{point.position}.{base.position}.z")
        synced(self.folder)

    def _thin(self, budget: int, kept: set[int]) -> None:
        while len(places := self.positions()) > 1 and self.weight() > budget:
            bases = {int(packed.name.split(".")[1]) for packed in self.folder.glob("*.z")}
            missed = {b: (b in kept, b in bases, b - a) for a, b in pairwise([0, *places])}
            self._remove(min(missed, key=missed.__getitem__))

    def _sweep(self, head: int) -> None:
        """Checkpoints of other code, and of a log that has been exchanged or cut, go."""
        for other in self._home.glob("*"):
            if other.name != self._code:
                shutil.rmtree(other, ignore_errors=True)
        for place in self.positions():
            if place > head:
                self._remove(place)
            elif (db := self._opened(place)) is not None:
                db.close()

    def _remove(self, position: int) -> None:
        path = self.path(position)
        for each in (path, log_of(path), path.with_name(f"{path.name}-shm"), *self.folder.glob(f"{position}.*.z")):
            with suppress(FileNotFoundError):
                each.unlink()


def _groups(points: Iterable[Point], base: Point | None) -> Iterator[list[Point]]:
    """Neighbours that differ little; the first of them may be there already."""
    group = [base] if base else []
    for point in points:
        if group and point.differs(group[0]) > (LIMIT if base else SPREAD):
            yield group
            group, base = [], None
        group.append(point)
    yield group


def _in_memory(db: sqlite3.Connection) -> Book:
    copy = connect(":memory:")
    db.backup(copy)
    return copy


def _number(code: str) -> int:
    """A fingerprint as far as a header has room for it."""
    return int(code[:7], 16)


def _pragma(db: Book, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])
