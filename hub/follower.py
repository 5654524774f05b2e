"""What one process writes, people see on every other one within moments; and each minute somebody looks at the clock.

Each server process has one follower, a background thread. It asks SQLite whether anybody has committed (`PRAGMA data_version`,
microseconds) and then brings the read database level. The follower that holds `tick.lock` also ticks: expiries, reminders and
closings happen once, whichever process is alive. The lock goes with its process, so another one takes over by itself.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from hub.compose import Hub
from hub.keyring import ErasureDelayed

PAUSE = 0.15
"""Seconds between two looks at the log."""

ADOPT_EVERY = 2.0
"""Seconds between two looks for a newer generation of the read database, and for a server that has died."""

TICK_EVERY = 60.0


class Follower:
    """The background thread of one process. `tick` is called with the present moment, by one process of all."""

    def __init__(
        self, hub: Hub, tick: Callable[[datetime], Any], *, pause: float = PAUSE, every: float = TICK_EVERY
    ) -> None:
        self._hub, self._tick, self._pause, self._every = hub, tick, pause, every
        self._lock = TickLock(hub.settings.data)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._orphaned = False
        self._version = -1
        self._adopt_at = self._tick_at = 0.0
        self._obeyed = 0
        self._search = hub.search.follower()
        """Follows in a thread of its own: writing an index takes longer than anybody should wait for a page."""

    def start(self) -> None:
        self._thread.start()
        self._search.start()

    def stop(self) -> None:
        """End the thread and wait for it: nothing may touch the files once the hub is closed."""
        self._stop.set()
        self._search.stop()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)
        self._lock.release()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except Exception as cause:  # noqa: BLE001  # a full disk or a mistake in a timer must not end the watch
                structlog.get_logger().warning("follower", cause=f"{type(cause).__name__}: {cause}")
                self._stop.wait(1.0)
            self._stop.wait(self._pause)

    def look(self) -> None:
        """One round: whatever is due now."""
        version = self._hub.log.data_version()
        if version != self._version:
            self._hub.read.catch_up()
            self._version = version  # afterwards: what failed is tried again
        now = time.monotonic()
        if now >= self._adopt_at:
            self._adopt_at = now + ADOPT_EVERY
            self._hub.read.adopt()
            self._end_with_parent()
        if now >= self._tick_at:
            self._tick_at = now + self._every
            if self._lock.take():
                moment = self._hub.clock()
                self._tick(moment)
                self._obey()
                self._hub.cases.sweep_files()
                self._lock.note(moment)

    def _obey(self) -> None:
        """Carry out again what redactions ordered since the last time; a reader may have delayed it."""
        if (head := self._hub.log.head().position) != self._obeyed:
            try:
                self._hub.log.obey()
                self._obeyed = head
            except ErasureDelayed:
                structlog.get_logger().info("erasure delayed: tried again with the next tick")

    def _end_with_parent(self) -> None:
        """A worker whose server was killed would keep the port for ever: it ends, and at the second look at once."""
        server = multiprocessing.parent_process()
        if server is None or server.is_alive():
            return
        if self._orphaned:
            os._exit(1)  # an open stream holds up the orderly way, and nobody is left to wait for it
        self._orphaned = True
        os.kill(os.getpid(), signal.SIGTERM)


class TickLock:
    """Who ticks, and when it last happened: a file that one process holds locked."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tick.lock"
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether this process holds the lock, now or already."""
        if self._handle is None:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                return False
            self._handle = handle
        return True

    def note(self, moment: datetime) -> None:
        """Remember that a tick at this moment has ended."""
        if self._handle is not None:
            os.pwrite(self._handle, moment.isoformat(timespec="seconds").encode().ljust(32), 0)

    def last(self) -> str:
        """The moment of the last tick of any process (ISO 8601, UTC); "" before the first."""
        try:
            return self.path.read_text().strip()
        except OSError:
            return ""

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
