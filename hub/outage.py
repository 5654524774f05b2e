"""When the disk is full or read-only, people hear it in plain words and lose nothing; this tells such a state from a mistake in the code."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from typing import Literal

from hub.log import LogUnavailable

Cause = Literal["full", "readonly", "busy", "disk", ""]

_FILES: dict[int, Cause] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EIO: "disk",
    errno.EMFILE: "busy",
    errno.ENFILE: "busy",
}
_SQLITE: dict[str, Cause] = {
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "readonly",
    "SQLITE_CANTOPEN": "readonly",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_IOERR": "disk",
}


def cause(error: BaseException) -> Cause:
    """What is the matter with the machine; "" when the error is none of the machine's.

    Looks through what an error was raised from, since the libraries wrap SQLite's errors.
    """
    for each in _chain(error):
        if isinstance(each, sqlite3.Error):
            name = "_".join((getattr(each, "sqlite_errorname", None) or "").split("_")[:2])
            if name in _SQLITE:
                return _SQLITE[name]
        elif isinstance(each, OSError) and each.errno in _FILES:
            return _FILES[each.errno]
    return "disk" if isinstance(error, LogUnavailable) else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
