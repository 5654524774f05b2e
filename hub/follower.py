"""What one process writes, people see on every other one within moments.

Each server process has one follower, a background thread. It asks SQLite whether anybody has committed (`PRAGMA data_version`,
microseconds) and then brings the read database level. One of the followers keeps the process alive that does everything else which
nobody waits for (hub/beside.py, hub/background.py).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

import structlog

from hub.beside import Beside
from hub.compose import Hub

PAUSE = 0.15
"""Seconds between two looks at the log."""

ADOPT_EVERY = 2.0
"""Seconds between two looks for a newer generation of the read database, and for processes that have died."""


class Follower:
    """The background thread of one process; `beside` is what it keeps alive."""

    def __init__(self, hub: Hub, beside: Beside | None = None, *, pause: float = PAUSE) -> None:
        self._hub, self._beside, self._pause = hub, beside, pause
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._orphaned = False
        self._version = -1
        self._adopt_at = 0.0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it: nothing may touch the files once the hub is closed."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)
        if self._beside is not None:
            self._beside.stop()

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
            if self._beside is not None:
                self._beside.look()

    def _end_with_parent(self) -> None:
        """A worker whose server was killed would keep the port for ever: it ends, and at the second look at once."""
        server = multiprocessing.parent_process()
        if server is None or server.is_alive():
            return
        if self._orphaned:
            os._exit(1)  # an open stream holds up the orderly way, and nobody is left to wait for it
        self._orphaned = True
        os.kill(os.getpid(), signal.SIGTERM)
