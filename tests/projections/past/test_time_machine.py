"""What people see as of p is what the hub showed when its head was p: on histories cut anywhere, from checkpoints and from nothing.

HUB_TEST_HISTORIES random histories (12 in every run, 200 in `make slow`), HUB_TEST_PLACES places of each (10; 50 in `make slow`).
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.days import day_of
from domain.words import SHANGHAI
from hub.clock import moment
from projections.indicators.fold import occurred_on
from projections.read import BATCH, Reader, catch_up, decode, dump_digest, fresh
from projections.time_machine import MOST, Happened, PastReader, Spot, TimeMachine

HISTORIES = int(os.environ.get("HUB_TEST_HISTORIES", "12"))
PLACES = int(os.environ.get("HUB_TEST_PLACES", "10"))


def digest(reader):
    """Of the database that a reader looks at."""
    return dump_digest(reader._cursor.connection)


def showing(log, stop, batch=BATCH):
    """A digest of what a hub shows when its head is there."""
    db = fresh()
    catch_up(log, db, stop=stop, batch=batch)
    try:
        return dump_digest(db)
    finally:
        db.close()


class Watched:
    """A log that grew event by event or in lumps, and what was shown whenever somebody looked."""

    def __init__(self, log, lumps):
        self.live, self.shown = fresh(), {}
        place = 0
        for lump in lumps:
            place += lump
            catch_up(log, self.live, stop=place, batch=max(1, lump // 3))
            self.shown[place] = dump_digest(self.live)
        self.head = place


@settings(
    max_examples=HISTORIES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(seed=st.integers(min_value=0, max_value=1 << 32))
def test_any_place_of_a_random_history_shows_what_was_shown_then(tangled, seed):
    chance = Random(seed)
    lumps = [chance.randrange(1, 700), *(chance.randrange(1, 60) for _ in range(PLACES - 1))]
    log = tangled(chance, sum(lumps))
    watched, machine, then = Watched(log, lumps), TimeMachine(log), {}

    for place in chance.sample(sorted(watched.shown), len(lumps)):
        with machine.reader(Spot(place)) as read:
            then[place] = digest(read)

    assert then == watched.shown
    assert showing(log, watched.head) == watched.shown[watched.head]  # rebuilt
    for each in (machine, watched.live, log):
        each.close()


def test_as_of_the_head_live_and_rebuilt_are_the_same(past):
    head = past.log.head().position
    live = fresh()
    catch_up(past.log, live, batch=7)

    with past.machine.reader(Spot(head)) as read:
        assert digest(read) == dump_digest(live) == showing(past.log, head, batch=20_000)


def test_the_story_of_a_thing_ends_where_the_reader_stands(past):
    born, grown = past.story_of_a_visit()

    with past.machine.reader(Spot(grown[2].position)) as read:
        told = [entry.position for entry, _ in read.story(*born)]

    assert told == [entry.position for entry in grown[:3]]


def test_several_look_at_one_place_and_at_others_at_the_same_time(past):
    places = [200, 200, 900]
    with ExitStack() as looks:
        one, two, other = [looks.enter_context(past.machine.reader(Spot(place))) for place in places]
        seen = [each.value("SELECT position FROM progress") for each in (one, two, other)]

    assert seen == places
    assert isinstance(one, PastReader)


def test_the_last_few_places_stay_open_and_no_more(past):
    for place in range(100, 100 + 10 * (MOST + 3), 10):
        with past.machine.reader(Spot(place)):
            pass

    assert len(past.machine._open) == MOST
    with past.machine.reader(Spot(100)) as read:  # one that was given up
        assert digest(read) == showing(past.log, 100)


def test_a_place_that_is_given_up_stays_for_whoever_is_still_reading(past):
    with past.machine.reader(Spot(500)) as read:
        past.machine.close()

        assert read.value("SELECT position FROM progress") == 500


def test_nobody_can_write_into_the_past(past):
    with past.machine.reader(Spot(500)) as read, pytest.raises(Exception, match="readonly"):
        read.rows("DELETE FROM school")


# ---- what had happened by a day, as it is known today


def days(log):
    first, last = (day_of(moment(log.recorded_at(place)).astimezone(SHANGHAI)) for place in (1, log.head().position))
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, 61)]


def test_by_occurrence_everything_counts_that_had_happened_by_the_day(past):
    head = past.log.head().position
    for day in days(past.log):
        whole = past.log.read(0, head)
        wanted = [e.position for e in whole if occurred_on(decode(e.topic, e.state), e) <= day]

        assert [e.position for e in Happened(past.log, head, day).read(0, head)] == wanted


def test_by_occurrence_at_the_end_of_time_is_today(past):
    head = past.log.head().position

    with past.machine.reader(Spot(head, date(2100, 1, 1))) as read:
        assert digest(read) == showing(past.log, head)


def test_by_occurrence_a_visit_keeps_its_number(past):
    head = past.log.head().position
    with past.machine.reader(Spot(head)) as now:
        known = dict(now.rows("SELECT key, no FROM visit"))

    for day in days(past.log):
        with past.machine.reader(Spot(head, day)) as then:
            seen = dict(then.rows("SELECT key, no FROM visit"))
            assert seen.items() <= known.items()
            assert isinstance(then, Reader)
