"""`hub export` and `hub import`: the log as CloudEvents that any program can read, and back into an empty hub."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from hub import transfer
from hub.cli import proving
from hub.cli.trouble import Trouble
from hub.keyring import Keyring
from hub.settings import Settings


def add(parsers: Any) -> None:
    out = parsers.add_parser(
        "export", help="write the log as CloudEvents, while it serves: no names, no keys, no files"
    )
    out.add_argument("file", type=Path, metavar="FILE.ndjson")
    out.set_defaults(run=export)
    back = parsers.add_parser(
        "import", help="make a hub of an export in an empty data directory; its texts are removed"
    )
    back.add_argument("file", type=Path, metavar="FILE.ndjson")
    proving.key_option(back)
    back.set_defaults(run=load)


def export(args: argparse.Namespace, settings: Settings) -> int:
    if not (settings.data / "log.db").exists():
        raise Trouble(f"no log in {settings.data}: name the right directory with --data")
    keys = Keyring(settings.data / "private.db")
    try:
        events, head = transfer.export(settings.data / "log.db", keys, args.file, _progress("written"))
    finally:
        keys.close()
    sys.stdout.write(f"{args.file}: {events} events, head {head.hex()}; texts sealed, no names, no keys, no files\n")
    return 0


def load(args: argparse.Namespace, settings: Settings) -> int:
    """Refused, with the line, before anything is touched: a file that is cut, edited or foreign, a directory that is not empty."""
    key = proving.key_of(args.key) if args.key else None
    head = transfer.load(settings, args.file, key, _progress("read"))
    sys.stdout.write(
        f"{settings.data}: {head.position} events, whole, head {head.hash.hex()}\n"
        f"{'signed by this key' if key else 'signature not checked: no --key was given'}; texts show as removed;"
        " nobody can sign in yet: `hub users add LOGIN --person ID --name NAME`\n"
    )
    return 0


def _progress(done: str) -> transfer.Progress:
    def tell(events: int, of: int) -> None:
        sys.stderr.write(f"  {events:,}{f' of {of:,}' if of else ''} events {done}\n")

    return tell
