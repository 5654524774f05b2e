"""Evidence that outlives the hub: signed checkpoints of the log, kept outside the database, and proofs of single events.

The key is an Ed25519 key of the hub's own, made at first use. It lies in the keyring, so a backup carries it along; the public key is for everybody
(`hub public-key`). A checkpoint kept elsewhere convicts whoever rewrites the log later, the holder of the key included.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from hub.core import Core
from hub.keyring import Keyring
from hub.notary import merkle, records
from hub.notary.checkpoint import Checkpoint, origin_of
from hub.notary.keeping import Kept, compare, kept, name_of
from hub.notary.note import Signer, Unproven, Verifier
from hub.notary.proof import Carried, Proof
from hub.rehearsal import go_no_further

__all__ = [
    "Checkpoint",
    "NoEvent",
    "Notary",
    "Proof",
    "Signed",
    "Unproven",
    "Verifier",
    "checkpoint_of",
    "compare",
    "kept",
    "records",
    "signer_of",
]

SECRET = "checkpoints"  # noqa: S105  # the name of one


class NoEvent(LookupError):
    """The log has no event at this position; the message names its last one."""


class Signed(NamedTuple):
    """A signed checkpoint, its file included."""

    checkpoint: Checkpoint
    note: str
    path: Path

    @property
    def position(self) -> int:
        return self.checkpoint.position

    @property
    def head(self) -> bytes:
        """The hash of the record at the position."""
        return self.checkpoint.chain


class Notary:
    """Signs what the log holds, and proves single events of it."""

    def __init__(self, core: Core, keys: Keyring) -> None:
        self._core, self._keys = core, keys

    @property
    def folder(self) -> Path:
        """Where signed checkpoints are kept."""
        return self._core.settings.checkpoint_folder

    def verifier(self) -> Verifier:
        """The hub's public key. Raises NoEvent where the log is empty and has no name yet."""
        with records.looking(self._core.log.path) as db:
            return self._signer(records.hash_at(db, self._there(1, records.end(db)))).verifier

    def note(self, position: int | None = None) -> str:
        """The signed checkpoint of a position, by default the last one; nothing is written. Raises NoEvent."""
        with records.looking(self._core.log.path) as db:
            position = self._there(position, records.end(db))
            found = checkpoint_of(records.hashes(db, position), records.recorded_at(db, position))
            return self._signer(records.hash_at(db, 1)).sign(found.text)

    def sign(self, position: int | None = None) -> Signed:
        """The signed checkpoint of a position, by default the last one, in a file of its own; that file if it is there already.

        Raises NoEvent, and OSError where the folder cannot be written.
        """
        go_no_further()
        text = self.note(position)
        found = Checkpoint.of(text)
        path = self._named(found.position)
        if not path.exists() or path.read_text() != text:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}")
            fresh.write_text(text)
            fresh.replace(path)
        return Signed(found, text, path)

    def last(self) -> Kept | None:
        """The newest checkpoint that is kept; None where there is none."""
        return max(kept(self.folder), default=None)

    def daily(self) -> Signed | None:
        """The checkpoint that is due: none was signed for as many days as the operator says, and something has happened since."""
        last = self.last()
        end = self._core.log.head().position
        every = timedelta(days=self._core.settings.checkpoint_days)
        if not end or (last and (last.position == end or last.day + every > self._core.today())):
            return None
        return self.sign()

    def prove(self, position: int, against: str = "") -> Proof:
        """That an event is in the log: by the checkpoint given, which must be of this log, else by a new one. Raises NoEvent, Unproven."""
        with records.looking(self._core.log.path) as db:
            end = records.end(db)
            self._there(position, end)
            signed = against or self.note(end)
            checkpoint = Checkpoint.of(signed)
            if against:
                compare(db, checkpoint)
                self._there(position, checkpoint.position)
            told = records.stored(db, position)
            assert told  # noqa: S101  # looked for above
            event = Carried(*told[:5], told.meta.decode(), records.hash_at(db, position - 1))
            way = merkle.path(records.hashes(db, checkpoint.position), position - 1)
            return Proof(position, event, tuple(way), signed)

    def _signer(self, first: bytes) -> Signer:
        return signer_of(first, self._keys)

    def _named(self, position: int) -> Path:
        """The file that holds this position already, else one of today."""
        there = [each.path for each in kept(self.folder) if each.position == position]
        return there[0] if there else self.folder / name_of(position, self._core.today())

    @staticmethod
    def _there(position: int | None, end: int) -> int:
        if position is None:
            position = end
        if not end or not 0 < position <= end:
            raise NoEvent(
                f"there is no event at position {position}: "
                + (f"the last one is {end}" if end else "the log is empty")
            )
        return position


def checkpoint_of(hashes: list[bytes], recorded_at: int) -> Checkpoint:
    """The checkpoint of the log with these records, the last of which was written then."""
    return Checkpoint(origin_of(hashes[0]), len(hashes), merkle.root(hashes), hashes[-1], recorded_at)


def signer_of(first: bytes, keys: Keyring) -> Signer:
    """The hub's key for the log that begins with a record of this hash."""
    return Signer(origin_of(first), keys.lasting(SECRET))
