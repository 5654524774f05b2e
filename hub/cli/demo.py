"""`hub demo`: a district with a year of history, to look around in."""

from __future__ import annotations

import argparse
from typing import Any

from hub.settings import Settings


def add(parsers: Any) -> None:
    parser = parsers.add_parser("demo", help="load the demo district")
    parser.set_defaults(run=demo)


def demo(args: argparse.Namespace, settings: Settings) -> int:
    raise NotImplementedError
