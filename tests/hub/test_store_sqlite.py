"""The library's own contract for recorders holds for ours, record, chain and receipt included."""

from __future__ import annotations

import threading

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import AggregateRecorderTestCase, ApplicationRecorderTestCase

from hub.store_sqlite import AlreadyDone, SQLiteRecorder
from hub.writers import Datastore


class WithoutPlaces(SQLiteRecorder):
    """Answers as a recorder of aggregates does, which names no places in an order."""

    def _insert_events(self, c, stored_events, **rest):
        super()._insert_events(c, stored_events, **rest)


def recorder(path, clock=lambda: 1_000_000, kind=SQLiteRecorder, named_by="text"):
    made = kind(Datastore(str(path), named_by))
    made.clock = clock
    made.create_table()
    return made


def event(n, version=1):
    return StoredEvent(f"thing:{n}", version, "thing.happened", b"{}")


class OnDisk:
    """Each case gets a file of its own."""

    @pytest.fixture(autouse=True)
    def _place(self, tmp_path):
        self.place = tmp_path / "log.db"
        self.made, before = None, set(threading.enumerate())
        yield
        for reading in (
            set(threading.enumerate()) - before
        ):  # the library's case leaves its readers to end by themselves
            reading.join(timeout=10)
        if self.made:
            self.made.datastore.close()

    kind = SQLiteRecorder

    def create_recorder(self):
        self.made = recorder(self.place, kind=self.kind, named_by="uuid")
        return self.made


class TestContractOfAggregateRecorders(OnDisk, AggregateRecorderTestCase):
    kind = WithoutPlaces
    test_performance = None  # prints figures of its own; ours are in benchmarks/


class TestContractOfApplicationRecorders(OnDisk, ApplicationRecorderTestCase):
    test_performance = None
    test_concurrent_throughput = None


# the library's base classes are no cases of ours
del AggregateRecorderTestCase, ApplicationRecorderTestCase


@pytest.fixture
def store(tmp_path):
    made = recorder(tmp_path / "log.db")
    yield made
    made.datastore.close()


def rows(store, sql):
    with store.datastore.transaction(commit=False) as cursor:
        cursor.execute(sql)
        return [tuple(row) for row in cursor.fetchall()]


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(store):
    assert rows(store, "PRAGMA synchronous") == [(2,)]  # FULL
    assert rows(store, "PRAGMA journal_mode") == [("wal",)]


def test_a_command_leaves_one_record_for_each_event_and_one_receipt(store):
    store.insert_events([event(1)], command_id="c-1", meta=b'{"actor":"p"}')
    store.insert_events([event(2), event(3)], command_id="c-2")

    assert rows(store, "SELECT position, recorded_at, meta FROM record") == [
        (1, 1_000_000, b'{"actor":"p"}'),
        (2, 1_000_000, b"{}"),
        (3, 1_000_000, b"{}"),
    ]
    assert rows(store, "SELECT command_id, first, last FROM receipt ORDER BY 1") == [("c-1", 1, 1), ("c-2", 2, 3)]
    assert rows(store, "SELECT position, hash FROM head") == rows(
        store, "SELECT position, hash FROM record WHERE position = 3"
    )


def test_a_repeated_command_is_refused_with_its_first_result_and_stores_nothing(store):
    store.insert_events([event(1)], command_id="c-1")

    with pytest.raises(AlreadyDone) as done:
        store.insert_events([event(2)], command_id="c-1")

    assert (done.value.first, done.value.last) == (1, 1)
    assert rows(store, "SELECT count(*) FROM stored_events") == [(1,)]


def test_commands_without_an_id_have_no_receipt(store):
    store.insert_events([event(1)])
    store.insert_events([event(2)])

    assert rows(store, "SELECT count(*) FROM receipt") == [(0,)]
