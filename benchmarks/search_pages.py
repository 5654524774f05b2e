"""What the search page costs over HTTP with a library of many cases: real server, real sign-in, time taken inside the worker."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import httpx2
import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from benchmarks.district import demo
from benchmarks.figures import Figure, at_most, percentile
from benchmarks.search_corpus import generated, short_queries
from benchmarks.serving import children, free_port, megabytes, signed_in, until_ready
from search.generations import FOLDER, Generations
from search.port import SearchDoc
from search.seal import read_manifest
from web import worker

CASES = 10_000
ASKED = 300
LONG = 900.0
"""Seconds after which nobody waits any more."""
ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


class Timed:
    """Tells with each answer how long it took in here, by the clock and of the processor."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, spent = time.perf_counter(), time.process_time()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                wall, cpu = (time.perf_counter() - began) * 1e3, (time.process_time() - spent) * 1e3
                message["headers"] = [*message["headers"], (b"server-timing", b"wall;dur=%f, cpu;dur=%f" % (wall, cpu))]
            await send(message)

        await self._app(scope, receive, timed)


def app() -> ASGIApp:
    return Timed(worker.app())


def measure(folder: Path, cases: int = CASES) -> Iterator[Figure]:
    """A demo district with so many cases more."""
    settings, port = demo(folder / "pages", today=True), free_port()
    documents = list(generated(cases))
    load(settings.data, folder / "cases.jsonl", documents)
    command = [sys.executable, "-m", "granian", "benchmarks.search_pages:app", "--interface", "asgi", "--factory"]
    command += ["--port", str(port), "--workers", "1", "--loop", "uvloop", "--no-ws", "--log-level", "warning"]
    env = os.environ | {"HUB_DATA": str(settings.data), "HUB_DEMO": "on", "HUB_CDN": "off"}
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        until_ready(base, 60)
        client = signed_in(base, "director")
        until_indexed(settings.data / FOLDER, base)
        (process,) = children(server.pid)
        (desk,) = children(int(process))
        yield from asked(client, [each.text for each in short_queries(ASKED, documents)], desk, cases)
        yield Figure(what="memory of the worker then", value=megabytes(process, "Rss"), unit="MB")
        yield Figure(what="memory of the process beside it", value=megabytes(desk, "Rss"), unit="MB")
        client.close()
    finally:
        server.terminate()
        server.wait()


def load(data: Path, path: Path, documents: Sequence[SearchDoc]) -> None:
    """As an operator takes over a library."""
    with path.open("wb") as file:
        for doc in documents:
            row = {"source_id": doc.key, "title": f"{doc.title}{doc.key}", "body": doc.text, "tags": doc.tags}
            row |= {"level": doc.level[0], "form": "", "published_on": doc.on}
            file.write(msgspec.json.encode(row) + b"\n")
    command = [sys.executable, "-m", "hub", "--data", str(data), "cases", "load", str(path), "--visibility", "district"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until_indexed(folder: Path, base: str) -> None:
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if path := Generations(folder).current():
            states = read_manifest(path).states.values()
            if max(state.position for state in states) >= httpx2.get(f"{base}/readyz").json()["log"]:
                return
        time.sleep(1)
    raise TimeoutError("the cases have not become findable")


def asked(client: httpx2.Client, texts: Sequence[str], desk: str, cases: int) -> Iterator[Figure]:
    """The worker's own time; of the process beside it the mean, since the system counts it in hundredths of a second."""
    addresses = [f"/search?q={quote(text)}" for text in texts]
    for address in addresses:
        client.get(address)
    before, wall, cpu = _spent(desk), [], []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        told = re.findall(r"dur=([\d.]+)", answer.headers["server-timing"])
        wall.append(float(told[0]))
        cpu.append(float(told[1]))
    beside = (_spent(desk) - before) / len(texts) * 1e3
    clock = f"by the clock p50 {percentile(wall, 0.5):.1f}, p95 {percentile(wall, 0.95):.1f}"
    half = percentile(cpu, 0.5) + beside
    what = f"search page over HTTP at {cases:,} cases, server time p95"
    yield at_most(what, percentile(cpu, 0.95) + beside, 30, unit="ms", beside=f"of CPU; {clock}")
    yield Figure(what="... p50", value=half, unit="ms", beside=f"of which in the process that answers {beside:.1f}")


def _spent(pid: str) -> float:
    """Seconds of CPU."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
