"""The two years of the demo district as histories: whole, and tangled at random, each thing's own events in their order."""

from __future__ import annotations

import shutil
from collections import defaultdict, deque
from datetime import UTC, datetime
from itertools import islice

import pytest
from eventsourcing.persistence import StoredEvent

from domain.visits import Visit
from hub.history import load
from hub.keyring import Keyring
from hub.log import Log
from hub.private import Private
from hub.settings import Settings
from projections.time_machine import TimeMachine


class Past:
    """A log with two years in it, and a time machine on it."""

    def __init__(self, folder, shelf=None):
        self.private = Private(folder / "private.db")
        self.keys = Keyring(folder / "private.db")
        self.log = Log(folder / "log.db", self.keys, lambda: datetime(2026, 9, 1, tzinfo=UTC))
        self.machine = TimeMachine(self.log, self.keys.revive, shelf)

    def story_of_a_visit(self):
        """A visit with many events: its kind and key, and its entries."""
        sql = "SELECT originator_id FROM stored_events WHERE originator_id LIKE 'visit:%' GROUP BY 1 ORDER BY count(*) DESC"
        key = self.log._db.execute(sql).fetchone()[0].partition(":")[2]
        return (Visit, key), self.log.told(Visit.stream(key))

    def close(self):
        self.machine.close()
        self.log.close()
        self.keys.close()
        self.private.close()


@pytest.fixture(scope="session")
def two_years(tmp_path_factory):
    """The files of the demo district with its whole history, loaded once."""
    folder = tmp_path_factory.mktemp("two-years") / "data"
    load(
        Settings(data=folder, demo="on", cdn="off"),
        history=None,
        until=None,
        shift_to_today=False,
        now=datetime.now(UTC),
    )
    return folder


@pytest.fixture
def past(two_years, tmp_path):
    shutil.copytree(two_years, tmp_path / "data")
    made = Past(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture(scope="session")
def streams(two_years):
    """The stored events of each thing, in their order, and the order in which things began."""
    made = Past(two_years)
    sql = "SELECT originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid"
    rows = [StoredEvent(*row) for row in made.log._db.execute(sql)]
    made.close()
    return rows


@pytest.fixture(scope="session")
def tangled(streams, tmp_path_factory):
    """`tangled(random, events)`: a log of so many of the same events in another order.

    Each thing keeps its own order; how things lie in each other is drawn. What then comes before something that it needs is parked.
    """

    def make(chance, events):
        folder = tmp_path_factory.mktemp("tangled")
        private = Private(folder / "private.db")
        private.migrate()
        keys = Keyring(folder / "private.db")
        log = Log(folder / "log.db", keys, lambda: datetime(2026, 9, 1, tzinfo=UTC), create=True)
        keys.close()
        private.close()
        log.recorder.insert_events(list(islice(shuffled(streams, chance), events)))
        return log

    return make


def shuffled(rows, chance, window=8):
    """Events drawn from the next few things in line: neighbours change places, a thing's own events never do."""
    waiting = deque(rows)
    line = [waiting.popleft() for _ in range(min(window, len(waiting)))]
    while line:
        heads = defaultdict(list)
        for place, row in enumerate(line):
            heads[row.originator_id].append(place)
        place = heads[chance.choice(sorted(heads))][0]
        yield line.pop(place)
        if waiting:
            line.append(waiting.popleft())
