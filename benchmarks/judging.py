"""What it costs to count all indicators of two years, for the demo and for a district of three thousand schools, and to draw the network."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.district import demo
from benchmarks.figures import Figure, at_most, percentile
from benchmarks.pages import Caller
from hub.compose import Hub, open_hub
from hub.history import load, scaling
from hub.settings import Settings
from projections.indicators import Facts, document, gather

TIMES, ROUNDS, EACH = 100, 5, 40
AS_OF = date(2026, 1, 31)
NODES = 60


def measure(folder: Path) -> list[Figure]:
    settings = demo(folder / "demo", today=True)
    with closing(open_hub(settings)) as hub:
        counted = [_counted(hub, hub.core.today()) for _ in range(ROUNDS)]
        page = _page(hub)
    return [
        at_most(
            "all indicators of two years, the demo district", min(counted), 1, unit="s", beside="fold and formulas"
        ),
        page,
        _of_many(folder / "many"),
    ]


def _counted(hub: Hub, day: date) -> float:
    """Seconds of the processor for all figures of a day, nothing kept from before."""
    began = time.process_time()
    facts: Facts = gather(hub.log, hub.log.head().position)
    assert document(facts, day)["blocks"]
    return time.process_time() - began


def _of_many(folder: Path) -> Figure:
    settings = Settings(data=folder, demo="on", cdn="off")
    load(settings, history=None, until=AS_OF, shift_to_today=False)
    scaling.scale(settings, TIMES)
    with closing(open_hub(settings)) as hub:
        spent, events = _counted(hub, AS_OF), hub.log.head().position
    return at_most("all indicators, 2,900 schools", spent, 20, unit="s", beside=f"{events:,} events, own CPU")


def _page(hub: Hub) -> Figure:
    """The network with all its pictures, drawn anew each time."""
    caller, spent = Caller(hub, "director"), []
    for n in range(EACH):
        began = time.process_time()
        status, _headers, body = caller.get("/network", if_none_match=f'"{n}"')
        spent.append((time.process_time() - began) * 1000)
        assert status == 200, status
    units = body.count(b'aria-label="') and body.count(b"unit=")
    caller.loop.close()
    told = f"median, own CPU; {units} units and pairs as links; goal for {NODES} units"
    return at_most("network page", percentile(spent, 0.5), 10, unit="ms", beside=told)
