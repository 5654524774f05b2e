"""The command line: which commands there are, and one way to run them all."""

from __future__ import annotations

import argparse
import os
import sys

import hub
from hub.cli import accounts, cases, demo, evaluating, finding, keeping, moving, proving, roster, saving, serving
from hub.cli.trouble import sentence
from hub.settings import Settings

ABOUT = "Hujian: a hub where Party-secretary studios invite, visit and learn from each other."


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="hub", description=ABOUT)
    top.add_argument("--data", metavar="DIR", help="data directory (otherwise HUB_DATA, otherwise var)")
    top.add_argument("--version", action="version", version=f"hub {hub.__version__}")
    parsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for part in (serving, demo, accounts, keeping, proving, saving, moving, cases, finding, evaluating, roster):
        part.add(parsers)
    return top


def run(argv: list[str]) -> int:
    """Run one command; what goes wrong becomes one line on standard error and an exit status that is not 0."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args, Settings.from_env(os.environ, data=args.data))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `hub users list | head`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # keeps the interpreter from flushing into the pipe
        return 1
    except Exception as cause:
        if (told := sentence(cause)) is None:
            raise
        sys.stderr.write(f"hub: {told}\n")
        return 1
    return status
