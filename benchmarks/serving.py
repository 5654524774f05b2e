"""What a serving hub takes: memory of a worker, and the time from `make demo` in a fresh clone to the first page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2

from benchmarks.district import demo
from benchmarks.figures import Figure, at_most
from hub.settings import DEMO_PASSPHRASE

ROOT = Path(__file__).parents[1]
SIGNING_IN = 3.0
"""Seconds."""
PLACES = (
    *("/", "/visits", "/visits/1", "/visits/new?as=host", "/schools", "/studios", "/people", "/cases", "/cases/1"),
    *("/search?q=党建", "/search?q=互访+清单", "/search?q=党健", "/search?q=djpp", "/search/words?q=dang"),
)


def measure(folder: Path) -> list[Figure]:
    return [*memory(folder), *start(folder)]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def memory(folder: Path) -> Iterator[Figure]:
    """After 560 pages and searches; resident memory, of which the workers share what they have not written since the fork."""
    settings, port = demo(folder / "memory", today=True), free_port()
    command = [sys.executable, "-m", "hub", "--data", str(settings.data), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until_ready(f"http://127.0.0.1:{port}", 60)
        first, again = _searched(f"http://127.0.0.1:{port}")
        _browse(f"http://127.0.0.1:{port}")
        workers = children(server.pid)
        resident, own = (max(megabytes(each, kind) for each in workers) for kind in ("Rss", "Pss"))
        beside = max(megabytes(each, "Rss") for worker in workers for each in children(int(worker)))
    finally:
        server.terminate()
        server.wait()
    shared = f"its share of what it has in common with the others counted once: {own:,.0f} MB"
    yield at_most("memory of one worker with the demo district", resident, 150, unit="MB", beside=shared)
    yield Figure(what="memory of the process beside them: index, answers, timers", value=beside, unit="MB")
    yield Figure(
        what="first search, three seconds after the start, by the clock",
        value=first,
        unit="ms",
        beside=f"again {again:.0f}",
    )


def children(pid: int) -> list[str]:
    """Of all threads of a process."""
    return [child for each in Path(f"/proc/{pid}/task").iterdir() for child in (each / "children").read_text().split()]


def _searched(base: str) -> tuple[float, float]:
    """Milliseconds of the first search, some seconds after the start, which is what a person needs to sign in, and of another one."""
    client, spent = signed_in(base, "officer"), []
    time.sleep(SIGNING_IN)
    for _ in range(2):
        began = time.perf_counter()
        client.get("/search?q=党建")
        spent.append((time.perf_counter() - began) * 1e3)
    client.close()
    return spent[0], spent[1]


def _browse(base: str) -> None:
    clients = [signed_in(base, login) for login in ("sec-ms-01", "director", "lead-ms", "asst-kg")]
    for n in range(140):
        for client in clients:
            client.get(PLACES[n % len(PLACES)])
    for client in clients:
        client.close()


def signed_in(base: str, login: str) -> httpx2.Client:
    client = httpx2.Client(base_url=base, headers={"origin": base, "sec-fetch-site": "same-origin"}, timeout=30)
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/login").text)
    client.post("/login", data={"csrf": token[1] if token else "", "login": login, "password": DEMO_PASSPHRASE})
    return client


def megabytes(pid: str, what: str) -> float:
    found = re.search(rf"^{what}:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def start(folder: Path) -> list[Figure]:
    """`git clone`, `make demo`, until the sign-in page answers; packages from pip's cache."""
    clone, port = folder / "clone", free_port()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    began = time.monotonic()
    make = subprocess.Popen(
        ["make", "demo", f"PORT={port}"], cwd=clone, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        until_ready(f"http://127.0.0.1:{port}", 600)
        assert "sec-ms-01" in httpx2.get(f"http://127.0.0.1:{port}/login").text
        took = time.monotonic() - began
    finally:
        os.killpg(make.pid, signal.SIGTERM)
        make.wait()
    shutil.rmtree(clone)
    return [
        at_most(
            "make demo in a fresh clone, to the first page", took, 90, unit="s", beside="virtual environment included"
        )
    ]


def until_ready(base: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if httpx2.get(f"{base}/readyz", timeout=5).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise TimeoutError(f"{base} has not become ready")
