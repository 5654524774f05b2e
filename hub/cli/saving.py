"""`hub backup` and `hub restore`: the whole hub in one file, and back."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from hub import backup
from hub.cli import proving
from hub.cli.keeping import instant
from hub.cli.serving import claim
from hub.clock import micros
from hub.rewind import Point
from hub.settings import Settings


def add(parsers: Any) -> None:
    save = parsers.add_parser("backup", help="copy the hub into one file, while it serves")
    save.add_argument(
        "target", type=Path, metavar="FILE.tar|DIR", help="the file, or a directory that gets a dated one"
    )
    save.set_defaults(run=make)
    back = parsers.add_parser("restore", help="bring a backup back into an empty data directory")
    back.add_argument("archive", type=Path, metavar="FILE.tar")
    back.add_argument("--replace", action="store_true", help="move the hub that is there aside (before-restore-...)")
    point = back.add_mutually_exclusive_group()
    point.add_argument(
        "--until", type=upto, metavar="DATE", help="as it was at the end of that day, or at a moment 2026-03-20T14:30"
    )
    point.add_argument("--position", type=proving.position, metavar="N", help="as it was after that event")
    back.set_defaults(run=restore)


def make(args: argparse.Namespace, settings: Settings) -> int:
    path, manifest = backup.make(settings.data, args.target)
    sys.stdout.write(f"{path}: {manifest.position} events, head {manifest.head}\n")
    return 0


def restore(args: argparse.Namespace, settings: Settings) -> int:
    """Refused before anything is touched: a file that is cut or foreign, a directory that is served or not empty."""
    backup.inspect(args.archive)
    use = claim(settings.data, exclusive=True)
    try:
        point = Point(position=args.position) if args.position else args.until
        head = backup.restore(settings, args.archive, replace=args.replace, upto=point)
    finally:
        os.close(use)
    sys.stdout.write(
        f"{settings.data}: {head.position} events, whole, head {head.hash.hex()}; everybody signs in anew\n"
    )
    return 0


def upto(text: str) -> Point:
    """The last microsecond of a day of the district, or of a minute that is named."""
    whole_day = len(text) == len("2026-03-20")
    try:
        end = instant(text) + (timedelta(days=1) if whole_day else timedelta(minutes=1))
    except OverflowError:
        raise argparse.ArgumentTypeError(f"{text}: no day that a hub could know") from None
    return Point(instant=micros(end) - 1)
