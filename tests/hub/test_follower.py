"""What one process writes the others show soon, and trouble does not end the watch."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
import structlog

from hub import watch
from hub.background import TickLock
from hub.compose import open_hub
from hub.follower import Follower
from hub.settings import Settings
from tests.hub.house import Clock, school


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hubs(tmp_path, clock):
    opened = [open_hub(Settings(data=tmp_path), clock, create=not n) for n in range(2)]
    yield opened
    for hub in opened:
        hub.close()


@contextmanager
def following(hub):
    follower = Follower(hub, pause=0.01)
    follower.start()
    try:
        yield
    finally:
        follower.stop()


def soon(what):
    """Whether it becomes true within five seconds."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.005)
    return False


def test_what_another_process_writes_is_seen_without_asking(hubs):
    mine, theirs = hubs

    with following(mine):
        theirs.log.append(school("PS-01"))

        assert soon(lambda: mine.position() == 1)


def test_a_new_generation_is_followed(hubs):
    mine, theirs = hubs
    follower = Follower(mine)
    theirs.read.rebuild()
    theirs.log.append(school("PS-01"))

    follower.look()

    assert mine.read.path == theirs.read.path
    assert mine.position() == 1
    follower.stop()


def test_a_read_database_on_a_full_disk_follows_as_soon_as_there_is_room(hubs):
    mine, theirs = hubs
    writer = mine.read._writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")

    with structlog.testing.capture_logs() as told, following(mine):
        theirs.log.append(*[school(f"PS-{n}", street="河湾" * 600) for n in range(60)])
        assert soon(lambda: any("full" in line["cause"] for line in told))
        writer.execute("PRAGMA max_page_count = 1000000000")

        assert soon(lambda: mine.position() == 60)


def test_the_state_names_both_positions_the_head_and_the_last_tick(hubs, clock, tmp_path):
    hubs[0].log.append(school("PS-01"))
    before = watch.look(hubs[0])
    hubs[0].read.catch_up()
    lock = TickLock(tmp_path)
    lock.take()
    lock.note(clock.now)
    lock.release()

    after = watch.look(hubs[0])
    assert (before.log, before.read, before.lag, before.ready, before.last_tick) == (1, 0, 1, True, "")
    assert after.told() == {
        "status": "ready",
        "log": 1,
        "read": 1,
        "lag": 0,
        "head": hubs[0].log.head().hash.hex()[:12],
        "last_tick": "2026-03-05T01:00:00+00:00",
        "last_backup": "",
        "trouble": "",
    }


def test_a_hub_whose_log_cannot_be_read_is_not_ready(hubs, tmp_path):
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as db:
        db.execute("DROP TABLE head")

    state = watch.look(hubs[0])

    assert not state.ready
    assert "no such table: head" in state.trouble
