"""A backup is one file from which the whole hub comes back; it is made while people work and checked before it replaces anything.

A tar file of `manifest.json`, `log.db`, `private.db` and the attached files with their texts. The log is copied first, the private store
after it and the files last: so every text in the copied log has its key in the copied keyring, and every name its file. Read databases
and the search index are not in it: they are computed, and an index from outside is code from outside.
A backup holds names, password hashes and keys of texts: keep it as closely as the hub itself.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

import hub
from hub import backed_up, rewind
from hub.clock import Clock, system_clock
from hub.compose import open_hub
from hub.keyring import Keyring
from hub.log import Head, Log, NoLog
from hub.rewind import Point
from hub.settings import Settings

FILES = ("log.db", "private.db")
"""In the order in which they must be copied."""

MANIFEST = "manifest.json"
ATTACHED = re.compile(r"attachments/([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{60}(\.text)?")
"""What else a backup holds: attached files by their digest."""

FORMAT = "hujian backup 1"
CHUNK = 1 << 20


class NoBackup(Exception):
    """The file is no whole backup of a hub; the message says why. Nothing has been touched."""


class NotEmpty(Exception):
    """There is a hub in the data directory already; nothing has been touched."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup holds: the end of its log, and a digest of each file. `made_at` is ISO 8601, UTC."""

    format: str
    product: str
    made_at: str
    position: int
    head: str
    files: dict[str, Part]


# ---- making


def make(data: Path, target: Path, clock: Clock = system_clock) -> tuple[Path, Manifest]:
    """A backup of the hub in `data`: in the file `target` (named .tar), or under a dated name in the directory `target`.

    Raises NoLog, FileExistsError and what the disk raises; a file that is there is whole.
    """
    if not (data / "log.db").exists():
        raise NoLog(str(data))
    now = clock().astimezone(UTC)
    folder = target.parent if target.suffix == ".tar" else target
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as name:
        stage = Path(name)
        for file in FILES:
            _copy(data / file, stage / file)
        _attached(data, stage)
        manifest = _describe(stage, now)
        path = target if target.suffix == ".tar" else folder / f"hub-{now:%Y%m%dT%H%M%SZ}-{manifest.position}.tar"
        if path.exists():
            raise FileExistsError(f"{path} is there already: name another file, a backup never replaces one")
        _pack(stage, stage / "whole.tar", manifest)
        (stage / "whole.tar").rename(path)
    backed_up.remember(data, manifest.made_at, manifest.position)
    return path, manifest


