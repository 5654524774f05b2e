"""The demo district as the benchmarks use it: on disk, and its history told over and over under new names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from eventsourcing.persistence import StoredEvent

from hub.clock import system_clock
from hub.history import load
from hub.keyring import Keyring
from hub.log import Log
from hub.private import Private
from hub.settings import Settings

ONE_AND_ONLY = {"district"}
"""Keys that are there once in a district, and words of other fields too."""

OWN = re.compile(rb'"(?:item|agreement|project)_id":"([^"]+)"')
"""What stands in lists of its own inside a stream."""


def demo(folder: Path, *, today: bool) -> Settings:
    """The demo district in a folder, with accounts."""
    settings = Settings(data=folder, demo="on", cdn="off")
    load(settings, history=None, until=None, shift_to_today=today, now=system_clock())
    return settings


class Place(NamedTuple):
    """An empty log with its keyring and private store."""

    private: Private
    keys: Keyring
    log: Log

    def close(self) -> None:
        self.log.close()
        self.keys.close()
        self.private.close()


def place(folder: Path, *, create: bool = True) -> Place:
    folder.mkdir(parents=True, exist_ok=True)
    private = Private(folder / "private.db")
    private.migrate()
    keys = Keyring(folder / "private.db")
    return Place(private, keys, Log(folder / "log.db", keys, lambda: datetime.now(UTC), create=create))


ITEM = re.compile(rb'"item_id":"([^"]+)"')
"""Ids that things bear inside of other things, and by which they are known everywhere."""


def _parts(stream: str) -> list[str]:
    """Keys in the name of a stream; a reporting duty is called after others, in words that other fields use too."""
    kind, _, key = stream.partition(":")
    return [] if kind == "obligation" else key.split("/")


def told_again(log: Log, events: int) -> Iterator[StoredEvent]:
    """So many events: the log's own, again and again, each time with new keys for everything and everybody."""
    with log.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("SELECT originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid")
        rows = [tuple(row) for row in cursor.fetchall()]
    keys = {stream.partition(":")[2] for stream, *_ in rows} - ONE_AND_ONLY
    keys = {key for key in keys if "/" not in key}  # keys of several parts are made of these, and of words of the field
    keys |= {name.decode() for *_, state in rows for name in OWN.findall(state)}
    named = "|".join(sorted(map(re.escape, keys), key=len, reverse=True))
    word = re.compile(rf'(?<=[":/])({named})(?=["/])'.encode())
    yield from (StoredEvent(*row) for row in rows[:events])
    again = [row for row in rows if not ONE_AND_ONLY & set(_parts(row[0]))]
    for n, row in islice(((n, row) for n in count(1) for row in again), max(0, events - len(rows))):
        stream, version, topic, state = row
        new = word.sub(rb"\1~%d" % n, b'"%s"' % stream.encode()).strip(b'"').decode()
        yield StoredEvent(new, version, topic, word.sub(rb"\1~%d" % n, state))


def repeat(source: Log, target: Log, events: int, each: int = 500) -> None:
    """Tell the history into another log, `each` events a transaction."""
    told = told_again(source, events)
    while stored := list(islice(told, each)):
        target.recorder.insert_events(stored)
