"""`python -m benchmarks.replay`: the figures of replay and evaluation, as a table and as JSON in var/bench-replay.json.

A measure is a function that gets an empty folder and gives figures: one line in MEASURES.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import judging, jumping
from benchmarks.figures import Figure, keep, show

MEASURES: dict[str, Callable[[Path], list[Figure]]] = {
    "jumping": jumping.measure,
    "judging": judging.measure,
}


def main(wanted: list[str]) -> int:
    """Status 1 when a goal is missed."""
    if strange := set(wanted) - MEASURES.keys():
        sys.exit(f"no such measure: {', '.join(sorted(strange))}; there are {', '.join(MEASURES)}")
    figures: list[Figure] = []
    for name in wanted or MEASURES:
        with tempfile.TemporaryDirectory(prefix="hujian-bench-") as folder:
            figures += MEASURES[name](Path(folder))
    show(figures)
    keep(figures, Path("var/bench-replay.json"))
    return 1 if any(figure.met is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
