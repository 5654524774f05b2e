"""The text of a stored file: read once, by a process with limits, into lines beside the file; from then on only the lines are read."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Final

import msgspec

import hub
from hub import extraction
from hub.attachments.faults import Bomb, Broken, Encrypted

AT_A_TIME: Final = threading.BoundedSemaphore(2)
"""Readers that run side by side for one server process; the others wait."""


class Page(msgspec.Struct, frozen=True):
    """Text of one page; 0 where the file has none, or for the whole of it."""

    page: int
    text: str


def read_text(path: Path, media: str, into: IO[bytes], name: str) -> None:
    """Write the lines of a file. Raises Encrypted, Broken; Bomb where it takes too much, unless some of it could be read by then."""
    with path.open("rb") as file, AT_A_TIME:
        try:
            status = subprocess.run(  # noqa: S603  # our own module, no word of it from outside
                [sys.executable, "-m", "hub.extraction", media],
                stdin=file,
                stdout=into,
                stderr=subprocess.DEVNULL,
                cwd=Path(hub.__path__[0]).parent,
                env={"PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath},
                timeout=2 * extraction.SECONDS,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            status = extraction.EXHAUSTED
    if status == extraction.LOCKED:
        raise Encrypted("file", name=name)
    if status == extraction.UNREADABLE:
        raise Broken("file", name=name)
    if status != 0 and not into.seek(0, os.SEEK_END):
        raise Bomb("file", name=name, what="work", limit=extraction.SECONDS)


def pages_of(path: Path) -> list[Page]:
    """What has been read from a file; a last line that was cut off is left out."""
    found = []
    for line in path.read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Page))
        except msgspec.DecodeError:
            break
    return found
