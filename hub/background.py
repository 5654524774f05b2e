"""What a hub does while nobody waits, in one process for all workers (web/background.py).

It ticks (expiries, reminders, closings happen once), brings the index level with the log and answers what people look for: dictionaries
and arrays are in memory once, however many workers there are.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import structlog

from hub.compose import Hub
from hub.keyring import ErasureDelayed
from search.lock import Lock

PAUSE = 0.15
"""Seconds between two looks for what is due."""
TICK_EVERY = 60.0


class Woken(Protocol):
    """A thread of its own that is told of each tick."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def wake(self, moment: datetime) -> None: ...


class TickLock(Lock):
    """Who ticks, and when it last happened."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "tick.lock")

    def note(self, moment: datetime) -> None:
        """Remember that a tick at this moment has ended."""
        self.write(moment.isoformat(timespec="seconds").encode().ljust(32))

    def last(self) -> str:
        """The moment of the last tick of any process (ISO 8601, UTC); "" before the first."""
        try:
            return self.path.read_text().strip()
        except OSError:
            return ""


class Background:
    """The thread of one process. `tick` is called with the present moment, by one process of all: whichever holds the lock."""

    def __init__(
        self,
        hub: Hub,
        tick: Callable[[datetime], Any],
        *,
        woken: Sequence[Woken] = (),
        pause: float = PAUSE,
        every: float = TICK_EVERY,
    ) -> None:
        self._hub, self._tick, self._woken, self._pause, self._every = hub, tick, woken, pause, every
        self._lock = TickLock(hub.settings.data)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._opened = ExitStack()
        self._open = self._warm = False
        self._tick_at = 0.0
        self._obeyed = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End all threads and wait for them: nothing may touch the files once the hub is closed."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)
        self._opened.close()
        self._lock.release()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except Exception as cause:  # noqa: BLE001  # a full disk or a mistake in a timer must not end the watch
                structlog.get_logger().warning("background", cause=f"{type(cause).__name__}: {cause}")
                self._stop.wait(1.0)
            self._stop.wait(self._pause)

    def look(self) -> None:
        """One round: whatever is due now, if this process is the one."""
        if not self._lock.take():
            return
        self._answer()
        now = time.monotonic()
        if now >= self._tick_at:
            self._tick_at = now + self._every
            moment = self._hub.clock()
            self._tick(moment)
            self._obey()
            self._sign()
            self._hub.cases.sweep_files()
            self._lock.note(moment)
            for each in self._woken:
                each.wake(moment)

    def _answer(self) -> None:
        """Open the desk, follow with the index in a thread of its own, and have all in memory before the first person asks."""
        if not self._open:
            self._open = True
            for each in self._woken:
                each.start()
                self._opened.callback(each.stop)
            search = self._hub.search.follower()
            self._opened.callback(search.stop)
            search.start()
            self._opened.callback(self._hub.search.desk().stop)
        if not self._warm and self._hub.search.there():
            self._warm = True
            self._hub.search.warm()

    def _sign(self) -> None:
        """The checkpoint of the day; a folder that is away just now is tried again with the next tick."""
        try:
            self._hub.notary.daily()
        except OSError as cause:
            structlog.get_logger().warning("no checkpoint", cause=str(cause))

    def _obey(self) -> None:
        """Carry out again what redactions ordered since the last time; a reader may have delayed it."""
        if (head := self._hub.log.head().position) != self._obeyed:
            try:
                self._hub.log.obey()
                self._obeyed = head
            except ErasureDelayed:
                structlog.get_logger().info("erasure delayed: tried again with the next tick")
