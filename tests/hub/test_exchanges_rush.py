"""Two hundred people sign up at once, in several processes with many threads each: nobody is told anything but a seat or a place in line."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from domain.exchanges import Quota
from domain.exchanges.refusals import SeatThere
from domain.words import PartyKind, Scope, ScopeKind
from hub.exchanges.contacts import Contact
from projections import exchanges
from tests.district import MS1, PS1
from tests.gathering import LI, announced, guest, knows, row, signed_up

ROOT = Path(__file__).parents[2]
CODE = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from hub.access import Act
from tests.district import District

folder, key, first, last = sys.argv[1:]
town = District(Path(folder))
people = town.ask(lambda read: [id for (id,) in read.rows("SELECT id FROM person WHERE id LIKE 'rush-%' ORDER BY id")])

def sign_up(no):
    person = people[no]
    town.hub.exchanges.sign_up(key, act=Act(person=person, command_id=f"rush-{person}", source="web"))

print("ready", flush=True)
sys.stdin.read(1)
with ThreadPoolExecutor(20) as pool:
    told = [type(each.exception()).__name__ for each in [pool.submit(sign_up, no) for no in range(int(first), int(last))] if each.exception()]
print(json.dumps(told))
town.close()
"""
PEOPLE, SEATS, PROCESSES = 200, 50, 4


def crowd(district):
    """Two hundred people of two schools."""
    schools = itertools.cycle((MS1, PS1))
    by = district.hub.people
    for no in range(PEOPLE):
        person, unit = f"rush-{no:03d}", next(schools)
        by.enrol(person, name=f"名 {no}", act=district.by("officer", source="history"))
        scope = Scope(ScopeKind.SCHOOL, unit.id)
        by.grant(
            person, "secretary", scope, from_on=district.hub.core.today(), act=district.by("officer", source="history")
        )


def rush(district, key):
    """What was refused, by the name of the refusal."""
    part = PEOPLE // PROCESSES
    command = [sys.executable, "-c", CODE, str(district.folder), key]
    bounds = [(str(no * part), str((no + 1) * part)) for no in range(PROCESSES)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    running = [subprocess.Popen([*command, *bound], **pipes) for bound in bounds]
    for each in running:
        assert "ready\n" in iter(each.stdout.readline, "")
    with ThreadPoolExecutor(PROCESSES) as pool:
        answers = [answer for answer, _ in pool.map(lambda each: each.communicate("go"), running)]
    return [name for answer in answers for name in json.loads(answer.splitlines()[-1])]


def test_two_hundred_at_once_are_fifty_seated_and_a_line_without_a_gap(district):
    crowd(district)
    key = announced(district, capacity=SEATS, quotas=(Quota(PartyKind.SCHOOL, 15, MS1.id),))

    assert rush(district, key) == []

    district.hub.core.follow()
    seats = district.ask(exchanges.seats, row(district, key))
    assert Counter(seat.state for seat in seats) == {"seated": SEATS, "waiting": PEOPLE - SEATS}
    assert Counter(seat.party for seat in seats if seat.state == "seated") == {MS1: 15, PS1: SEATS - 15}
    waiting = [seat for seat in seats if seat.state == "waiting"]
    assert [seat.queue_no for seat in waiting] == list(range(1, PEOPLE - SEATS + 1))
    assert [seat.began for seat in waiting] == sorted(seat.began for seat in waiting)
    assert knows(district, key).version == len(seats) * 2 + 1
    assert district.level()


def test_the_same_button_pressed_twice_at_once_is_one_seat(district):
    key = announced(district)
    acts = [district.by("sec-ms", "twice")] * 8

    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda act: district.hub.exchanges.sign_up(key, act=act), acts))

    assert len({receipt.first for receipt in receipts}) == 1
    assert len(district.ask(exchanges.seats, row(district, key))) == 1


def test_guests_that_come_at_once_with_the_same_address_are_one(district):
    key = announced(district)
    signed_up(district, key, "sec-ms")

    def come(no):
        try:
            return guest(district, key, Contact(f"来宾{no}", "街道", "", LI.mail)).id
        except SeatThere as refused:
            return type(refused).__name__

    with ThreadPoolExecutor(6) as pool:
        told = Counter(list(pool.map(come, range(6))))

    assert told["SeatThere"] == 5
    assert len(told) == 2
    assert len(district.hub.guests.contacts(key, act=district.by("lead-ms"))) == 1
