"""What the door tells by the time it takes, and what many people at once cost: `python -m benchmarks door`."""

from __future__ import annotations

import itertools
import os
import re
import secrets
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2

from benchmarks.district import demo
from benchmarks.figures import Figure, at_most
from benchmarks.serving import ROOT, children, free_port, megabytes, until_ready
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings

ROUNDS = 60
AT_ONCE = 10
GROWTH = 200.0
"""Megabytes."""


def measure(folder: Path) -> list[Figure]:
    settings = demo(folder / "door", today=True)
    logins = _known(settings)
    with _served(settings) as (base, pid):
        return [*_growth(base, pid, logins[:AT_ONCE]), *_timing(base, logins)]


def _known(settings: Settings) -> list[str]:
    """Logins, whose people have mail addresses from here on."""
    hub = open_hub(settings)
    try:
        accounts = hub.accounts.accounts()
        for each in accounts:
            hub.private.enrol(each.person_id, name=each.login, mail=f"{each.login}@example.cn")
        return [each.login for each in accounts]
    finally:
        hub.close()


@contextmanager
def _served(settings: Settings) -> Iterator[tuple[str, int]]:
    """A server that believes what is said of the visitor's address, so that no address has to wait."""
    port = free_port()
    mail = {"HUB_SMTP_HOST": "127.0.0.1", "HUB_SMTP_PORT": str(free_port()), "HUB_SMTP_FROM": "hub@example.cn"}
    environ = os.environ | mail | {"HUB_ADDRESS": "http://127.0.0.1", "HUB_PROXIES": "127.0.0.1", "HUB_CDN": "off"}
    command = [sys.executable, "-m", "hub", "--data", str(settings.data), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environ)
    try:
        until_ready(f"http://127.0.0.1:{port}", 60)
        time.sleep(5)  # the index and the checkpoints of a new hub come first
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait()


def _send(base: str, path: str, **typed: str) -> float:
    """Milliseconds of one form, sent by a browser of its own."""
    with httpx2.Client(base_url=base, trust_env=False, timeout=60) as browser:
        page = browser.get(path).text
        sent = {
            name: (re.search(rf'name="{name}" value="([^"]+)"', page) or [""])[1] for name in ("csrf", "command_id")
        }
        address = ".".join(str(secrets.randbelow(250) + 1) for _ in range(4))
        headers = {"origin": base, "x-forwarded-for": address}
        began = time.perf_counter()
        browser.post(path, data=sent | typed, headers=headers)
        return (time.perf_counter() - began) * 1e3


def _timing(base: str, logins: list[str]) -> Iterator[Figure]:
    """Known and unknown, each once a round: the machine's mood falls on both alike."""
    known, strangers = itertools.cycle(logins), (secrets.token_hex(4) for _ in itertools.count())
    for what, send in (
        ("a wrong password", lambda login: _send(base, "/login", login=login, password="not this one at all")),  # noqa: S106
        ("a forgotten password", lambda login: _send(base, "/forgotten", login=login)),
    ):
        mine, theirs = _medians(send, known, strangers)
        said = f"known {mine:,.1f} ms, unknown {theirs:,.1f} ms, medians of {ROUNDS}"
        yield at_most(
            f"{what}: known and unknown people differ by", abs(mine / theirs - 1) * 100, 5, unit="%", beside=said
        )


def _medians(send: Callable[[str], float], known: Iterator[str], strangers: Iterator[str]) -> tuple[float, float]:
    took: tuple[list[float], list[float]] = [], []
    for number in range(ROUNDS):
        for which in (0, 1) if number % 2 else (1, 0):
            took[which].append(send(next((known, strangers)[which])))
    return statistics.median(took[0]), statistics.median(took[1])


def _growth(base: str, pid: int, logins: list[str]) -> Iterator[Figure]:
    """The largest sum of resident memory of all processes while ten people sign in, less the sum before."""
    for login in logins[:2]:
        _send(base, "/login", login=login, password=DEMO_PASSPHRASE)
    before, peaks, over = _resident(pid), [0.0], threading.Event()

    def watch() -> None:
        while not over.is_set():
            with suppress(OSError):  # a thread ended while it was looked at
                peaks.append(_resident(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(lambda login: _send(base, "/login", login=login, password=DEMO_PASSPHRASE), logins))
    took = time.perf_counter() - began
    over.set()
    watcher.join()
    said = f"{before:,.0f} MB before, all in after {took:,.1f} s"
    yield at_most(
        "memory of all processes grows while ten people sign in at once",
        max(peaks) - before,
        GROWTH,
        unit="MB",
        beside=said,
    )


def _resident(pid: int) -> float:
    """Megabytes of a process and all that it has started."""
    every, waiting = [str(pid)], children(pid)
    while waiting:
        every.append(waiting.pop())
        waiting += children(int(every[-1]))
    return sum(megabytes(each, "Rss") for each in every)
