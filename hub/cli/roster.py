"""`hub roster check` and `hub roster apply`: a district comes in from a sheet, with every row that is wrong named before anything is done."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from domain.errors import Refused
from hub.access import Act
from hub.cli.trouble import Trouble
from hub.compose import Hub, open_hub
from hub.roster.faults import NoColumns
from hub.roster.kinds import Action, Fault, Outcome, State
from hub.roster.register import Import, Line
from hub.settings import Settings

ACT = Act(source="cli")
PAGE = 500


def add(parsers: Any) -> None:
    parser = parsers.add_parser("roster", help="schools, studios, people, partners and appointments from a sheet")
    acts = parser.add_subparsers(required=True, metavar="check|apply")
    look = acts.add_parser("check", help="compare every row with the hub and change nothing")
    do = acts.add_parser("apply", help="carry it out; refused where a row is wrong")
    do.add_argument("--good-only", action="store_true", help="carry out the rows that are right and leave the others")
    for each in (look, do):
        each.add_argument("file", type=Path, metavar="FILE.xlsx|FILE.csv")
    look.set_defaults(run=check)
    do.set_defaults(run=apply)


def check(args: argparse.Namespace, settings: Settings) -> int:
    """Status 1 where any row is wrong."""
    with closing(open_hub(settings)) as hub:
        found = _checked(hub, args.file)
        _tell(hub, found, args.file)
        hub.roster.forget(found.id)
    return 1 if found.wrong else 0


def apply(args: argparse.Namespace, settings: Settings) -> int:
    """Status 1 where any row is wrong; nothing is done then unless --good-only is said."""
    began = time.perf_counter()
    with closing(open_hub(settings)) as hub:
        found = _checked(hub, args.file)
        _tell(hub, found, args.file)
        if (found.wrong and not args.good_only) or not found.changes:
            hub.roster.forget(found.id)
            _say("nothing has been done" if found.wrong else "nothing to do: all of it is so already")
            return 1 if found.wrong else 0
        done = hub.roster.apply(found.id, good_only=args.good_only, act=ACT)
        if done.state is not State.DONE:
            raise Trouble("another import is being carried out: wait until it is done, then say it again")
        for line in _lines(hub, done, outcome=Outcome.REFUSED):
            _fault(args.file, line)
    refused = done.counts.get(Outcome.REFUSED, 0)
    _say(
        f"{done.counts.get(Outcome.DONE, 0)} rows carried out, {refused} refused, in {time.perf_counter() - began:.1f} s"
    )
    return 1 if refused or done.wrong else 0


def _checked(hub: Hub, path: Path) -> Import:
    """The file taken in, its columns as they are guessed. What cannot be read is one line."""
    with path.open("rb") as content:
        try:
            found = hub.roster.take(path.name, content, act=ACT)
        except Refused as cause:
            raise Trouble(f"{path.name}: {WHY.get(cause.code, cause)}") from None
    try:
        return hub.roster.match(found.id, found.sheets, act=ACT)
    except Refused as cause:
        hub.roster.forget(found.id)
        raise Trouble(f"{path.name}: {WHY.get(cause.code, cause)}") from None


WHY = {
    "roster.not_a_sheet": "this is no sheet: give an .xlsx or .csv file",
    "roster.old_format": "this is a workbook of before 2007: open it and save it as .xlsx",
    "attachment.encrypted": "the file wants a password: save it without one",
    "attachment.empty": "the file is empty",
    "attachment.broken": "the file is damaged: open it and save it anew",
    "attachment.bomb": "the file unfolds to more than it has a right to: save the rows in a new file",
    "roster.file_too_large": "the file is larger than 20 MB: part it",
    "roster.no_rows": "there is no row below the headings",
    "roster.too_many_rows": "more than 50,000 rows: part the file",
    "roster.text_unreadable": "the text is neither UTF-8 nor GB 18030: save it as UTF-8",
    NoColumns.code: "no headings of a roster are in it: take a template of the hub",
    "roster.column_missing": "a column is missing that tells one row from another: the code, or the name",
    "roster.nothing_chosen": "no headings of a roster are in it: take a template of the hub",
}


def _tell(hub: Hub, found: Import, path: Path) -> None:
    for sheet in found.sheets:
        what = (
            f"{sheet.kind}, columns {', '.join(sheet.columns)}" if sheet.kind else "left out: no headings of a roster"
        )
        _say(f"{path.name}{f' [{sheet.name}]' if sheet.name else ''}: {what}")
    for line in _lines(hub, found, action=Action.WRONG):
        _fault(path, line)
    _say(", ".join(f"{found.counts.get(each, 0)} {each}" for each in Action))


def _lines(hub: Hub, of: Import, **which: str) -> list[Line]:
    found: list[Line] = []
    while page := hub.roster.register.lines(of.id, after=found[-1].no if found else 0, limit=PAGE, **which):
        found += page
    return found


def _fault(path: Path, line: Line) -> None:
    place = f"{path.name}:{line.sheet}:{line.line}" if line.sheet else f"{path.name}:{line.line}"
    for fault in line.faults:
        sys.stderr.write(f"{place}: {_words(fault)}\n")


def _words(fault: Fault) -> str:
    facts = " ".join(f"{name}={value}" for name, value in fault.facts.items())
    return " ".join(filter(None, (f"{fault.field}:" if fault.field else "", fault.code, facts)))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
