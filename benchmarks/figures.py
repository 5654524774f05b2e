"""One measured figure, its goal, and how they are printed and kept."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """`value` in `unit`; `beside` is what it is compared with. `goal` as written, `met` whether it is reached (None: no goal)."""

    what: str
    value: float
    unit: str
    beside: str = ""
    goal: str = ""
    met: bool | None = None


def at_least(what: str, value: float, goal: float, *, unit: str = "x", beside: str = "") -> Figure:
    return Figure(what=what, value=value, unit=unit, beside=beside, goal=f">= {goal:,g}", met=value >= goal)


def at_most(what: str, value: float, goal: float, *, unit: str = "x", beside: str = "") -> Figure:
    return Figure(what=what, value=value, unit=unit, beside=beside, goal=f"<= {goal:,.3g}", met=value <= goal)


def rate(count: int, act: Callable[[], object]) -> float:
    """How many a second, by the clock on the wall."""
    began = time.perf_counter()
    act()
    return count / (time.perf_counter() - began)


def in_turn(rounds: int, acts: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Each act once a round: the machine's mood falls on all alike."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            found[name].append(act())
    return found


def ratio(mine: Sequence[float], theirs: Sequence[float]) -> float:
    """Median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(mine, theirs, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def show(figures: Sequence[Figure]) -> None:
    print(f"{'figure':64} {'measured':>14} {'goal':>10}      beside")
    for each in figures:
        mark = {True: "met", False: "MISSED", None: ""}[each.met]
        value = f"{each.value:,.0f}" if each.value >= 1000 else f"{each.value:,.3g}"
        print(f"{each.what:64} {value + ' ' + each.unit:>14} {each.goal:>10} {mark:6} {each.beside}", flush=True)


def keep(figures: Sequence[Figure], path: Path) -> None:
    """As JSON, with the machine they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    body = {"measured_at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "machine": machine, "figures": figures}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(body)))
