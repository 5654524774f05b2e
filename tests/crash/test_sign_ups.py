"""Two hundred people sign up at once for fifty seats: nobody too many, everybody in the order of the log, nobody turned away."""

from __future__ import annotations

import os
import random
import re
import time
from contextlib import closing

import httpx2
import pytest

from domain.exchanges import SeatState
from hub.compose import open_hub
from hub.settings import Settings
from projections import exchanges
from tests.crash.rush import KEY, SEATS, announce, arrivals, everybody, rush, should_be_seated
from tests.crash.town import Server

pytestmark = pytest.mark.crash

KILLS = int(os.environ.get("HUB_TEST_KILLS", "20")) // 20


@pytest.fixture
def door(data):
    """A server with an open exchange, and two hundred people before it."""
    no, invitation = announce(data)
    server = Server(data)
    people = everybody(server, data, no, invitation)
    yield server.start(), people
    server.kill()


def test_two_hundred_people_at_once_fill_fifty_seats_and_a_line(door, data, capsys):
    server, people = door

    seconds = rush(people)

    slowest = max(each.seconds for each in people)
    with capsys.disabled():
        print(f"\n200 sign-ups at once for {SEATS} seats: {seconds:.1f} s, the slowest person waited {slowest:.1f} s")
    assert [each.errors for each in people if each.errors] == []
    everybody_has_their_place(data)
    everybody_is_told_it(server, data, people)


def test_nobody_loses_their_place_by_kill_9_in_the_rush(door, data, capsys):
    server, people = door
    killed = []

    def pull_the_plug(busy):
        while busy() and len(killed) < KILLS:
            time.sleep(random.uniform(0.05, 1.5))
            killed.append(server.kill())
            server.start()

    seconds = rush(people, pull_the_plug)

    cut_off = sum(each.cut_off for each in people)
    with capsys.disabled():
        print(f"\n200 sign-ups at once, {len(killed)} times kill -9: {seconds:.1f} s, {cut_off} requests cut off")
    assert killed
    assert [each.errors for each in people if each.errors] == []
    everybody_has_their_place(data)
    everybody_is_told_it(server, data, people)


def everybody_has_their_place(data):
    """Seated as counted by hand, the others in line by the order of the log; what people see is what the log says."""
    with closing(open_hub(Settings(data=data))) as hub, hub.reader() as read:
        found, row = arrivals(hub), exchanges.by_key(read, KEY)
        seats = exchanges.seats(read, row)
    seated = {each.id for each in seats if each.state is SeatState.SEATED}
    waiting = [each for each in found if each.seat not in seated]
    assert (len(found), len({each.seat for each in found}), len({each.holder for each in seats})) == (200, 200, 200)
    assert (len(seated), row.taken, row.waiting) == (SEATS, SEATS, 200 - SEATS)
    assert seated == set(should_be_seated(found))
    assert [each.queue_no for each in waiting] == list(range(1, 200 - SEATS + 1))


def everybody_is_told_it(server, data, people):
    """The page of every guest says what the read database says."""
    with closing(open_hub(Settings(data=data))) as hub, hub.reader() as read, httpx2.Client() as client:
        row = exchanges.by_key(read, KEY)
        line = [seat.id for seat in exchanges.seats(read, row, (SeatState.WAITING,))]
        for led in (each.led for each in people if each.led.startswith("/g/")):
            page = client.get(server.base + led.partition("?")[0]).text
            told = re.search(r"候补第 (\d+) 位|名额已为您留好", page)
            seat = led.split("-")[1]
            assert told, page
            assert (int(told[1]) if told[1] else 0) == (line.index(seat) + 1 if seat in line else 0)
