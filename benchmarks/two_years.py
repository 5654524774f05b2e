"""The demo's two years with many times as many events: every event is told again under new names beside the first, at its own time.

So months and stages lie where they lay; `benchmarks.district.repeat` tells the whole history over and over instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from eventsourcing.persistence import StoredEvent

from benchmarks.district import ONE_AND_ONLY, OWN, Place

SQL = (
    "SELECT originator_id, originator_version, topic, state, recorded_at FROM stored_events s"
    " JOIN record ON position = s.rowid ORDER BY position"
)


class Told(NamedTuple):
    """An event and when it was recorded (microseconds, UTC)."""

    at: int
    event: StoredEvent


def told(source: Place, events: int) -> Iterator[Told]:
    """About so many events, in the order of their times; what is there once in a district stays so."""
    rows = source.log._db.execute(SQL).fetchall()  # noqa: SLF001  # a measurement reads what no page needs
    keys = {stream.partition(":")[2] for stream, *_ in rows} - ONE_AND_ONLY
    names = {key for key in keys if "/" not in key} | {name.decode() for row in rows for name in OWN.findall(row[3])}
    word = re.compile(rf'(?<=[":/])({"|".join(sorted(map(re.escape, names), key=len, reverse=True))})(?=["/])'.encode())
    times = round(events / len(rows))
    for stream, version, topic, state, at in rows:
        yield Told(at, StoredEvent(stream, version, topic, state))
        if stream.partition(":")[2] in ONE_AND_ONLY:
            continue
        for n in range(1, times):
            new = word.sub(rb"\1~%d" % n, b'"%s"' % stream.encode()).strip(b'"').decode()
            yield Told(at, StoredEvent(new, version, topic, word.sub(rb"\1~%d" % n, state)))


def grow(source: Place, target: Place, events: int) -> int:
    """Tell them into another log, each at its time; how many there are."""
    recorder = target.log.recorder
    for at, group in groupby(told(source, events), key=lambda each: each.at):
        recorder.clock = lambda at=at: at  # type: ignore[attr-defined]
        recorder.insert_events([each.event for each in group])
    return target.log.head().position
