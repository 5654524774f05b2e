"""`hub evaluate`: the indicators of a day, as a table or as the JSON that two implementations must agree on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from domain.evaluation import Evaluation
from domain.model import decode
from hub.cli.demo import day
from hub.cli.trouble import Trouble
from hub.clock import system_clock
from hub.evaluation.figures import Figures
from hub.evaluation.reproducing import reproduce
from hub.keyring import Keyring
from hub.log import Log, NoLog
from hub.settings import Settings
from projections.indicators import Axis, document

BATCH = 10_000
NOT_ENOUGH = "too few"
NONE = "-"


def add(parsers: Any) -> None:
    parser = parsers.add_parser("evaluate", help="the indicators of collaboration at the end of a day")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--as-of", type=day, metavar="DATE", help="the day, as 2026-01-31")
    which.add_argument(
        "--reproduce",
        metavar="EVALUATION",
        help="compute an evaluation anew and say equal, or what differs: number or key",
    )
    parser.add_argument("--position", type=int, metavar="N", help="read the log up to this position only")
    parser.add_argument(
        "--axis",
        choices=list(Axis),
        default=Axis.KNOWN,
        help="known: what was known that day; occurred: what had happened by then, as known today",
    )
    parser.add_argument("--studio", metavar="CODE", help="the numbers of one studio")
    parser.add_argument("--json", action="store_true", help="everything, as one JSON object")
    parser.set_defaults(run=evaluate)


def evaluate(args: argparse.Namespace, settings: Settings) -> int:
    """Opens nothing for writing, so that it may run beside a serving hub and on a copy of its files."""
    path = settings.data / "log.db"
    if not path.exists():
        raise NoLog(str(path.parent))
    with (
        closing(Keyring(settings.data / "private.db")) as keys,
        closing(Log(path, keys, system_clock)) as log,
    ):
        figures = Figures(log, system_clock)
        if args.reproduce is not None:
            return _reproduce(log, figures, args.reproduce)
        facts = figures.facts(args.as_of, Axis(args.axis), args.position)
        if args.studio is not None and args.studio not in facts.studios:
            known = ", ".join(sorted(facts.studios)) or "none"
            raise Trouble(f"{args.studio}: no studio of this code on that day; known: {known}")
        found = document(facts, args.as_of, args.studio)
    if args.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        _say(*_table(found))
    return 0


def _reproduce(log: Log, figures: Figures, which: str) -> int:
    """Exit status 1 where anything differs."""
    keys = _opened(log)
    key = keys[int(which) - 1] if which.isdecimal() and 0 < int(which) <= len(keys) else which
    if key not in keys:
        raise Trouble(f"{which}: no such evaluation; " + (f"known: {', '.join(keys)}" if keys else "there is none yet"))
    found = reproduce(log, figures, key)
    of = found.evaluation
    _say(f"{key}", f"as of {of.as_of}, position {of.position}, head {found.head.hex()}, formula {of.formula}")
    for each in found.differences:
        _say(f"  {each.what}: recorded {each.recorded}, now {each.now}")
    if found.total_imported:
        _say("  its total was signed on paper and came with a history: not computed here")
    if found.equal:
        _say(f"equal: {len(of.computed)} lines, digest {of.input_digest}")
    else:
        _say(f"{len(found.differences)} differences")
    return 0 if found.equal else 1


def _opened(log: Log) -> list[str]:
    """Keys of all evaluations, in the order of their numbers."""
    found: list[str] = []
    after = 0
    while entries := log.read(after, BATCH):
        found += [decode(e.topic, e.state).key for e in entries if e.topic == Evaluation.Opened.TOPIC]
        after = entries[-1].position
    return found


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _table(found: dict[str, Any]) -> Iterator[str]:
    """A line per indicator, a column per stage; what rests on too few records is not shown."""
    whose = found["studio"] or "the district"
    yield f"{whose} as of {found['as_of']}, position {found['position']}, formula {found['formula']}"
    blocks = found["blocks"]
    if blocks:
        yield ""
        yield f"{'':12}" + "".join(f"{name:>18}" for name in blocks)
        for code in next(iter(blocks.values())):
            yield f"{code:12}" + "".join(f"{_cell(block[code]):>18}" for block in blocks.values())
    for part in ("graph", "cases", "brands", "obligations", "partners"):
        yield ""
        yield part
        low = {"r", "rho"} if found[part].get("low") else set()
        yield from (
            f"  {name:16}{NOT_ENOUGH if name in low else _cell(value)}"
            for name, value in found[part].items()
            if name != "low"
        )


def _cell(value: Any) -> str:
    if value is None:
        return NONE
    if not isinstance(value, dict):
        return str(value)
    if "low" not in value:
        return " ".join(f"{name} {each}" for name, each in value.items() if not isinstance(each, (dict, list)))
    if value["v"] is None:
        return NONE
    if value["low"]:
        return NOT_ENOUGH
    return f"{value['v']} ({value['n']}/{value['d']})" if "d" in value else str(value["v"])
