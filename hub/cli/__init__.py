"""The operator's command `hub`: start, load, check, save and restore a hub, each with one clear line when it cannot be done."""

from __future__ import annotations

import sys

OLDEST = (3, 11)


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit status. 0 = done, 1 = something is wrong, 2 = the command line is."""
    if sys.version_info < OLDEST:
        print(  # noqa: T201  # nothing else of ours can be imported yet
            f"hub: this is Python {sys.version_info[0]}.{sys.version_info[1]}, but 3.11 or newer is needed: start it with one.",
            file=sys.stderr,
        )
        return 1
    from hub.cli.commands import run  # noqa: PLC0415  # an old Python must get as far as the sentence above

    return run(sys.argv[1:] if argv is None else argv)
