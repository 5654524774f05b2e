"""Whoever was told "done" has lost nothing, whenever the plug is pulled; and sending again doubles nothing."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing

import pytest

from domain.visits import Visit
from hub.compose import open_hub
from hub.settings import Settings
from projections.read import catch_up, dump_digest, fresh
from tests.crash.town import Person, Server

pytestmark = pytest.mark.crash

KILLS = int(os.environ.get("HUB_TEST_KILLS", "20"))
WRITERS = {
    "sec-ms-01": "school:s-ms-01",
    "sec-ms-02": "school:s-ms-02",
    "sec-ps-01": "school:s-ps-01",
    "sec-kg-01": "school:s-kg-01",
}
OTHERS = [f"school:s-ps-{n:02}" for n in range(3, 11)] + [f"school:s-kg-{n:02}" for n in range(3, 9)]


@pytest.fixture
def town(data):
    """A server, and secretaries who have signed in."""
    server = Server(data).start()
    people = [Person(server, login, unit, OTHERS) for login, unit in WRITERS.items()]
    for person in people:
        person.sign_in()
    yield server, people
    for person in people:
        person.leave()
    server.kill()


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled_by_kill_9(town, data, capsys):
    (server, people), chance, told = town, random.Random(), Counter()
    for _ in range(KILLS):
        write_until_killed(server, people, chance.random() * 0.12)
        told += sound(data, people)
        server.start()
        told += all_sent_again(data, people)
    with capsys.disabled():
        print(f"\n{KILLS} times kill -9: " + ", ".join(f"{count} {what}" for what, count in told.items()))
    assert told["acknowledged"] > 2 * KILLS
    assert told["lost"] == told["doubled"] == 0


def write_until_killed(server, people, after):
    """Everybody writes; so many seconds after the first answer, every process of the server is killed."""
    for person in people:
        person.acts.clear()
    threads = [threading.Thread(target=person.write) for person in people]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 10
    while not any(act.answer for person in people for act in person.acts) and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(after)
    server.kill()
    for thread in threads:
        thread.join()


def sound(data, people):
    """The files as the kill left them: chain whole, what people see equal to a fresh rebuild, every promise on record."""
    with closing(open_hub(Settings(data=data))) as hub, closing(fresh()) as rebuilt:
        hub.log.verify(texts=True)
        catch_up(hub.log, rebuilt)
        with closing(sqlite3.connect(hub.read.path)) as live:
            assert dump_digest(live) == dump_digest(rebuilt)
        told = Counter()
        for act in acts_of(people):
            kept = hub.log.receipt(act.command) is not None
            told["acknowledged" if act.answer else "kept without an answer" if kept else "gone without an answer"] += 1
            told["lost"] += bool(act.answer) and not kept
        return told


def all_sent_again(data, people):
    """Every form once more: the acknowledged ones lead where they led; each has happened exactly once."""
    for person in people:
        for act in person.acts:
            led = person.sent(act)
            assert act.answer in {None, led}
            act.answer = led
    with closing(open_hub(Settings(data=data))) as hub:
        by_command = Counter(entry.by.command for entry in hub.log.read(0, 1 << 30))
        topics = Counter(event.topic for event in proposals(hub))
        expected = {act.command for act in acts_of(people)}
        asked = [act.fields["topic"] for act in acts_of(people) if "topic" in act.fields]
        doubled = sum(by_command[command] != 1 for command in expected) + sum(topics[topic] != 1 for topic in asked)
    return Counter(doubled=doubled)


def acts_of(people):
    return [act for person in people for act in person.acts]


def proposals(hub):
    """Every invitation in the log."""
    entries = hub.log.read(0, 1 << 30)
    return [
        hub.log.mapper.to_domain_event(stored)
        for stored in hub.log.recorder.select_notifications(1, len(entries), topics=[Visit.Proposed.TOPIC])
    ]
