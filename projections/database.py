"""The live read database: shared by all processes, rebuilt beside itself when the code or the log is another one."""

from __future__ import annotations

import fcntl
import gc
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import structlog

from domain.model import revive
from projections import areas
from projections.book import Book, Revive, connect
from projections.read import Reader, Source, catch_up, fingerprint, fresh

BUILDING = 20_000
"""Events a transaction while a new file is built."""
PAGE = "8192"
"""Bytes; of the usual 4,096 many rows fill more than one, which costs a rebuild a fifteenth of its time."""
UNWATCHED = {"journal_mode": "MEMORY", "synchronous": "OFF", "locking_mode": "EXCLUSIVE"}
"""For a file that counts only once it is whole."""

__all__ = ["ReadDatabase", "areas"]


def build(source: Source, path: Path) -> None:
    """Write a whole read database into a new file that nobody else has open."""
    path.unlink(missing_ok=True)
    with closing(fresh(path, page_size=PAGE, **UNWATCHED)) as db, uncollected():
        catch_up(source, db, batch=BUILDING)


@contextmanager
def uncollected() -> Iterator[None]:
    """A large batch holds many rows and no cycles: looking for some costs a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class ReadDatabase:
    """The live read database of this code: the newest generation of `read-<fingerprint>-<n>.db` in a folder.

    Several processes share it; each applies what is new. A rebuild makes the next generation beside it, and every process changes
    over by `adopt`. A file is never renamed or written over while somebody may have it open.
    """

    def __init__(self, source: Source, folder: Path, hook: Revive = revive) -> None:
        self._source, self._folder, self._hook = source, folder, hook
        self._lock = threading.Lock()
        """Held while applying and while changing over."""
        self._swap = threading.Lock()
        """Held for a moment by whoever takes or gives a connection."""
        self._idle: list[sqlite3.Connection] = []
        self._stem = f"read-{fingerprint()}-"
        self._take(self._present() or self._build(only_if_missing=True))
        self.catch_up()

    def catch_up(self) -> int:
        """Apply what is new; the position reached."""
        with self._lock:
            catch_up(self._source, self._writer)
            return int(self._writer.execute("SELECT position FROM progress").fetchone()[0])

    def position(self) -> int:
        """How far it is, whoever brought it there."""
        with self._swap:
            return int(self._watch.execute("SELECT position FROM progress").fetchone()[0])

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        reader = self.open_reader()
        try:
            yield reader
        finally:
            self.give_back(reader)

    def open_reader(self) -> Reader:
        """A reader for one page; hand it to `give_back` afterwards."""
        with self._swap:
            home = self._idle
            db = home.pop() if home else None
            path = self.path
        if db is None:
            db = self._connect(path)
            db.execute("PRAGMA query_only = ON")
        return Reader(db, self._source, self._hook, home)

    def give_back(self, reader: Reader) -> None:
        db = reader.close()
        with self._swap:
            if reader.home is self._idle:
                self._idle.append(db)
                return
        db.close()  # it belongs to a generation that has been left

    def rebuild(self) -> Path:
        """Build the next generation beside the present one and change over to it; the others follow by `adopt`."""
        self._build()
        self.adopt()
        return self.path

    def adopt(self) -> bool:
        """Change over to a newer generation that somebody has built; whether there was one."""
        newest = max(self._files(), key=self._generation, default=self.path)
        if newest == self.path:
            return False
        with self._lock:
            self._take(newest)
            catch_up(self._source, self._writer)
        return True

    def close(self) -> None:
        with self._lock, self._swap:
            self._drop()

    def _take(self, path: Path) -> None:
        """Change over to this file; readers that are out are closed when they come back."""
        writer, watch = self._connect(path), self._connect(path)
        with self._swap:
            self._drop()
            self.path, self._writer, self._watch = path, writer, watch

    def _drop(self) -> None:
        for db in (*self._idle, *((self._writer, self._watch) if hasattr(self, "path") else ())):
            db.close()
        self._idle = []

    def _present(self) -> Path | None:
        """The newest generation, unless it is of another log or damaged: a restored log is noticed by its hash."""
        path = max(self._files(), key=self._generation, default=None)
        if path is None:
            return None
        try:
            with closing(self._connect(path)) as db:
                position, digest = db.execute("SELECT position, hash FROM progress").fetchone()
                copied = db.execute("PRAGMA application_id").fetchone()[
                    0
                ]  # of a checkpoint, which somebody has put here
        except sqlite3.DatabaseError as cause:
            structlog.get_logger().warning("read database damaged", file=path.name, cause=str(cause))
            return None
        return path if self._source.hash_at(position) == digest and not copied else None

    def _build(self, *, only_if_missing: bool = False) -> Path:
        with (self._folder / "read.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if only_if_missing and (path := self._present()):
                return path  # somebody else was building while we waited
            path = self._folder / f"{self._stem}{max(map(self._generation, self._files()), default=0) + 1}.db"
            green = path.with_suffix(".building")
            build(self._source, green)
            synced(green)
            green.rename(path)
            synced(self._folder)
            self._sweep()
        return path

    def _connect(self, path: Path) -> Book:
        # mode=rw: a file that has been swept away must not come back empty
        return connect(f"{path.absolute().as_uri()}?mode=rw", journal_mode="WAL", synchronous="NORMAL")

    def _files(self) -> list[Path]:
        return list(self._folder.glob(f"{self._stem}*.db"))

    def _generation(self, path: Path) -> int:
        return int(path.stem.removeprefix(self._stem))

    def _sweep(self) -> None:
        """Two generations stay, for who is still reading the older one; so does the newest file of another release."""
        for path in sorted(self._files(), key=self._generation)[:-2]:
            _remove(path)
        others = [path for path in self._folder.glob("read-*-*.db") if not path.name.startswith(self._stem)]
        for path in sorted(others, key=lambda other: other.stat().st_mtime)[:-1]:
            _remove(path)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def synced(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