def _copy(source: Path, copy: Path) -> None:
    """A consistent copy, with what still stands in the write-ahead log, while others write."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=15)) as old,
        closing(sqlite3.connect(copy, isolation_level=None)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _attached(data: Path, stage: Path) -> None:
    """The attached files beside the copies; they never change, so that a second name will do where the disk has one."""
    for path in sorted((data / "attachments").glob("??/??/*")):
        copy = stage / path.relative_to(data)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # removed for ever just now
            try:
                os.link(path, copy)
            except OSError:
                shutil.copyfile(path, copy)


def _contents(stage: Path) -> list[str]:
    attached = sorted(path.relative_to(stage).as_posix() for path in stage.glob("attachments/??/??/*"))
    return [*FILES, *attached]


def _describe(stage: Path, now: datetime) -> Manifest:
    with closing(sqlite3.connect(stage / "log.db")) as db:
        position, head = db.execute("SELECT position, hash FROM head").fetchone()
    parts = {file: Part((stage / file).stat().st_size, _digest((stage / file).open("rb"))) for file in _contents(stage)}
    return Manifest(FORMAT, hub.__version__, now.isoformat(timespec="seconds"), position, head.hex(), parts)


def _pack(stage: Path, path: Path, manifest: Manifest) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            body = msgspec.json.format(msgspec.json.encode(manifest))
            info = tarfile.TarInfo(MANIFEST)
            info.size, info.mode = len(body), 0o600
            tar.addfile(info, io.BytesIO(body))
            for name in _contents(stage):
                tar.add(stage / name, name)
        file.flush()
        os.fsync(file.fileno())


# ---- restoring


def inspect(archive: Path) -> Manifest:
    """What a backup holds. Raises NoBackup unless it is whole: every file there, nothing else, every digest right."""
    try:
        with tarfile.open(archive, "r:") as tar:
            members = {member.name: member for member in tar.getmembers()}
            if not {MANIFEST, *FILES} <= set(members) or not all(_fits(member) for member in members.values()):
                raise NoBackup(f"{archive} is no backup of a hub: other files are in it")
            manifest = msgspec.json.decode(_member(tar, MANIFEST).read(CHUNK), type=Manifest)
            if manifest.format != FORMAT or {MANIFEST, *manifest.files} != set(members):
                raise NoBackup(f"{archive} is a backup of another kind: {manifest.format}")
            for name, part in manifest.files.items():
                if members[name].size != part.bytes or _digest(_member(tar, name)) != part.sha256:
                    raise NoBackup(f"{archive} is damaged: {name} is not what its manifest says")
    except (tarfile.TarError, EOFError, msgspec.DecodeError) as cause:
        raise NoBackup(f"{archive} is no backup of a hub, or it was cut off: {cause}") from None
    return manifest


def restore(settings: Settings, archive: Path, *, replace: bool = False, upto: Point | None = None) -> Head:
    """Put the backed-up hub into the data directory; the head of its log, verified. With `upto`, as it was then.

    What redactions ordered is carried out again, and all sessions end: one that was revoked since must not come back.
    With `replace`, the files that were there move into `before-restore-...`. Raises NoBackup, NotEmpty, NotThere, ChainBroken.
    """
    manifest, data = inspect(archive), settings.data
    if (old := hub_files(data)) and not replace:
        raise NotEmpty(f"{data} holds a hub already: name an empty directory with --data, or say --replace")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as name:
        stage = Path(name)
        with tarfile.open(archive, "r:") as tar:
            for file in manifest.files:
                (stage / file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with (stage / file).open("xb") as out:
                    shutil.copyfileobj(_member(tar, file), out, CHUNK)
                (stage / file).chmod(0o600)
        _prove(stage, manifest)
        if upto is not None:
            rewind.cut(stage / "log.db", upto)
            _walk(stage)
        if old:
            aside = data / f"before-restore-{system_clock():%Y%m%dT%H%M%S%fZ}"
            aside.mkdir(mode=0o700)
            for path in old:
                path.rename(aside / path.name)
        for file in ("attachments", *reversed(FILES)):
            if (stage / file).exists():
                (stage / file).chmod(0o700 if (stage / file).is_dir() else 0o600)
                (stage / file).rename(data / file)
    shutil.rmtree(data / "search", ignore_errors=True)  # of another past: built anew
    backed_up.remember(data, manifest.made_at, manifest.position)
    return _set_going(settings)


def _walk(stage: Path) -> Head:
    keys = Keyring(stage / "private.db")
    log = Log(stage / "log.db", keys, system_clock)
    try:
        return log.verify(texts=True)
    finally:
        log.close()
        keys.close()


def _prove(stage: Path, manifest: Manifest) -> None:
    head = _walk(stage)
    if (head.position, head.hash.hex()) != (manifest.position, manifest.head):
        raise NoBackup(f"the log in the backup ends at {head.position}, its manifest says {manifest.position}")


def _set_going(settings: Settings) -> Head:
    here = open_hub(settings)  # obeys the redactions and builds the read database
    try:
        for account in here.accounts.accounts():
            here.accounts.revoke_all(account.person_id)
        return here.log.verify(texts=True)
    finally:
        here.close()


def hub_files(data: Path) -> list[Path]:
    """What makes a directory that of a hub."""
    kinds = ("log.db*", "private.db*", "read-*", "read.lock", "tick.lock", "attachments", "checkpoints")
    return sorted(path for kind in kinds for path in data.glob(kind))


def _fits(member: tarfile.TarInfo) -> bool:
    """A plain file, at a place where the hub keeps such files."""
    return member.isreg() and (member.name in (MANIFEST, *FILES) or bool(ATTACHED.fullmatch(member.name)))


def _member(tar: tarfile.TarFile, name: str) -> BinaryIO:
    if (found := tar.extractfile(name)) is None:
        raise NoBackup(f"{name} is no file")
    return found  # type: ignore[return-value]  # typed as IO[bytes]


def _digest(file: BinaryIO) -> str:
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # any readable binary file
