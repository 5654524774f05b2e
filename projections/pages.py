"""A database as its pages, and the write-ahead log that makes another one of it (SQLite file format, sections 1.3 and 4)."""

from __future__ import annotations

import operator
import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

from projections.book import Book, connect

SIZE = 4096
MAGIC, VERSION, SALT = 0x377F0682, 3_007_000, (0x48554A49, 0x414E2121)
"""The magic of checksums over little-endian words, the only version there is, and a salt, which need not be secret."""
WORD = (1 << 32) - 1


@dataclass(frozen=True, eq=False)
class Point:
    """The pages of a database at one position; equal pages are one object. `mark`: it is opened as it lies."""

    position: int
    pages: list[bytes]
    mark: bool

    def differs(self, other: Point) -> int:
        """Bytes of this one's pages that are not the other's."""
        there = min(len(self.pages), len(other.pages))
        return SIZE * (sum(map(operator.is_not, self.pages, other.pages)) + len(self.pages) - there)

    def costs(self, group: list[Point]) -> int:
        """Bytes of the group with this one as the complete one; packed ones weigh about a quarter."""
        return len(self.pages) * SIZE + sum(one.differs(self) // (1 if one.mark else 4) for one in group)


def pages_of(data: bytes, known: dict[bytes, bytes]) -> list[bytes]:
    """The pages of a serialised database, each taken from `known` where it is there, marked as one that has a write-ahead log."""
    if int.from_bytes(data[16:18], "big") != SIZE:
        raise ValueError("another page size")
    data = data[:18] + b"\2\2" + data[20:]
    pages = [data[n : n + SIZE] for n in range(0, len(data), SIZE)]
    return [known.setdefault(page, page) for page in pages]


def write_log(point: Point, base: Point) -> bytes:
    """The write-ahead log with which the file of `base` reads as `point`: one commit."""
    head = struct.pack(">6I", MAGIC, VERSION, SIZE, 0, *SALT)
    sums = _checksum(head, 0, 0)
    frames = [head + struct.pack(">2I", *sums)]
    changed = [n for n, page in enumerate(point.pages) if n >= len(base.pages) or page is not base.pages[n]] or [0]
    for n in changed:
        place = struct.pack(">2I", n + 1, len(point.pages) if n == changed[-1] else 0)
        sums = _checksum(place + point.pages[n], *sums)
        frames.append(place + struct.pack(">4I", *SALT, *sums) + point.pages[n])
    return b"".join(frames)


def _checksum(data: bytes, a: int, b: int) -> tuple[int, int]:
    words = array("I", data)
    if sys.byteorder == "big":
        words.byteswap()
    pairs = iter(words)
    for one, two in zip(pairs, pairs, strict=True):
        a = a + one + b & WORD
        b = b + two + a & WORD
    return a, b


def log_of(path: Path) -> Path:
    """Where the write-ahead log of a database lies."""
    return path.with_name(f"{path.name}-wal")


def reading(path: Path) -> Book:
    """A connection that only reads: whatever lies there is never written to.

    Within one process SQLite takes links to the same file for the same database and would share the index of their logs: so each
    connection keeps an index of its own, and there are no locks, which nobody needs.
    """
    if log_of(path).exists():
        return connect(f"{path.absolute().as_uri()}?mode=ro&vfs=unix-none", locking_mode="EXCLUSIVE", query_only="ON")
    return connect(f"{path.absolute().as_uri()}?immutable=1", query_only="ON")


def complete(path: Path) -> bool:
    """Whether a file has all the pages that its header speaks of (SQLite file format, 1.3: bytes 16 and 28)."""
    with path.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    return path.stat().st_size == int.from_bytes(head[28:32], "big") * (65536 if size == 1 else size)
