"""`hub verify`, `rebuild`, `tick`, `check`: whether all is well, and what sets it right."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import os
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import hub
from domain.words import SHANGHAI
from hub.attachments.shelf import FOLDER, Shelf
from hub.cli import proving
from hub.cli.trouble import Trouble
from hub.clock import system_clock
from hub.compose import open_hub
from hub.keyring import Keyring
from hub.log import Log
from hub.settings import Settings

PACKAGES = ("domain", "hub", "projections", "search", "web")
DISTRIBUTION = "studio-exchange-hub"
OLDEST_SQLITE = (3, 35, 0)


def add(parsers: Any) -> None:
    walk = parsers.add_parser("verify", help="walk the whole log and name the first position that is not as written")
    walk.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        action="append",
        help="also compare it with a signed checkpoint (otherwise with the last one in the folder of checkpoints)",
    )
    proving.key_option(walk)
    walk.set_defaults(run=verify)
    parsers.add_parser(
        "rebuild", help="build the read database anew beside the present one, while serving"
    ).set_defaults(run=rebuild)
    tick = parsers.add_parser(
        "tick", help="do what is due: expiries, reminders, closings (a serving hub does it itself)"
    )
    tick.add_argument(
        "--now", type=instant, metavar="ISO", help="as if it were this moment (local time of the district)"
    )
    tick.set_defaults(run=run_tick)
    parsers.add_parser("check", help="is this installation sound?").set_defaults(run=check)
    parsers.add_parser("version", help="print the version").set_defaults(run=version)


def verify(args: argparse.Namespace, settings: Settings) -> int:
    """Position and head hash; whether the log is still the one that was signed. Opens no log for writing."""
    if not (settings.data / "log.db").exists():
        raise Trouble(f"no log in {settings.data}: name the right directory with --data")
    keys = Keyring(settings.data / "private.db")
    log = Log(settings.data / "log.db", keys, system_clock)
    try:
        head = log.verify(texts=True)
        files = args.against or proving.newest(settings)
        told = proving.against(log, proving.trusted(args.key, log, keys), files) if files else []
    finally:
        log.close()
        keys.close()
    if changed := Shelf(settings.data / FOLDER).damaged():
        raise Trouble(
            f"{len(changed)} attached files are not what was sent ({changed[0]} ...): restore a backup beside this hub"
        )
    _say(f"whole: {head.position} events, every one as written and readable", f"head {head.hash.hex()}", *told)
    return 0


def rebuild(_: argparse.Namespace, settings: Settings) -> int:
    here = open_hub(settings)
    try:
        path = here.read.rebuild()
        with here.reader() as reader:
            parked = reader.value("SELECT count(*) FROM parked")
            _say(f"{path.name}: level with the log at {reader.position}, {parked} events parked")
    finally:
        here.close()
    return 0


def run_tick(args: argparse.Namespace, settings: Settings) -> int:
    now = args.now
    here = open_hub(settings, clock=(lambda: now) if now else system_clock)
    try:
        ticked = here.deadlines.tick(here.clock())
        here.log.obey()
        speaking = importlib.import_module("web.notices").Speaking(here)  # words stand in the site, the layer above
        tally = here.notices.round(speaking, here.clock())
        _say(f"ticked at {here.clock().astimezone(SHANGHAI):%Y-%m-%d %H:%M}: {len(ticked.done)} done")
        for due, code in ticked.refused:
            _say(f"  refused: {due.command_id}: {code}")
        if tally is None:
            _say("  messages: another process is sending them")
        elif any(tally):
            _say(f"  messages: {tally.sent} sent, {tally.failed} to be tried again, {tally.parked} parked")
    finally:
        here.close()
    return 0


def check(_: argparse.Namespace, settings: Settings) -> int:
    """What else could break a hub that starts: foreign packages of our names, an old SQLite, no right to write."""
    faults = [*_foreign_packages()]
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        faults.append(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed, use a newer Python")
    place = settings.data if settings.data.exists() else settings.data.parent
    if not os.access(place, os.W_OK):
        faults.append(f"no right to write in {place}: give this user the directory, or name another one with --data")
    for fault in faults:
        sys.stderr.write(f"hub: {fault}\n")
    if not faults:
        _say(f"sound: hub {hub.__version__}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    return 1 if faults else 0


def _foreign_packages() -> list[str]:
    """Other distributions install packages called hub or web and overwrite ours silently (style 2.11)."""
    owners = importlib.metadata.packages_distributions()
    return [
        f"the package {name} here is also of {', '.join(sorted(others))}: give the hub a virtual environment of its own"
        for name in PACKAGES
        if (others := set(owners.get(name, ())) - {DISTRIBUTION})
    ]


def version(_: argparse.Namespace, __: Settings) -> int:
    _say(f"hub {hub.__version__}")
    return 0


def instant(text: str) -> datetime:
    """An aware moment; without an offset it is the district's local time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: write a moment as 2026-03-20T14:30 or 2026-03-20") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
