"""An indexer may be killed in the middle of any write: what is found afterwards is a state that was, and the next one goes on.

HUB_TEST_KILLS=200 for more.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.library import Library, NoIndex
from search.port import Damaged
from tests.search.indexer import town
from tests.search.shelf import VOCABULARY, ask, found, keys
from tests.search.test_follower import spoil

KILLS = int(os.environ.get("HUB_TEST_KILLS", "20"))
HARMS = max(20, KILLS // 2)
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.crash
def test_a_killed_indexer_leaves_a_state_that_was(tmp_path):
    chance = random.Random(11)
    said = rebuilt = 0

    for kill in range(KILLS):
        said = max(said, run_and_kill(tmp_path, said, chance.uniform(0.0, 0.25)))
        library = Library(tmp_path, VOCABULARY, "log")
        position = library.index.position()
        state = town(position).books

        assert position >= said, "what was written for sure is there"
        assert state_of(library.index) == set(state), f"after kill {kill}"
        for key in list(state)[:3]:
            assert key in found(library.index, state[key].text.split()[0])
        assert library.check()["index"].faults == ()
        assert set(keys(library.fallback.search(ask(limit=100)))) == set(town(library.fallback.position()).books)
        rebuilt = int(library.index.generations.current().name[1:])
        library.close()

    print(f"\nkilled indexers: {KILLS} kills, {said} events, 0 wrong states, generation {rebuilt}")
    assert rebuilt == 1, "nothing had to be built anew"


def harmed(chance, folder):
    """One of the folder's files is cut off or has a bit flipped: which, and where."""
    path = chance.choice([each for each in sorted(folder.iterdir()) if "LOCK" not in each.name])
    where = chance.randrange(max(1, path.stat().st_size))
    content = bytearray(path.read_bytes())
    if chance.random() < 0.5:
        path.write_bytes(content[:where])
    else:
        content[where] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
    return path, where


@pytest.mark.crash
def test_harmed_files_give_no_wrong_answer_and_heal(tmp_path):
    chance = random.Random(12)
    made = town(200)
    library = Library(tmp_path, VOCABULARY, "log")
    follower = library.follower(made)
    follower.look()
    right = found(library.index, "互访甲记"), set(made.books)

    for harm in range(HARMS):
        current = library.index.generations.current()
        path, where = harmed(chance, current)
        opened = Library(tmp_path, VOCABULARY, "log")

        for looked in (library, opened):  # one that had it open, and one that opens it now
            page = looked.search(ask("互访甲记", limit=100))
            assert set(keys(page)) == right[0], f"harm {harm} to {path.name} at {where}"
        follower._build_at = follower._check_at = float("-inf")
        follower.look()
        assert opened.index.check().faults == ()
        assert (found(opened.index, "互访甲记"), state_of(opened.index)) == right
        opened.close()
    follower.stop()
    library.close()
    print(f"\nharmed index files: {HARMS} truncated or flipped, 0 wrong answers, all healed")


def test_with_both_indexes_gone_it_is_said_and_not_guessed(tmp_path):
    library = Library(tmp_path, VOCABULARY, "log")
    follower = library.follower(town(20))
    follower.look()
    for path in library.index.generations.current().glob("*.seg"):
        spoil(path, "empty")
    (tmp_path / "search" / "fallback.db").write_bytes(b"")
    fresh = Library(tmp_path, VOCABULARY, "log")

    with pytest.raises(NoIndex):
        fresh.search(ask("互访"))
    with pytest.raises(Damaged):
        fresh.index.search(ask("互访"))
    follower.stop()


def state_of(index) -> set[str]:
    return set(keys(index.search(ask(limit=100))))


def run_and_kill(folder: Path, head: int, after: float) -> int:
    """The last position that the indexer wrote for sure before it was killed."""
    command = [sys.executable, "-m", "tests.search.indexer", str(folder), str(head + 5)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        lines = [running.stdout.readline()]
        time.sleep(after)
        running.kill()
        lines += running.stdout.read().split("\n")
    return max((int(line) for line in lines if line.strip().isdigit()), default=0)
