"""What nobody waits for one process does for all: timers, the index, answers; another takes over when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
import structlog

from hub import beside
from hub.background import Background, TickLock
from hub.beside import Beside
from hub.compose import open_hub
from hub.settings import Settings
from tests.hub.house import Clock
from tests.hub.search.eyes import found
from tests.library import published


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
def working(*pairs):
    made = [Background(hub, ticks, pause=0.01, every=0.05) for hub, ticks in pairs]
    for each in made:
        each.start()
    try:
        yield
    finally:
        for each in made:
            each.stop()


def soon(what, within=5):
    """Whether it becomes true within so many seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.005)
    return False


def test_one_of_two_ticks_and_the_other_takes_over_when_it_ends(hubs, clock):
    first, second = Ticks(), Ticks()
    ours = Background(hubs[0], first, pause=0.01, every=0.02)
    ours.start()
    assert soon(lambda: len(first) > 2)

    with working((hubs[1], second)):
        clock.on(minutes=5)
        assert soon(lambda: first[-1] == clock.now)
        assert second == []
        ours.stop()

        assert soon(lambda: second and second[-1] == clock.now)


def test_a_timer_that_stumbles_is_logged_and_tried_again(hubs):
    ticks = Ticks()
    ticks.fails = 1

    with structlog.testing.capture_logs() as told, working((hubs[0], ticks)):
        assert soon(lambda: len(ticks) > 1)

    assert told[0] == {"event": "background", "cause": "RuntimeError: a timer stumbled", "log_level": "warning"}


def test_the_lock_goes_with_its_holder(tmp_path):
    one, two = TickLock(tmp_path), TickLock(tmp_path)

    assert (one.take(), two.take(), one.take()) == (True, False, True)
    one.release()
    assert two.take()
    two.release()


# ---- the process of its own

UNTIL_TOLD = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(beside, "AGAIN", 0.0)


def pid_of(each):
    return each._process and each._process.pid


def alive(pid):
    """Neither gone nor a process that only waits to be asked how it ended."""
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123  # not a path of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_of_all_workers_one_starts_it_and_another_when_that_one_ends(tmp_path):
    first, second = Beside(tmp_path, UNTIL_TOLD), Beside(tmp_path, UNTIL_TOLD)
    first.look()
    second.look()
    started = pid_of(first)
    assert alive(started)
    assert pid_of(second) is None

    first.stop()
    second.look()

    assert not alive(started)
    assert alive(pid_of(second))
    second.stop()


def test_one_that_dies_is_started_again(tmp_path, quick):
    keeper = Beside(tmp_path, UNTIL_TOLD)
    keeper.look()
    dead = pid_of(keeper)
    os.kill(dead, signal.SIGKILL)

    with structlog.testing.capture_logs() as told:
        assert soon(lambda: keeper.look() or pid_of(keeper) != dead)

    assert alive(pid_of(keeper))
    assert told == [{"event": "background process has ended", "status": -signal.SIGKILL, "log_level": "warning"}]
    keeper.stop()


def test_one_that_dies_at_once_is_not_started_in_a_circle(tmp_path):
    keeper = Beside(tmp_path, (sys.executable, "-c", "raise SystemExit(3)"))
    keeper.look()
    first = pid_of(keeper)
    keeper._process.wait()

    keeper.look()

    assert pid_of(keeper) == first
    keeper.stop()


def test_one_whose_worker_was_killed_ends_by_itself(tmp_path):
    worker = """if True:
        import pathlib, sys, time
        from hub.beside import Beside
        keeper = Beside(pathlib.Path(sys.argv[1]), (sys.executable, "-c", "import sys; sys.stdin.read()"))
        keeper.look()
        print(keeper._process.pid, flush=True)
        time.sleep(60)"""
    command = [sys.executable, "-c", worker, str(tmp_path)]
    with subprocess.Popen(command, cwd=beside.ROOT, stdout=subprocess.PIPE, text=True) as running:
        child = int(running.stdout.readline())
        assert alive(child)

        running.kill()

    assert soon(lambda: not alive(child))


def test_the_process_ticks_indexes_and_answers_for_one_that_has_nothing_of_an_index(district, monkeypatch):
    published(district, "旋转木马的钥匙")
    monkeypatch.setattr("search.caller.PATIENCE", 20.0)
    ticked = TickLock(district.folder).last()
    keeper = Beside(district.folder)
    keeper.look()
    district.hub.search.ask_beside()

    assert soon(lambda: not found(district, "sec-kg", "木马").page.degraded, within=20)
    answer = found(district, "sec-kg", "旋砖木马")
    assert ([hit.case.title for hit in answer.hits], district.hub.search._opened) == (["旋转木马的钥匙"], None)
    assert soon(lambda: TickLock(district.folder).last() != ticked)
    keeper.stop()


def test_a_process_that_draws_pages_has_nothing_of_an_index_in_memory(district):
    published(district, "旋转木马的钥匙")
    keeper = Beside(district.folder)
    keeper.look()
    worker = """if True:
        import sys
        from hub.settings import Settings
        from web import worker
        hub = worker.open_hub(Settings.from_env({"HUB_DATA": sys.argv[1]}))
        worker.Worker(hub)
        with hub.reader() as read:
            found = hub.search.find(read, frozenset({"district"}), "木马")
            hub.search.suggest(read, frozenset({"district"}), "mu")
        print(len(found.hits), sorted({"numpy", "whoosh", "rjieba", "pypinyin"} & sys.modules.keys()))"""
    command = [sys.executable, "-c", worker, str(district.folder)]

    done = subprocess.run(command, cwd=beside.ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "1 []\n"
    keeper.stop()
