"""How long a jump into the past takes: two years with 200,000 events, with checkpoints and without."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.district import Place, demo, place
from benchmarks.figures import Figure, at_most, percentile
from benchmarks.two_years import grow
from domain.days import day_of, end_of
from hub.clock import micros, moment
from hub.milestones import MEGABYTE, marks
from projections.checkpoints import Checkpoints
from projections.read import Reader, catch_up, dump_digest, fresh
from projections.time_machine import Shelf, Spot, TimeMachine

EVENTS, BUDGET = 200_000, 200
JUMPS, LONG = 100, 4
Jump = tuple[float, float]
"""Milliseconds on the wall and of the own CPU."""
LOOK = "SELECT count(*) FROM visit WHERE state = 'held'"


def measure(folder: Path) -> list[Figure]:
    demo(folder / "demo", today=False)
    source, long = place(folder / "demo", create=False), place(folder / "long")
    events = grow(source, long, EVENTS)
    shelf = Checkpoints(long.log, folder / "past")
    places = _marks(long)
    began = time.perf_counter()
    laid = shelf.lay(places, events, BUDGET * MEGABYTE)
    laying = time.perf_counter() - began
    weight = shelf.weight() / MEGABYTE
    assert places <= set(shelf.positions())
    dates = _jump(long, shelf, _random_days(long, JUMPS))
    ends = _jump(long, shelf, sorted(places) * 2)
    bare = _jump(long, None, _random_days(long, LONG))
    _equal(long, shelf)
    source.close()
    long.close()
    kept = f"{laid} checkpoints laid in {laying:.0f} s; {events:,} events"
    return [
        _within("jump to a random date, p95", dates, 150, kept),
        _within("jump to the end of a month or stage, p95", ends, 10, f"{len(places)} of them"),
        at_most("checkpoints on the disk", weight, BUDGET, unit="MB"),
        _within("jump to a random date without checkpoints, p95", bare, 3_000, "everything is replayed"),
    ]


def _within(what: str, jumps: list[Jump], goal: float, about: str) -> Figure:
    """The clock on the wall decides; what it cost in CPU tells a busy machine from a slow jump."""
    wall, own = ([each[n] for each in jumps] for n in (0, 1))
    told = f"median {percentile(wall, 0.5):.3g}; own CPU p95 {percentile(own, 0.95):.3g}; {about}"
    return at_most(what, percentile(wall, 0.95), goal, unit="ms", beside=told)


def _marks(long: Place) -> set[int]:
    db = fresh()
    catch_up(long.log, db)
    now = moment(long.log.head().recorded_at)
    return marks(long.log, Reader(db, long.log), now)


def _random_days(long: Place, count: int) -> list[int]:
    """Positions at the ends of days drawn by lot."""
    chance = random.Random(6)
    first, last = (day_of(moment(long.log.recorded_at(n))) for n in (1, long.log.head().position))
    days = [first + timedelta(days=chance.randrange((last - first).days)) for _ in range(count)]
    return [_at(long, day) for day in days]


def _at(long: Place, day: date) -> int:
    end: datetime = end_of(day)
    return long.log.position_at(micros(end) - 1)


def _jump(long: Place, shelf: Shelf | None, places: Iterable[int]) -> list[Jump]:
    """From the wish to the first answer, each from a machine that has nothing open."""
    found = []
    for position in places:
        machine = TimeMachine(long.log, shelf=shelf)
        began, spent = time.perf_counter(), time.process_time()
        with machine.reader(Spot(position)) as read:
            read.value(LOOK)
        found.append(((time.perf_counter() - began) * 1000, (time.process_time() - spent) * 1000))
        machine.close()
    return found


def _equal(long: Place, shelf: Shelf) -> None:
    """What a checkpoint shows is what a replay from the beginning shows."""
    db, machine = fresh(), TimeMachine(long.log, shelf=shelf)
    position = _random_days(long, 1)[0]
    catch_up(long.log, db, stop=position, batch=20_000)
    with machine.reader(Spot(position)) as read:
        assert dump_digest(read._cursor.connection) == dump_digest(db)  # noqa: SLF001
    machine.close()
