"""`hub cases load`: an existing library of cases enters the hub, each case once, however often the file is loaded."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.cases import Visibility
from domain.errors import Refused, Several
from hub.access import Act
from hub.cases import Work
from hub.cases.tables import Row, rows
from hub.cases.works import Unfit, Works
from hub.compose import Hub, open_hub
from hub.settings import Settings

BATCH = 200
"""Cases of one commit: what is in memory at a time."""


class Tally(msgspec.Struct):
    """What became of the rows of a file; `faults` are told as they come, so that only their number is kept."""

    read: int = 0
    new: int = 0
    known: int = 0
    faulty: int = 0


def add(parsers: Any) -> None:
    parser = parsers.add_parser("cases", help="cases: load a library")
    acts = parser.add_subparsers(required=True, metavar="load")
    load = acts.add_parser("load", help="publish many existing cases at once, from a .jsonl, .csv or .xlsx file")
    load.add_argument("file", type=Path, metavar="FILE", help=f"fields: {', '.join(FIELDS)}; title and body are needed")
    load.add_argument("--dry-run", action="store_true", help="check every row and keep nothing")
    load.add_argument(
        "--visibility",
        type=Visibility,
        choices=list(Visibility),
        default=Visibility.DISTRICT,
        help="for whom (district)",
    )
    load.set_defaults(run=load_file)


FIELDS = ("source_id", "title", "summary", "body", "school", "level", "form", "tags", "published_on", "author")


def load_file(args: argparse.Namespace, settings: Settings) -> int:
    """Row by row; what is wrong with a row is told with its line and stops no other. Status 1 where any row is wrong."""
    began, tally, total = time.perf_counter(), Tally(), sum(1 for _ in rows(args.file))
    with closing(open_hub(settings)) as hub:
        with hub.reader() as read:
            works = Works(read, hub.private)
        bar = _Bar(total)
        for batch in _batches(rows(args.file)):
            _carry_over(hub, works, batch, args, tally)
            bar.show(tally.read)
        bar.end()
    took = time.perf_counter() - began
    _say(f"{args.file.name}: {tally.read} rows in {took:.1f} s{', nothing kept (dry run)' if args.dry_run else ''}")
    _say(f"  {tally.new:6} new, {tally.known} there already, {tally.faulty} with faults")
    for what, count in sorted(works.left_out.items()):
        _say(f"  {count:6} times left out: {what} is not known here")
    return 1 if tally.faulty else 0


def _batches(found: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _carry_over(hub: Hub, works: Works, batch: list[Row], args: argparse.Namespace, tally: Tally) -> None:
    fit: list[tuple[int, Work]] = []
    for row in batch:
        tally.read += 1
        try:
            fit.append((row.line, replace(works.work(row), visibility=args.visibility)))
        except Unfit as unfit:
            _fault(args.file, row.line, unfit.faults, tally)
    outcome = hub.cases.take_over([work for _, work in fit], rehearse=args.dry_run, act=Act(source="cli"))
    for (line, _), taken in zip(fit, outcome, strict=True):
        if taken.refused is not None:
            _fault(args.file, line, _told(taken.refused), tally)
        tally.new += taken.new
        tally.known += not taken.new and taken.refused is None


def _fault(path: Path, line: int, faults: Iterable[str], tally: Tally) -> None:
    tally.faulty += 1
    for fault in faults:
        sys.stderr.write(f"{path.name}:{line}: {fault}\n")


def _told(refused: Refused) -> list[str]:
    """Each fault with its field, in the words of its code."""
    faults = refused.faults if isinstance(refused, Several) else (refused,)
    return [f"{NAMES.get(fault.field, fault.field)}: {fault}".removeprefix(": ") for fault in faults]


NAMES = {"practice": "body", "topics": "tags", "levels": "level", "on": "published_on", "source": "source_id"}
"""What a field of a case is called in the file."""


class _Bar:
    """Progress on a terminal, nothing elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._shown = total, sys.stderr.isatty() and total > BATCH

    def show(self, done: int) -> None:
        if self._shown:
            full = 40 * done // self._total
            sys.stderr.write(f"\r[{'#' * full}{'.' * (40 - full)}] {done} of {self._total}")

    def end(self) -> None:
        if self._shown:
            sys.stderr.write("\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
