"""The folder of signed checkpoints, and how a log is held against one of them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hub.notary import merkle, records
from hub.notary.checkpoint import Checkpoint, origin_of
from hub.notary.note import Unproven

_NAME = re.compile(r"checkpoint-(?P<day>\d{4}-\d\d-\d\d)-(?P<position>[1-9]\d{0,17})\.txt")


class Kept(NamedTuple):
    """A file of the folder: the position it signs, the district's day on which it was signed."""

    position: int
    day: date
    path: Path


def kept(folder: Path) -> list[Kept]:
    """The signed checkpoints of a folder, in the order of their positions; [] where there is none."""
    found = []
    for path in folder.glob("checkpoint-*.txt"):
        if name := _NAME.fullmatch(path.name):
            with suppress(ValueError):  # no day of any calendar: somebody else's file
                found.append(Kept(int(name["position"]), date.fromisoformat(name["day"]), path))
    return sorted(found)


def name_of(position: int, day: date) -> str:
    return f"checkpoint-{day.isoformat()}-{position}.txt"


def compare(db: sqlite3.Connection, checkpoint: Checkpoint) -> None:
    """Raises Unproven unless the log is what was signed: another log, a cut end, a rewritten history."""
    end, position = records.end(db), checkpoint.position
    if not end or (origin := origin_of(records.hash_at(db, 1))) != checkpoint.origin:
        here = origin if end else "empty"
        raise Unproven(f"the checkpoint is of another log, {checkpoint.origin}: this one is {here}")
    if position > end:
        raise Unproven(
            f"a checkpoint was signed at position {position}, but the log ends at {end}:"
            " its end was cut off, or an older copy was brought back"
        )
    hashes = records.hashes(db, position)
    if (merkle.root(hashes), hashes[-1]) != (checkpoint.root, checkpoint.chain):
        raise Unproven(f"the log up to position {position} is not the one that was signed: it was rewritten since")
    if records.recorded_at(db, position) != checkpoint.recorded_at:
        raise Unproven(f"the record at position {position} has another time than the one that was signed")
