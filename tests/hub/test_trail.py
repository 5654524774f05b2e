"""The log as auditors ask it: picked by topic, person, time and unit, as of a position, with what caused what."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing

import pytest

from domain.record import Meta
from hub.clock import micros
from hub.trail import Trail, Wanted
from hub.trail.mentions import Mentions
from tests.hub.house import in_need, person, school

EVERYTHING = 1 << 40


@pytest.fixture
def trail(house):
    """Nine events on nine days: three of schools by p-1, three by p-2, three of people by the system."""
    for n in range(3):
        house.log.append(school(f"PS-{n}"), meta=Meta(actor="p-1"))
        house.clock.on(days=1)
        house.log.append(school(f"KG-{n}"), meta=Meta(actor="p-2"))
        house.clock.on(days=1)
        house.log.append(person(f"x-{n}"))
        house.clock.on(days=1)
    return Trail(house.log.path)


def found(trail, stop=EVERYTHING, limit=100, **wanted):
    return [step.position for step in trail.steps(Wanted(**wanted), stop, limit)]


def test_the_newest_come_first_and_none_behind_the_position(trail):
    assert found(trail) == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert found(trail, stop=4) == [4, 3, 2, 1]
    assert found(trail, limit=2) == [9, 8]
    assert [trail.count(Wanted(), stop) for stop in (0, 4, EVERYTHING)] == [0, 4, 9]


def test_they_are_picked_by_topic_person_stream_and_time(trail, house):
    begun = micros(house.clock()) - 9 * 86_400_000_000

    assert found(trail, actors={"p-2"}) == [8, 5, 2]
    assert found(trail, actors={""}) == []
    assert found(trail, topics={"school.registered"}) == [8, 7, 5, 4, 2, 1]
    assert found(trail, topics={"school.registered"}, actors={"system"}) == []
    assert found(trail, streams={"school:PS-1", "person:x-2"}) == [9, 4]
    assert found(trail, streams=set()) == []
    assert found(trail, since=begun + 2 * 86_400_000_000, until=begun + 4 * 86_400_000_000) == [5, 4, 3]
    assert trail.count(Wanted(actors={"p-2"}), 5) == 2


def test_one_event_is_there_up_to_the_position(trail, house):
    assert trail.one(3, 9).hash == house.log.hash_at(3)
    assert (trail.one(3, 2), trail.one(10, 99), trail.one(0, 9)) == (None, None, None)


def test_causes_and_consequences_make_a_tree(house):
    trail = Trail(house.log.path)
    house.log.append(school("PS-1"), in_need("PS-2"), meta=Meta(actor="p-1", command="c", correlation="c"))
    house.log.append(school("PS-3"), meta=Meta(causation=1, correlation="c"))
    house.log.append(school("PS-4"), meta=Meta(causation=4, correlation="c"))
    house.log.append(school("PS-5"), meta=Meta(actor="p-1", command="cc", correlation="cc"))

    tree = [(branch.step.position, branch.depth) for branch in trail.tree(trail.one(4, 9), 9)]

    assert tree == [(1, 0), (4, 1), (5, 2), (2, 0), (3, 0)]
    assert [b.step.position for b in trail.tree(trail.one(4, 9), 4)] == [1, 4, 2, 3]
    assert [b.step.position for b in trail.tree(trail.one(6, 9), 9)] == [6]


def test_an_event_of_no_command_stands_for_itself(trail):
    assert [(b.step.position, b.depth) for b in trail.tree(trail.one(3, 9), 9)] == [(3, 0)]


def test_a_stream_concerns_every_unit_that_an_event_of_it_names_from_then_on(district):
    visit = district.held()
    trail, head = district.hub.trail, district.hub.log.head().position
    codes = {"MS-01", "MS-02", "PS-01", "KG-01", "KG-02", "ST-MS", "ST-KG"}
    first = district.hub.log.told(f"visit:{visit}")[0].position

    for unit in ("MS-01", "KG-01"):
        assert f"visit:{visit}" in trail.streams_of([unit], codes, head)
        assert f"visit:{visit}" not in trail.streams_of([unit], codes, first - 1)
    assert f"visit:{visit}" not in trail.streams_of(["PS-01"], codes, head)
    assert "school:PS-01" in trail.streams_of(["PS-01"], codes, head)


def test_what_is_new_and_codes_that_are_new_are_learnt(house):
    trail = Trail(house.log.path)
    house.log.append(school("PS-1"))
    assert trail.streams_of(["PS-1"], ["PS-1"], EVERYTHING) == {"school:PS-1"}

    house.log.append(school("PS-2"))

    assert trail.streams_of(["PS-2"], ["PS-1"], EVERYTHING) == set()
    assert trail.streams_of(["PS-2"], ["PS-1", "PS-2"], EVERYTHING) == {"school:PS-2"}


def test_two_hundred_thousand_events_are_learnt_once_in_little_time(tmp_path, capsys):
    chance, codes = random.Random(7), frozenset(f"MS-{n:04}" for n in range(3000))
    named = sorted(codes)
    with closing(sqlite3.connect(tmp_path / "log.db")) as db:
        db.execute("CREATE TABLE stored_events (originator_id TEXT, state BLOB)")
        rows = (
            (
                f"visit:{n // 8}",
                b'{"host":{"kind":"school","id":"%s"},"topic":"%s"}' % (chance.choice(named).encode(), b"x" * 200),
            )
            for n in range(200_000)
        )
        db.executemany("INSERT INTO stored_events VALUES (?,?)", rows)
        mentions, begun = Mentions(), time.process_time()
        mentions.level(db, codes)
        took, begun = time.process_time() - begun, time.process_time()
        mentions.level(db, codes)
        again = time.process_time() - begun

    with capsys.disabled():
        print(f"\nUnits of 200,000 events learnt in {took * 1000:.0f} ms, again in {again * 1000:.1f} ms")
    assert mentions.of(["MS-0001"], EVERYTHING)
    assert took < 3
    assert again < 0.1
