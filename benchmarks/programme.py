"""What the programme costs in a district of three thousand schools: one look at the clock that issues and reminds, and two pages."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import Figure, at_most
from benchmarks.pages import Caller
from domain.words import SHANGHAI
from hub.compose import Hub, open_hub
from hub.history import load, scaling
from hub.settings import Settings

TIMES = 100
UNTIL = date(2024, 10, 15)
SETTLED, DUE = datetime(2024, 10, 20, 8, tzinfo=SHANGHAI), datetime(2024, 12, 18, 8, tzinfo=SHANGHAI)
"""A day on which nothing more of this kind is due, and the one on which the work reports of the year are reminded of."""
PAGES = {"home page of a lead": ("lead-ms", "/"), "studio board": ("officer", "/studios/st-ms/board")}
EACH = 40
PAGE = 250
"""Milliseconds that the slowest of a hundred pages may take."""


def measure(folder: Path) -> list[Figure]:
    settings = Settings(data=folder / "programme", demo="on", cdn="off")
    load(settings, history=None, until=UNTIL, shift_to_today=False, now=SETTLED.astimezone(UTC))
    one = folder / "one"
    shutil.copytree(settings.data, one)
    scaling.scale(settings, TIMES)
    now = [SETTLED]
    with closing(open_hub(settings, lambda: now[0].astimezone(UTC))) as hub:
        hub.deadlines.tick(hub.clock())
        now[0] = DUE
        figures = [_tick(hub), _idle(hub)]
        many = _pages(hub)
    with closing(open_hub(Settings(data=one, demo="on", cdn="off"), lambda: DUE.astimezone(UTC))) as hub:
        hub.deadlines.tick(hub.clock())
        few = _pages(hub)
    beside = "of the processor, median; {:.1f} ms with 29 schools"
    return figures + [
        at_most(f"{what}, 2,900 schools", many[what], PAGE, unit="ms", beside=beside.format(few[what]))
        for what in PAGES
    ]


def _tick(hub: Hub) -> Figure:
    """The work reports of a year, called for and reminded of in one look, by a hub that was off for two months."""
    before = hub.log.head().position
    began = time.perf_counter()
    done = hub.deadlines.tick(hub.clock()).done
    taken = time.perf_counter() - began
    events = Counter(entry.topic.partition(".")[2] for entry in hub.log.read(before, 1_000_000))
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(events.items()))
    assert done
    return at_most("issuing and reminding for 2,900 schools, one tick", taken, 5, unit="s", beside=told)


def _idle(hub: Hub) -> Figure:
    """The same look once more."""
    began = time.perf_counter()
    found = hub.deadlines.tick(hub.clock()).done
    taken = (time.perf_counter() - began) * 1000
    return Figure(what="a tick that finds nothing to do", value=taken, unit="ms", beside=f"{len(found)} done")


def _pages(hub: Hub) -> dict[str, float]:
    """Milliseconds of the processor for one request, the middle of many."""
    return {what: _page(hub, *which) for what, which in PAGES.items()}


def _page(hub: Hub, login: str, address: str) -> float:
    caller, spent = Caller(hub, login), []
    for _ in range(EACH):
        began = time.process_time()
        status, _headers, _body = caller.get(address)
        spent.append((time.process_time() - began) * 1000)
        assert status == 200, (address, status)
    caller.loop.close()
    return sorted(spent)[EACH // 2]
