"""How the read database itself is: what it could not digest, and why."""

from __future__ import annotations

from typing import NamedTuple

from projections.read import Reader


class Parked(NamedTuple):
    """An event that a handler could not apply; it is tried again with every rebuild."""

    position: int
    topic: str
    error: str


def parked(read: Reader, *, limit: int = 50) -> list[Parked]:
    """The first events that were set aside, in the order of the log."""
    rows = read.rows("SELECT position, topic, error FROM parked ORDER BY position LIMIT ?", limit)
    return [Parked(*row) for row in rows]


def parked_count(read: Reader) -> int:
    return int(read.value("SELECT count(*) FROM parked"))
