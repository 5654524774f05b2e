"""Of all processes one does it: whoever holds a file locked. The lock goes with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Lock:
    """A file that one process at a time holds locked. Only its owner may read it."""

    def __init__(self, path: Path) -> None:
        self.path = path
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

    def write(self, content: bytes) -> None:
        """Leave a note at the beginning of the file, for whoever reads it. Nothing happens without the lock."""
        if self._handle is not None:
            os.pwrite(self._handle, content, 0)

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
