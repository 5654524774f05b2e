"""Files on the disk by the SHA-256 digest of their content: the same file is there once, however often it was sent."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, NamedTuple

FOLDER: Final = "attachments"
"""Under the hub's data."""
PIECE: Final = 1 << 20
TEXT: Final = ".text"
"""Ends the name of the lines that were read from a file; they lie beside it and go with it."""

COMING: Final = ".in-"
"""Begins the name of a file that is still coming in."""
DAY: Final = 86_400


class Received(NamedTuple):
    """A file that has come in and is not on the shelf yet; `size` in bytes."""

    path: Path
    digest: str
    size: int


class Shelf:
    """`root/ab/cd/abcd…`, for the hub alone."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest[2:4] / digest

    def text(self, digest: str) -> Path:
        return self.path(digest).with_name(digest + TEXT)

    @contextmanager
    def receive(self, content: IO[bytes], most: int) -> Iterator[Received]:
        """The content beside the shelf, until the end of the block. Of one larger than `most` only the size is known."""
        digest, size = hashlib.sha256(), 0
        with self.aside() as path:
            with path.open("wb") as file:
                while piece := content.read(PIECE):
                    size += len(piece)
                    if size <= most:
                        digest.update(piece)
                        file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            yield Received(path, digest.hexdigest(), size)

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """An empty file beside the shelf until the end of the block, unless it has been put on it by then."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=COMING, dir=self.root)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else puts a file here or takes one away, over all processes."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def put(self, received: Path, to: Path) -> None:
        """Let a file stand at its place, whole and for good."""
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        received.replace(to)
        for folder in (to.parent, to.parent.parent, self.root):
            _sync(folder)

    def remove(self, digest: str) -> None:
        for path in (self.text(digest), self.path(digest)):
            path.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what a process that was killed left half received a day ago."""
        for path in self.root.glob(f"{COMING}*"):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > DAY:
                    path.unlink()

    def digests(self) -> Iterator[str]:
        """Of all files that stand here, in order."""
        yield from sorted(path.name for path in self.root.glob("??/??/*") if not path.name.endswith(TEXT))

    def damaged(self) -> list[str]:
        """Digests of files that are no longer what they were."""
        return [digest for digest in self.digests() if not self.sound(digest)]

    def sound(self, digest: str) -> bool:
        """Whether the file is there and is what its name says."""
        try:
            with self.path(digest).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
