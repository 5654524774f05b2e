"""`hub export`: the log in a file that any program can read, while the hub serves."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec

from hub.keyring import Keyring
from hub.notary import checkpoint_of, records, signer_of
from hub.notary.checkpoint import origin_of
from hub.store_sqlite import TOLD, Told
from hub.transfer.lines import End, Line

Progress = Callable[[int, int], object]
"""Told now and then: events done, events in all."""
EVERY = 10_000
COMMANDS = "SELECT first, last, command_id FROM receipt ORDER BY first"


class EmptyLog(Exception):
    """There is nothing to export; the message says so."""


def export(log: Path, keys: Keyring, target: Path, progress: Progress = lambda *_: None) -> tuple[int, bytes]:
    """Write the whole log as it stands now; how many events, and the hash of the last.

    The file is whole or not there. Raises FileExistsError, EmptyLog and what the disk raises.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already: name another file, an export never replaces one")
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with records.looking(log) as db, fresh.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            made = _write(db, keys, file.write, progress)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(target)
    finally:
        fresh.unlink(missing_ok=True)
    return made


def _write(
    db: sqlite3.Connection, keys: Keyring, out: Callable[[bytes], object], progress: Progress
) -> tuple[int, bytes]:
    end = records.end(db)
    if not end:
        raise EmptyLog("the log is empty: there is nothing to export")
    first, hashes, encode = records.hash_at(db, 1), records.hashes(db, end), msgspec.json.encode
    commands = {at: said for begun, last, said in db.execute(COMMANDS) for at in range(begun, last + 1)}
    source, digest = origin_of(first), hashlib.sha256()
    for position, row in enumerate(db.execute(f"{TOLD} ORDER BY position"), 1):
        told = Told._make(row)
        line = Line.of(source, position, told, hashes[position - 1], commands.get(position, ""))
        body = encode(line) + b"\n"
        digest.update(body)
        out(body)
        if position % EVERY == 0:
            progress(position, end)
    note = signer_of(first, keys).sign(checkpoint_of(hashes, told.recorded_at).text)
    out(encode(End.of(source, told.recorded_at, note, digest.hexdigest())) + b"\n")
    return end, hashes[-1]
