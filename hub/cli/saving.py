"""`hub backup` and `hub restore`: the whole hub in one file, and back."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from hub import backup
from hub.cli.serving import claim
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
        head = backup.restore(settings, args.archive, replace=args.replace)
    finally:
        os.close(use)
    sys.stdout.write(
        f"{settings.data}: {head.position} events, whole, head {head.hash.hex()}; everybody signs in anew\n"
    )
    return 0
