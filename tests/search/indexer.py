"""A process that follows a made-up log until it is killed; started by test_killed_indexers.py.

Event n writes document n % 40 with the word of its turn; each seventh takes one away, each thirtieth takes words back. What it has
written for sure it says on its standard output.
"""

from __future__ import annotations

import sys
from pathlib import Path

from search.library import Library
from tests.search.shelf import VOCABULARY, doc
from tests.search.town import Town

TURNS = "甲乙丙丁戊己庚辛"


def event(number: int):
    """Key, document (None = gone), whether words are taken back."""
    key = f"case:{number % 40}"
    if number % 7 == 3:
        return key, None, False
    text = f"互访{TURNS[number % len(TURNS)]}记 第{number}回 " + "支部清单" * (number % 5)
    return key, doc(key, f"案例{number % 40}", text, position=number), number % 30 == 0


def town(head: int) -> Town:
    made = Town()
    made.events = [event(number) for number in range(1, head + 1)]
    return made


def main() -> None:
    library = Library(Path(sys.argv[1]), VOCABULARY, "log")
    head = int(sys.argv[2])
    town_now = town(head)
    follower = library.follower(town_now)
    while True:
        follower._commit_at = float("-inf")
        follower.look()
        sys.stdout.write(f"{library.index.followed()}\n")
        sys.stdout.flush()
        head += 3
        town_now.events += [event(number) for number in range(len(town_now.events) + 1, head + 1)]


if __name__ == "__main__":
    main()
