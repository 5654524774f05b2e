"""`hub import`: an export becomes a hub again, once every line of it has been found to be what it says.

The file is read twice: first only to check it, so that nothing is touched for a file that is cut, edited or of another program.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from domain import catalogue
from domain.model import Prose, decode, revive
from hub.backup import FILES, NotEmpty, hub_files
from hub.clock import system_clock
from hub.compose import open_hub
from hub.keyring import Keyring
from hub.log import Head, Log
from hub.notary import Verifier, checkpoint_of
from hub.notary.checkpoint import Checkpoint, origin_of, vouched
from hub.notary.note import Unproven
from hub.settings import Settings
from hub.store_sqlite import GENESIS, Told, linked, retell
from hub.transfer.leaving import EVERY, Progress
from hub.transfer.lines import END, End, Line

LONGEST = 16_000_000
"""Bytes of a line: far more than any event."""


UNFIT = (ValueError, TypeError, AttributeError, LookupError, Unproven)
"""What a line that is none of ours can set off."""


class NotWhole(Exception):
    """The file is no whole export; the message names the line. Nothing has been touched."""


class Reading:
    """One reading of a file from its first line to its last; what it needs to know of the lines before."""

    def __init__(self, key: Verifier | None = None) -> None:
        self._key = key
        self.hashes: list[bytes] = []
        self.sealed: set[str] = set()
        """Names of the keys of all texts."""
        self.receipts: list[tuple[str, int, int]] = []
        self._versions: dict[str, int] = {}
        self._at = 0
        self._command = ""
        self._digest = hashlib.sha256()
        self.whole = False

    def events(self, file: Path) -> Iterator[Told]:
        """The events one by one; at the end the whole file has been checked. Raises NotWhole."""
        number = 0
        with file.open("rb") as lines:
            while line := lines.readline(LONGEST):
                number += 1
                try:
                    if (told := self._line(line)) is not None:
                        yield told
                except UNFIT as cause:
                    raise NotWhole(f"{file}, line {number}: {cause}") from None
        if not self.whole:
            raise NotWhole(f"{file} ends after line {number} without its last line, the checkpoint: it was cut off")

    def _line(self, line: bytes) -> Told | None:
        if self.whole:
            raise ValueError("there is more behind the checkpoint, which is the last line of an export")
        if not line.endswith(b"\n"):
            raise ValueError("the line has no end: the file was cut off")
        try:
            kind = msgspec.json.decode(line, type=_Kind).type
            if kind == END:
                self._end(msgspec.json.decode(line, type=End))
                return None
            self._digest.update(line)
            return self._event(msgspec.json.decode(line, type=Line))
        except msgspec.DecodeError as cause:
            raise ValueError(f"no event of an export of a hub: {cause}") from None

    def _event(self, line: Line) -> Told:
        told, due = line.told(), len(self.hashes) + 1
        if line.position != due:
            raise ValueError(
                f"event {line.position} where {due} was due: lines are missing, doubled or in another order"
            )
        digest = linked(self.hashes[-1] if self.hashes else GENESIS, due, told)
        if digest.hex() != line.hash:
            raise ValueError(f"the hash of event {due} does not fit: the line was changed, or one before it")
        if told.version != self._versions.get(told.stream, 0) + 1 or told.recorded_at < self._at:
            raise ValueError(f"event {due} does not follow the one before it")
        if told.topic not in catalogue.KINDS:
            raise ValueError(
                f"unknown kind of event {told.topic}: the file is of a newer release or of another program"
            )
        decode(told.topic, told.state, self._note)
        self.hashes.append(digest)
        self._versions[told.stream], self._at = told.version, told.recorded_at
        if line.source != origin_of(self.hashes[0]):
            raise ValueError(f"the event is of another log, {line.source}")
        self._receive(line.command, due)
        return told

    def _note(self, kind: type, body: Any) -> Prose:
        prose = revive(kind, body)
        if prose.key:
            self.sealed.add(prose.key)
        return prose

    def _receive(self, command: str, position: int) -> None:
        """Receipts: the events of one command stand together."""
        if command and command == self._command:
            begun = self.receipts.pop()[1]
            self.receipts.append((command, begun, position))
        elif command:
            self.receipts.append((command, position, position))
        self._command = command

    def _end(self, end: End) -> None:
        found = vouched(end.data, self._key) if self._key else Checkpoint.of(end.data)
        if not self.hashes or found != checkpoint_of(self.hashes, self._at):
            raise ValueError(
                f"the checkpoint is not of these {len(self.hashes)} events: lines are missing or were changed"
            )
        if end.digest != self._digest.hexdigest():
            raise ValueError("a line was changed: all of them together are not what was written")
        self.whole = True


class _Kind(msgspec.Struct):
    type: str


def load(settings: Settings, file: Path, key: Verifier | None = None, progress: Progress = lambda *_: None) -> Head:
    """A hub in the empty data directory with the log of this file; its head, verified. Raises NotWhole, NotEmpty.

    With a key, the checkpoint must bear its signature.
    """
    read = Reading(key)
    for done, _ in enumerate(read.events(file), 1):
        if done % EVERY == 0:
            progress(done, 0)
    data = settings.data
    if hub_files(data):
        raise NotEmpty(f"{data} holds a hub already: name an empty directory with --data")
    stage = Path(tempfile.mkdtemp(prefix=f".{data.name}-import-", dir=_there(data.parent)))
    try:
        head = _build(stage, file, progress, len(read.hashes))
        data.mkdir(mode=0o700, exist_ok=True)
        for name in reversed(FILES):
            with closing(sqlite3.connect(stage / name)) as db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (stage / name).rename(data / name)
    finally:
        shutil.rmtree(stage)
    open_hub(settings).close()  # builds the read database
    return head


def _there(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _build(stage: Path, file: Path, progress: Progress, total: int) -> Head:
    """The log and a keyring in which the keys of all its texts are gone."""
    open_hub(Settings(data=stage), create=True).close()
    read = Reading()
    with closing(sqlite3.connect(stage / "log.db", isolation_level=None)) as db:
        retell(db, _counted(read.events(file), progress, total))
        db.executemany("INSERT INTO receipt VALUES (?,?,?)", read.receipts)
    keys = Keyring(stage / "private.db")
    log = Log(stage / "log.db", keys, system_clock)
    try:
        keys.mourn(read.sealed)
        return log.verify(texts=True)
    finally:
        log.close()
        keys.close()


def _counted(events: Iterator[Told], progress: Progress, total: int) -> Iterator[Told]:
    for done, told in enumerate(events, 1):
        if done % EVERY == 0:
            progress(done, total)
        yield told
