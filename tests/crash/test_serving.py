"""The server ends when it is told to, comes back when a part of it dies, and never keeps a port that nobody serves."""

from __future__ import annotations

import os
import signal
import threading
import time

import httpx2
import pytest

from tests.crash.town import Person, Server

pytestmark = pytest.mark.crash


@pytest.fixture
def server(data):
    started = Server(data).start()
    yield started
    started.kill()


def soon(what, within=10):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False


def answers(server):
    try:
        return httpx2.get(f"{server.base}/healthz", timeout=2).json() == {"status": "alive"}
    except httpx2.TransportError:
        return False


def test_told_to_end_it_ends_within_five_seconds_also_with_open_streams(server):
    person, heard = Person(server, "sec-ms-01", "", []), []
    person.sign_in()

    def listen():
        try:
            with person.client.stream("GET", "/events") as stream:
                heard.extend(stream.iter_lines())
        except httpx2.TransportError:
            heard.append("cut off")

    listening = threading.Thread(target=listen)
    listening.start()
    assert soon(lambda: (httpx2.get(f"{server.base}/readyz").json()["lag"] == 0) and listening.is_alive())
    time.sleep(1)

    status, seconds = server.stop()

    listening.join()
    person.leave()
    assert status == 0
    assert seconds <= 5
    assert not answers(server)


def test_a_worker_that_dies_is_replaced(server):
    main, *workers = server.tree()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)

    assert soon(lambda: len(set(server.tree()) - {main, *workers}) == 2 and answers(server), within=30)


def test_workers_whose_server_was_killed_give_the_port_back(server, data):
    main, *workers = server.tree()
    os.kill(main, signal.SIGKILL)
    server.process.wait()

    assert soon(lambda: not any(alive(pid) for pid in workers))
    successor = Server(data)
    successor.port, successor.base = server.port, server.base
    successor.start()
    assert successor.stop()[0] == 0


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_state_is_told_without_signing_in_and_names_nobody(server):
    assert soon(lambda: httpx2.get(f"{server.base}/readyz").json()["last_tick"])

    answer = httpx2.get(f"{server.base}/readyz")

    state = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert state.keys() == {"status", "log", "read", "lag", "head", "last_tick", "last_backup", "trouble"}
    assert (state["status"], state["lag"], state["trouble"], len(state["head"])) == ("ready", 0, "", 12)
    assert state["log"] == state["read"] > 500
