"""Nothing read from an index is trusted unseen: each commit is sealed with the size and checksum of every file before it counts.

Whoosh never calls fsync, and a truncated segment opens fine and fails in the middle of a search. So the files of a commit are synced
and listed in `manifest.json` before its table of contents gets its name. A process killed at any moment leaves the old contents or the
new ones, both sealed: the manifest knows the last two.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from search import engine, whoosh_schema
from search.generations import replace, sync
from search.port import Damaged
from search.vocabulary import cutting

MANIFEST: Final = "manifest.json"
_TOC: Final = re.compile(r"_MAIN_(\d+)\.toc")
_SEGMENT: Final = re.compile(r"(MAIN_[0-9a-z]+)\..+")
_CHUNK: Final = 1 << 20


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """Size in bytes and CRC32 of one file."""

    size: int
    crc: int


class State(msgspec.Struct, frozen=True):
    """One commit: up to where the log was followed, how many documents there are, and its files."""

    position: int
    documents: int
    files: dict[str, Mark]


class Identity(msgspec.Struct, frozen=True):
    """What an index was built with. With other `words` it is still of use, with anything else different it is not."""

    words: str
    log: str
    cutting: str = msgspec.field(default_factory=cutting)
    schema: str = whoosh_schema.VERSION
    engine: str = engine.NAME


class Manifest(msgspec.Struct):
    """`states`: name of a table of contents -> its commit."""

    identity: Identity
    states: dict[str, State] = {}


_decoder: Final = msgspec.json.Decoder(Manifest)


def read_manifest(path: Path) -> Manifest:
    try:
        return _decoder.decode((path / MANIFEST).read_bytes())
    except (OSError, msgspec.MsgspecError) as cause:
        raise Damaged(f"no manifest to be read in {path.name}: {cause}") from cause


def write_manifest(path: Path, manifest: Manifest) -> None:
    replace(path / MANIFEST, msgspec.json.encode(manifest))


def newest_contents(path: Path) -> str:
    """Name of the table of contents that counts; empty when there is none."""
    with os.scandir(path) as entries:
        found = [(int(match[1]), match[0]) for entry in entries if (match := _TOC.fullmatch(entry.name))]
    return max(found)[1] if found else ""


def verify(path: Path, identity: Identity, seen: Mapping[str, Mark]) -> tuple[Manifest, State]:
    """The sealed state on disk; raises Damaged when a byte is not as written. Files of `seen` were read before and are only measured."""
    manifest = read_manifest(path)
    if msgspec.structs.replace(manifest.identity, words=identity.words) != identity:
        raise Damaged(f"built with {manifest.identity}, wanted is {identity}")
    state = manifest.states.get(newest_contents(path))
    if state is None:
        raise Damaged("a commit without its seal")
    for name, mark in state.files.items():
        found = measure(path / name, whole=seen.get(name) != mark)
        if found.size != mark.size or found.crc not in (mark.crc, -1):
            raise Damaged(f"{name} is not as it was written")
    return manifest, state


def measure(path: Path, *, whole: bool = True) -> Mark:
    """Size and checksum as found; the checksum is -1 when the file is not read."""
    try:
        if not whole:
            return Mark(path.stat().st_size, -1)
        size = crc = 0
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                crc = zlib.crc32(chunk, crc)
    except OSError as cause:
        raise Damaged(f"{path.name} cannot be read: {cause}") from cause
    return Mark(size, crc)


class SealedStorage(engine.FileStorage):  # type: ignore[misc]
    """A directory of Whoosh in which a commit counts once it is sealed. Never mapped into memory: a file cut short would kill the process."""

    def __init__(self, path: Path, identity: Identity) -> None:
        super().__init__(str(path), supports_mmap=False)
        self._path, self._identity = path, identity
        self.position = self.documents = 0
        """Of the commit to come."""
        self.kept: frozenset[str] = frozenset()
        """Segments that this commit leaves as they are."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """The moment of a commit: Whoosh gives the table of contents its name."""
        if not _TOC.fullmatch(newname):
            super().rename_file(oldname, newname, safe)
            return
        self._seal(oldname, newname)
        super().rename_file(oldname, newname, safe)
        sync(self._path)

    def _seal(self, written: str, contents: str) -> None:
        current = newest_contents(self._path)
        manifest = read_manifest(self._path) if current else Manifest(self._identity)
        known = manifest.states[current].files if current else {}
        files = {name: mark for name, mark in known.items() if _segment(name) in self.kept}
        for name in _names(self._path):
            if _segment(name) and name not in known:
                sync(self._path / name)
                files[name] = measure(self._path / name)
        sync(self._path / written)
        files[contents] = measure(self._path / written)
        manifest.states = {name: state for name, state in manifest.states.items() if name == current}
        manifest.states[contents] = State(self.position, self.documents, files)
        write_manifest(self._path, manifest)


def move_on(path: Path, position: int) -> None:
    """Note that nothing up to this position concerns any document."""
    manifest = read_manifest(path)
    contents = newest_contents(path)
    manifest.states[contents] = msgspec.structs.replace(manifest.states[contents], position=position)
    write_manifest(path, manifest)


def _names(path: Path) -> list[str]:
    return [each.name for each in path.iterdir()]


def _segment(name: str) -> str:
    """The segment that a file belongs to; empty for other files."""
    match = _SEGMENT.fullmatch(name)
    return match[1] if match else ""


def sweep(path: Path, state: State) -> None:
    """Remove what a killed writer left behind."""
    for here in path.iterdir():
        name = here.name
        if here.is_dir():
            for each in here.iterdir():
                each.unlink()
            here.rmdir()
        elif (_segment(name) or ".toc" in name) and name not in state.files:
            here.unlink()
