"""A thread of the background process that does the long steps of imports, so that nobody waits for a page while a district comes in."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from hub.compose import Hub

PAUSE = 0.3
"""Seconds between two looks whether there is work."""
AGAIN = 10.0
"""Seconds after trouble."""


class Clerk:
    """Begins with what a process before it has left undone."""

    def __init__(self, hub: Hub, pause: float = PAUSE) -> None:
        self._hub, self._pause = hub, pause
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="roster", daemon=True)

    def start(self) -> None:
        self._hub.roster.ring()
        self._thread.start()

    def stop(self) -> None:
        """Between two batches, or not at all: what is cut off goes on later."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stop.wait(self._pause):
            if self._hub.roster.asked():
                try:
                    self._hub.roster.work()
                except Exception as cause:  # noqa: BLE001  # a full disk must not end the thread
                    structlog.get_logger().warning("roster", cause=type(cause).__name__)
                    self._stop.wait(AGAIN)
