"""`hub demo`: a district with two years of history, to look around in; or another history in the same format."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from hub.cli import serving
from hub.cli.trouble import Trouble
from hub.clock import system_clock
from hub.history import Report, demo_accounts, demo_file, load, scaling
from hub.history.directory import organisation_beside
from hub.settings import DEMO_PASSPHRASE, Settings

MARK = "demo"
"""In a data directory: it may be thrown away."""


def add(parsers: Any) -> None:
    parser = parsers.add_parser("demo", help="load the demo district (or --history FILE) into an empty data directory")
    parser.add_argument("--history", type=Path, metavar="FILE", help="another history, an organisation.yaml beside it")
    parser.add_argument("--until", type=day, metavar="DATE", help="stop after this day of the history")
    parser.add_argument(
        "--shift-to-today", action="store_true", help="move all dates so that 2026-01-31 of the history is today"
    )
    parser.add_argument("--strict", action="store_true", help="stop at the first line that is refused, and fail")
    parser.add_argument(
        "--scale", type=copies, default=1, metavar="N", help="a district N times as big: 100 gives about 3,000 schools"
    )
    parser.add_argument(
        "--serve", action="store_true", help="serve it afterwards; load nothing when it is there already"
    )
    parser.add_argument("--reset", action="store_true", help="forget what was done in a demo and load it anew")
    serving.options(parser)
    parser.set_defaults(run=demo)


def demo(args: argparse.Namespace, settings: Settings) -> int:
    """Load, report, name the accounts; with --serve, serve what was loaded now or earlier."""
    settings = msgspec.structs.replace(settings, demo="on")
    there = (settings.data / "log.db").exists()
    if args.reset and there:
        _refuse_real(settings.data)
    elif there and not args.serve:
        raise Trouble(f"{settings.data} holds a hub already: name another directory with --data")
    if args.serve:
        serving.check_port(args.host, args.port)
    if (args.reset or not there) and (status := _load(args, settings)):
        return status
    _tell_accounts(args.history or demo_file())
    return _serve(args, settings) if args.serve else 0


def _load(args: argparse.Namespace, settings: Settings) -> int:
    """Beside the data directory, which gets it when it is whole: a load broken off leaves nothing that looks like a hub."""
    stage = settings.data.with_name(f"{settings.data.name}.loading")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        report = load(
            msgspec.structs.replace(settings, data=stage),
            history=args.history,
            until=args.until,
            shift_to_today=args.shift_to_today,
            now=system_clock(),
            strict=args.strict,
            progress=_progress if sys.stderr.isatty() else None,
        )
        _tell(report)
        if args.strict and report.refused:
            return 1
        if args.scale > 1:
            length = scaling.scale(msgspec.structs.replace(settings, data=stage), args.scale)
            _say(f"  {args.scale} times as big: {length} events")
        (stage / MARK).touch()
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        _take_place(stage, settings.data)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return 0


def _refuse_real(data: Path) -> None:
    """Only what `hub demo` has made is thrown away, and not below somebody who serves it. Raises Trouble."""
    if not (data / MARK).exists():
        raise Trouble(
            f"{data} holds a hub that `hub demo` has not made: it is not reset; name another directory with --data"
        )
    os.close(serving.claim(data, exclusive=True))


def _take_place(stage: Path, data: Path) -> None:
    """What was loaded takes the place of the demo that was there, while nobody can begin to serve either."""
    use = serving.claim(data, exclusive=True)
    try:
        for path in data.iterdir() if (data / MARK).exists() else ():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != serving.IN_USE:
                path.unlink()
        for path in stage.iterdir():
            if path.name != serving.IN_USE:
                path.rename(data / path.name)
    finally:
        os.close(use)


def _serve(args: argparse.Namespace, settings: Settings) -> int:
    """By a fresh process: what the load has taken of memory is given back."""
    os.environ["HUB_DEMO"] = "on"
    where = ["--host", args.host, "--port", str(args.port), "--workers", str(args.workers)]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "hub", "--data", str(settings.data), "serve", *where])  # noqa: S606


def _tell(report: Report) -> None:
    moved = f", dates moved by {report.days_shifted} days" if report.days_shifted else ""
    _say(
        f"{report.file}: {report.read} of {report.lines} lines, {report.events} events"
        f" in {report.seconds:.1f} s{moved}; {report.accounts} accounts"
    )
    _count("loaded", report.loaded)
    _count("said what was so already", report.already)
    _count("written, and submitted later", report.kept)
    _count("of areas that this hub does not have yet", report.absent)
    _count("not part of the log", report.skipped)
    if report.refused:
        _say(f"  {len(report.refused)} lines refused:")
        for line in report.refused:
            _say(f"    {report.file}:{line.line}: {line.stream} {line.event}: {line.refused}")


def _count(what: str, kinds: Counter[tuple[str, str]]) -> None:
    if not kinds:
        return
    by_area: Counter[str] = Counter()
    for (area, _), count in kinds.items():
        by_area[area] += count
    listed = ", ".join(f"{area} {count}" for area, count in sorted(by_area.items()))
    _say(f"  {kinds.total():5} {what}: {listed}")


def _tell_accounts(history: Path) -> None:
    _say("", f"Everybody signs in with the passphrase: {DEMO_PASSPHRASE}", "")
    for account in demo_accounts(organisation_beside(history)):
        _say(f"  {account.login:12} {account.role:10} {account.name}（{account.unit}）")
    _say("")


def _progress(done: int, of: int) -> None:
    if done % 50 == 0 or done == of:
        sys.stderr.write(f"\r{done} of {of} lines" + ("\n" if done == of else ""))


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: write a day as 2025-11-03") from None


def copies(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= scaling.MOST:
        raise argparse.ArgumentTypeError(f"{text}: write a number from 1 to {scaling.MOST}")
    return int(text)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
