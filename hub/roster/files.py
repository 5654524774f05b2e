"""A sheet that somebody sends: what it is, whether it may be opened at all, and its rows beside it, kept until it has been carried out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import hub
from hub import extraction
from hub.attachments.archives import check_archive
from hub.attachments.faults import Bomb, Broken, Empty, Encrypted
from hub.attachments.kinds import COMPOUND, LOCKED, tidy_name
from hub.roster.faults import FileTooLarge, NotASheet, OldFormat, TextUnreadable, TooManyRows
from hub.roster.reading import SECONDS

FOLDER: Final = "roster"
"""Under the hub's data."""
LIMIT: Final = 20
"""Megabytes of one sheet, at most."""
ROWS: Final = 50_000
"""Rows of one roster, at most: a district has 3,000 schools and 10,000 people."""
MEGABYTE: Final = 1 << 20
PIECE: Final = 1 << 20


class Row(NamedTuple):
    """A row of a sheet; `line` counts from 1 as spreadsheets show it."""

    line: int
    cells: list[str]


class Folder:
    """Where one import lies while it waits: the sheet, and its rows."""

    def __init__(self, data: Path, key: str) -> None:
        self.path = data / FOLDER / key
        self._sheet, self._rows = self.path / "sheet", self.path / "rows.jsonl"

    def keep(self, name: str, content: IO[bytes]) -> str:
        """Take a sheet in and read it. The name as it is shown. Raises refusals of hub.roster and hub.attachments; nothing stays then."""
        shown = tidy_name(name)
        self.path.mkdir(mode=0o700, parents=True)
        try:
            self._copy(shown, content)
            self._read(shown)
        except BaseException:
            self.remove()
            raise
        return shown

    def remove(self) -> None:
        """Nothing of it stays."""
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def there(self) -> bool:
        return self._rows.exists()

    def sheets(self) -> list[str]:
        """Names of the sheets, in the order of the file; "" for a text."""
        return [each["name"] for each in self._lines() if isinstance(each, dict)]

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of a sheet by its number, from 0; empty ones are left out."""
        at = -1
        for each in self._lines():
            if isinstance(each, dict):
                at += 1
            elif at == number:
                yield Row(int(each[0]), each[1])
            if at > number:
                return

    def _lines(self) -> Iterator[dict[str, str] | list[Any]]:
        with self._rows.open(encoding="ascii") as file:
            yield from map(json.loads, file)

    def _copy(self, name: str, content: IO[bytes]) -> None:
        size = 0
        with self._sheet.open("wb") as file:
            while piece := content.read(PIECE):
                size += len(piece)
                if size <= LIMIT * MEGABYTE:
                    file.write(piece)
        if size > LIMIT * MEGABYTE:
            raise FileTooLarge("file", name=name, limit=LIMIT, size=ceil(size / MEGABYTE * 10) / 10)
        if not size:
            raise Empty("file", name=name)

    def _read(self, name: str) -> None:
        form = self._form(name)
        if form == "xlsx":
            check_archive(self._sheet, extraction.XLSX, name)
        with self._sheet.open("rb") as file, self._rows.open("wb") as into:
            status = _run(form, file, into)
        if status == extraction.LOCKED:
            raise TextUnreadable("file", name=name)
        if status == extraction.UNREADABLE:
            raise Broken("file", name=name)
        if status != 0:
            raise Bomb("file", name=name, what="work", limit=SECONDS)
        with self._rows.open("rb") as rows:
            if sum(1 for _ in rows) > ROWS:
                raise TooManyRows("file", limit=ROWS)

    def _form(self, name: str) -> str:
        """By its content, not by its name."""
        with self._sheet.open("rb") as file:
            head = file.read(4096)
        if head.startswith(b"PK"):
            return "xlsx"
        if head.startswith(COMPOUND):
            locked = LOCKED in self._sheet.read_bytes()
            raise Encrypted("file", name=name) if locked else OldFormat("file", name=name)
        if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise NotASheet("file", name=name)
        if head.lstrip()[:1] in (b"<", b"{") or head.startswith((b"%PDF", b"{\\rtf")):
            raise NotASheet("file", name=name)
        return "csv"


def _run(form: str, file: IO[bytes], into: IO[bytes]) -> int:
    try:
        return subprocess.run(  # noqa: S603  # our own module, no word of it from outside
            [sys.executable, "-m", "hub.roster.reading", form],
            stdin=file,
            stdout=into,
            stderr=subprocess.DEVNULL,
            cwd=Path(hub.__path__[0]).parent,
            env={"PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath},
            timeout=2 * SECONDS,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return extraction.EXHAUSTED
