"""How fast the read database follows: the demo's history told over and over, the library's own ProjectionRunner beside it."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import Tracking
from eventsourcing.popo import POPOTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.utils import get_topic

from benchmarks.district import demo, place, repeat, told_again
from benchmarks.figures import Figure, at_least, rate
from domain.record import Entry
from hub.store_sqlite import StructMapper
from projections import areas
from projections.database import build
from projections.read import HANDLERS, catch_up, fresh

EVENTS, BESIDE = 200_000, 10_000
assert areas.__all__


class Told(Application[str]):
    """The history in memory, where the library can be subscribed to."""

    env = {"PERSISTENCE_MODULE": "eventsourcing.popo", "MAPPER_TOPIC": get_topic(StructMapper)}  # noqa: RUF012  # the library's own way


class Seen(POPOTrackingRecorder):
    """A read database as the library's projections keep one: tracked and committed event by event."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = fresh(Path(self.folder.name) / "read.db", journal_mode="WAL", synchronous="NORMAL")

    def apply(self, fact: Any, tracking: Tracking) -> None:
        self.db.execute("BEGIN IMMEDIATE")
        entry = Entry(tracking.notification_id, fact.TOPIC, b"", 0, b"{}", b"")
        for handler in HANDLERS.get(fact.TOPIC, ()):
            handler(self.db, fact, entry)
        self.db.settle()
        self.db.execute("COMMIT")
        self.insert_tracking(tracking)


class Pages(Projection[Seen]):
    """The hub's own handlers, called by the library."""

    name = "pages"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:  # type: ignore[override]
        self.view.apply(domain_event, tracking)


def measure(folder: Path) -> list[Figure]:
    demo(folder / "demo", today=False)
    source, log = place(folder / "demo", create=False), place(folder / "long")
    repeat(source.log, log.log, EVENTS)
    ours = rate(EVENTS, lambda: build(log.log, folder / "read.db"))
    with closing(sqlite3.connect(folder / "read.db")) as db:
        assert db.execute("SELECT position, (SELECT count(*) FROM parked) FROM progress").fetchone() == (EVENTS, 0)
    live = _live(log, folder / "live.db")
    theirs = _library(source)
    verify = rate(EVENTS, log.log.verify)
    source.close()
    log.close()
    beside = f"ProjectionRunner in memory, a commit an event: {theirs:,.0f}/s = {ours / theirs:.1f} times slower"
    return [
        at_least("log -> read database, a full rebuild of 200,000 events", ours, 60_000, unit="/s", beside=beside),
        Figure(what="log -> read database, the live file in batches of 2,000", value=live, unit="/s"),
        Figure(what="hub verify: chain and every event decoded", value=verify, unit="/s"),
    ]


def _live(log: Any, path: Path) -> float:
    with closing(fresh(path, journal_mode="WAL", synchronous="NORMAL")) as db:
        return rate(EVENTS, lambda: catch_up(log.log, db))


def _library(source: Any) -> float:
    """The library's runner on the same events and handlers; it cannot follow a log on SQLite."""
    with ProjectionRunner(application_class=Told, projection_class=Pages, view_class=Seen) as runner:
        runner.app.mapper.keys = source.keys
        stored = list(told_again(source.log, BESIDE))

        def follow() -> None:
            for n in range(0, BESIDE, 500):
                runner.app.recorder.insert_events(stored[n : n + 500])
            runner.wait(BESIDE, timeout=300)

        found = rate(BESIDE, follow)
        seen = runner.view.db.execute("SELECT count(*) FROM visit").fetchone()[0]
        assert seen, sqlite3.sqlite_version
        runner.view.db.close()
    return found
