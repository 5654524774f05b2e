"""Sending takes as long as other people's servers take, so a thread of its own does it: no page and no tick waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog


class Postman:
    """Does `work` at the newest moment that it was told of; moments that pass meanwhile are left out."""

    def __init__(self, work: Callable[[datetime], Any]) -> None:
        self._work = work
        self._told = threading.Condition()
        self._moment: datetime | None = None
        self._ends = False
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the message at hand; what was claimed and not settled is shown after the next start."""
        with self._told:
            self._ends = True
            self._told.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)

    def wake(self, moment: datetime) -> None:
        """Somebody has looked at the clock."""
        with self._told:
            self._moment = moment
            self._told.notify()

    def _run(self) -> None:
        while (moment := self._next()) is not None:
            try:
                self._work(moment)
            except Exception as cause:  # noqa: BLE001  # a server's surprise must not end all messages
                structlog.get_logger().warning("postman", cause=f"{type(cause).__name__}: {cause}")

    def _next(self) -> datetime | None:
        with self._told:
            self._told.wait_for(lambda: self._ends or self._moment is not None)
            moment, self._moment = self._moment, None
            return None if self._ends else moment
