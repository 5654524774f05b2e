"""An index may be thrown away and built again at any time: each build has a directory of its own, one small file says which counts.

`CURRENT` is replaced atomically, so that a reader sees the old build or the new one, whole. An index holds words in plain and pickles,
which are code: the directories are for their owner alone, and never come from a backup or an upload.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Final

CURRENT: Final = "CURRENT"
WANTED: Final = "REBUILD"
ASKED: Final = "asked for"
"""Reason for a new build that a person gave."""
REDACTION: Final = "redaction"
"""Reason for a new build after which no older one may stay."""
FOLDER: Final = "search"
"""Under the hub's data; never part of a backup."""
FALLBACK: Final = "fallback.db"
"""The second engine's file, in the same folder."""
_NAME: Final = re.compile(r"g\d{8}")


class Generations:
    """The builds under one directory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        root.chmod(0o700)

    def current(self) -> Path | None:
        """The build that counts; None before the first one, or when it is not there."""
        try:
            name = (self.root / CURRENT).read_text().strip()
        except (OSError, UnicodeDecodeError):
            return None
        path = self.root / name
        return path if _NAME.fullmatch(name) and path.is_dir() else None

    def begin(self) -> Path:
        """An empty directory beside the others."""
        number = max((int(path.name[1:]) for path in self._all()), default=0) + 1
        path = self.root / f"g{number:08d}"
        path.mkdir(mode=0o700)
        return path

    def publish(self, path: Path, *, keep: int = 1) -> None:
        """From now on `path` counts. Of the older builds `keep` stay: none after a redaction, they hold its words."""
        replace(self.root / CURRENT, (path.name + "\n").encode())
        older = [each for each in self._all() if each.name < path.name]
        whole = [each for each in older if (each / "manifest.json").exists()]
        for each in set(older) - set(whole[len(whole) - keep :] if keep else ()):
            shutil.rmtree(each, ignore_errors=True)

    def forget_older(self) -> None:
        """Remove all builds older than the one that counts."""
        if path := self.current():
            self.publish(path, keep=0)

    def sweep(self) -> None:
        """Remove what a killed builder left unfinished. Only for the one who builds."""
        if path := self.current():
            for each in self._all():
                if each.name > path.name:
                    shutil.rmtree(each, ignore_errors=True)

    def want_rebuild(self, reason: str) -> None:
        """Ask whoever writes this index for a new build; the reason is for the operator."""
        replace(self.root / WANTED, reason.encode("utf-8", "replace"))

    def wanted(self) -> str:
        """Why a new build was asked for; empty when none was."""
        try:
            return (self.root / WANTED).read_text(errors="replace") or ASKED
        except OSError:
            return ""

    def rebuilt(self) -> None:
        (self.root / WANTED).unlink(missing_ok=True)

    def _all(self) -> list[Path]:
        return sorted(path for path in self.root.iterdir() if _NAME.fullmatch(path.name))


def remove_database(path: Path) -> None:
    """Nothing of a SQLite file stays, not in its log either."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def replace(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all, whatever happens to the machine."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """What was written to this file or directory survives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
