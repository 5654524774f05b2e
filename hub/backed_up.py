"""When this hub was last backed up: a note beside the data, for people who watch over it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

NOTE = "last-backup.json"
"""In the data directory; a backup does not hold it."""


class BackedUp(msgspec.Struct, frozen=True):
    """The last good backup: `made_at` is ISO 8601, UTC; `position` the end of its log."""

    made_at: str
    position: int


def last(data: Path) -> BackedUp | None:
    """When a whole backup was made last; None where none is known."""
    try:
        return msgspec.json.decode((data / NOTE).read_bytes(), type=BackedUp)
    except (OSError, msgspec.DecodeError):
        return None


def remember(data: Path, made_at: str, position: int) -> None:
    """Keep the note, all of it or nothing. Trouble with it is no trouble of the backup, which is whole by now."""
    fresh = data / f".{NOTE}"
    with suppress(OSError):
        fresh.write_bytes(msgspec.json.encode(BackedUp(made_at, position)))
        fresh.replace(data / NOTE)
