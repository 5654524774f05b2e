"""What one process writes the others show soon, one of them ticks, and trouble does not end the watch."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
import structlog

from hub import watch
from hub.compose import open_hub
from hub.follower import Follower, TickLock
from hub.settings import Settings
from tests.hub.house import Clock, school


class Ticks(list):
    """Remembers when it was called; fails as often as it is told to."""

    fails = 0

    def __call__(self, moment):
        if self.fails:
            self.fails -= 1
            raise RuntimeError("a timer stumbled")
        self.append(moment)


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
def following(*pairs):
    followers = [Follower(hub, ticks, pause=0.01, every=0.05) for hub, ticks in pairs]
    for follower in followers:
        follower.start()
    try:
        yield
    finally:
        for follower in followers:
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

    with following((mine, Ticks())):
        theirs.log.append(school("PS-01"))

        assert soon(lambda: mine.position() == 1)


def test_a_new_generation_is_followed(hubs):
    mine, theirs = hubs
    follower = Follower(mine, Ticks())
    theirs.read.rebuild()
    theirs.log.append(school("PS-01"))

    follower.look()

    assert mine.read.path == theirs.read.path
    assert mine.position() == 1
    follower.stop()


def test_one_of_two_ticks_and_the_other_takes_over_when_it_ends(hubs, clock):
    first, second = Ticks(), Ticks()
    ours = Follower(hubs[0], first, pause=0.01, every=0.02)
    ours.start()
    assert soon(lambda: len(first) > 2)

    with following((hubs[1], second)):
        clock.on(minutes=5)
        assert soon(lambda: first[-1] == clock.now)
        assert second == []
        ours.stop()

        assert soon(lambda: second and second[-1] == clock.now)


def test_a_timer_that_stumbles_is_logged_and_tried_again(hubs):
    ticks = Ticks()
    ticks.fails = 1

    with structlog.testing.capture_logs() as told, following((hubs[0], ticks)):
        assert soon(lambda: len(ticks) > 1)

    assert told[0] == {"event": "follower", "cause": "RuntimeError: a timer stumbled", "log_level": "warning"}


def test_a_read_database_on_a_full_disk_follows_as_soon_as_there_is_room(hubs):
    mine, theirs = hubs
    writer = mine.read._writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")

    with structlog.testing.capture_logs() as told, following((mine, Ticks())):
        theirs.log.append(*[school(f"PS-{n}", street="河湾" * 600) for n in range(60)])
        assert soon(lambda: any("full" in line["cause"] for line in told))
        writer.execute("PRAGMA max_page_count = 1000000000")

        assert soon(lambda: mine.position() == 60)


def test_the_state_names_both_positions_the_head_and_the_last_tick(hubs, clock):
    hubs[0].log.append(school("PS-01"))
    before = watch.look(hubs[0])
    with following((hubs[0], Ticks())):
        assert soon(lambda: watch.look(hubs[0]).last_tick)

    after = watch.look(hubs[0])
    assert (before.log, before.read, before.lag, before.ready, before.last_tick) == (1, 0, 1, True, "")
    assert after.told() == {
        "status": "ready",
        "log": 1,
        "read": 1,
        "lag": 0,
        "head": hubs[0].log.head().hash.hex()[:12],
        "last_tick": "2026-03-05T01:00:00+00:00",
        "trouble": "",
    }


def test_a_hub_whose_log_cannot_be_read_is_not_ready(hubs, tmp_path):
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as db:
        db.execute("DROP TABLE head")

    state = watch.look(hubs[0])

    assert not state.ready
    assert "no such table: head" in state.trouble


def test_the_lock_goes_with_its_holder(tmp_path):
    one, two = TickLock(tmp_path), TickLock(tmp_path)

    assert (one.take(), two.take(), one.take()) == (True, False, True)
    one.release()
    assert two.take()
    two.release()
