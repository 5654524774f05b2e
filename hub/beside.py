"""Beside the processes that draw pages runs one for the whole hub, started and kept alive by the worker that holds a lock.

Its standard input is a pipe that its worker holds open: when the worker ends, however that happens, the process reads the end and ends
as well, and the next worker takes over. So it needs no server of a certain make, and nothing is left over.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import structlog

from search.lock import Lock

ROOT = Path(__file__).parents[1]
"""Where Python finds these packages."""
COMMAND = (sys.executable, "-m", "web.background")
AGAIN = 5.0
"""Seconds before a process that has ended is started once more."""
ENDING = 3.0
"""Seconds that it gets to end by itself."""


class Beside:
    """`folder` is the hub's data; `command` runs until its standard input ends."""

    def __init__(self, folder: Path, command: Sequence[str] = COMMAND) -> None:
        self._folder, self._command = folder, command
        self._lock = Lock(folder / "background.lock")
        self._process: subprocess.Popen[bytes] | None = None
        self._start_at = float("-inf")

    def look(self) -> None:
        """Start it when this process is the one to do so and it does not run."""
        if not self._lock.take() or (self._process is not None and self._process.poll() is None):
            return
        if (now := time.monotonic()) < self._start_at:
            return
        if self._process is not None:
            self._hang_up(self._process)
            structlog.get_logger().warning("background process has ended", status=self._process.returncode)
        self._start_at = now + AGAIN
        env = os.environ | {"HUB_DATA": str(self._folder.absolute())}
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, env=env, cwd=ROOT)  # noqa: S603  # our own

    def stop(self) -> None:
        """End it, and let another worker start the next one."""
        if self._process is not None:
            self._hang_up(self._process)
            try:
                self._process.wait(ENDING)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self._lock.release()

    @staticmethod
    def _hang_up(process: subprocess.Popen[bytes]) -> None:
        if process.stdin is not None:
            process.stdin.close()
