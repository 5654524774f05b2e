"""`python -m benchmarks [part ...]`: measure, print the table, keep it in var/bench.json. Parts: writing reading pages programme serving door."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import door, pages, programme, reading, serving, writing
from benchmarks.figures import Figure, keep, show

PARTS = {
    "writing": writing,
    "reading": reading,
    "pages": pages,
    "programme": programme,
    "serving": serving,
    "door": door,
}


def main(wanted: list[str]) -> int:
    """Status 1 when a goal is missed, so that a release notices."""
    if strange := set(wanted) - PARTS.keys():
        sys.exit(f"no such part: {', '.join(sorted(strange))}; there are {', '.join(PARTS)}")
    figures: list[Figure] = []
    for name in wanted or PARTS:
        with tempfile.TemporaryDirectory(prefix="hujian-bench-") as folder:
            figures += PARTS[name].measure(Path(folder))
    show(figures)
    keep(figures, Path("var/bench.json"))
    return 1 if any(figure.met is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
