"""What is told is found; what is damaged heals by itself; what is taken back leaves every file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from search.follower import Stopped
from search.library import Library, NoIndex
from search.vocabulary import Vocabulary
from tests.search.shelf import SHELF, VOCABULARY, ask, doc, found, keys
from tests.search.town import Town


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Place:
    """A library with its town and its follower, whose rounds are walked by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.town, self.clock = folder, Town(), Clock()
        self.library = Library(folder, VOCABULARY, "log")
        self.follower = self.library.follower(self.town)
        self.follower._clock = self.clock

    def round(self, seconds: float = 100) -> bool:
        self.clock.now += seconds
        return self.follower.look()


@pytest.fixture
def place(tmp_path):
    made = Place(tmp_path)
    yield made
    made.follower.stop()
    made.library.close()


@pytest.fixture
def filled(place):
    place.town.tell(*SHELF)
    place.round()
    return place


def test_before_the_first_round_there_is_no_index_and_it_is_said(place):
    with pytest.raises(NoIndex):
        place.library.search(ask("互访"))


def test_after_a_round_everything_told_is_found(filled):
    assert found(filled.library, "互访") == {"case:visit"}
    assert filled.library.position() == len(SHELF)
    assert not filled.library.search(ask("互访")).degraded


def test_what_changes_is_found_after_the_next_round(filled):
    filled.town.tell(doc("case:new", "新案例", "互访记"))
    filled.town.withdraw("case:visit")

    filled.round()

    assert found(filled.library, "互访") == {"case:new"}
    assert filled.town.reads == 2, "nothing was built anew after the first time"


def test_a_round_with_nothing_to_do_writes_nothing(filled):
    before = files(filled.folder)

    filled.round()

    assert files(filled.folder) == before


def test_only_one_process_follows(filled):
    other = Library(filled.folder, VOCABULARY, "log")
    second = other.follower(filled.town)

    assert (second.look(), filled.round()) == (False, True)
    filled.follower.stop()
    assert second.look()
    second.stop()
    other.close()


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "gone"])
def test_a_damaged_index_is_answered_by_the_fallback_and_then_heals(filled, harm):
    for path in segments(filled.folder):
        spoil(path, harm)
    opened = Library(filled.folder, VOCABULARY, "log")

    page = opened.search(ask("互访"))
    assert (keys(page), page.degraded) == (["case:visit"], True)

    filled.round()
    page = opened.search(ask("互访"))
    assert (keys(page), page.degraded) == (["case:visit"], False)
    opened.close()


def test_a_damaged_fallback_heals_too(filled):
    filled.library.fallback.close()
    (filled.folder / "search" / "fallback.db").write_bytes(b"no database" * 1_000)

    filled.round()

    assert filled.library.check()["fallback"].faults == ()
    assert found(filled.library.fallback, "互访") == {"case:visit"}


def test_damage_nobody_came_across_is_found_by_the_hourly_reading(filled):
    filled.round(4_000)
    spoil(segments(filled.folder)[0], "flip")
    assert filled.library.check()["index"].faults != ()

    filled.round(4_000)

    assert filled.library.check()["index"].faults == ()


def test_a_build_can_be_asked_for_from_another_process(filled):
    before = filled.library.index.generations.current()
    other = Library(filled.folder, VOCABULARY, "log")
    other.rebuild()

    filled.round()

    assert filled.library.index.generations.current() != before
    assert found(other, "互访") == {"case:visit"}
    other.close()


def test_whoever_asks_for_a_build_right_after_another_does_not_wait(filled):
    for _ in range(2):
        before = filled.library.index.generations.current()
        filled.library.rebuild()

        filled.round(1)

        assert filled.library.index.generations.current() != before


def test_new_words_of_the_field_count_at_once_and_are_built_in_afterwards(filled):
    filled.library.learn(Vocabulary([["结对", "互访"]]))
    assert found(filled.library, "结对") == {"case:visit"}

    filled.round()

    assert filled.library.index.stale() == filled.library.fallback.stale() == ""
    assert found(filled.library, "结对") == {"case:visit"}


def test_an_index_ahead_of_the_log_is_built_anew(filled):
    filled.town.events = filled.town.events[:1]

    filled.round()

    assert (filled.library.position(), found(filled.library, "互访")) == (1, set())


@pytest.mark.parametrize("inline", [True, False])
def test_words_taken_back_are_in_no_file_any_more(filled, monkeypatch, inline):
    monkeypatch.setattr("search.follower.INLINE", 2_000 if inline else 0)
    filled.town.tell(doc("case:canary", "金丝雀", "绝密暗号绿孔雀 canary4711"))
    filled.round()
    filled.library.rebuild()
    filled.round()
    assert traces(filled.folder)

    filled.town.tell(doc("case:canary", "金丝雀", "已移除"), redacted=True)
    filled.round()
    filled.round()

    assert traces(filled.folder) == []
    assert found(filled.library, "金丝雀") == {"case:canary"}
    assert filled.library.search(ask("canary4711")).total == 0


def test_what_happens_during_a_build_is_found_before_and_after_it(filled, monkeypatch):
    monkeypatch.setattr("search.follower.GATHER", 0.02)
    during = []

    def everything():
        position, docs = Town.everything(filled.town)

        def slowly():
            yield next(docs)
            filled.town.tell(doc("case:late", "迟到", "互访"))
            filled.town.withdraw("case:visit")
            during.append(within(5.0, lambda: found(filled.library, "互访") == {"case:late"}))
            yield from docs

        return position, slowly()

    filled.town.everything = everything
    filled.library.rebuild()
    filled.round()

    assert during == [True]
    assert found(filled.library, "互访") == {"case:late"}
    assert filled.library.index.generations.current().name == "g00000002"


def test_a_build_that_fails_leaves_the_old_index_and_is_tried_again(filled):
    whole = filled.town.everything
    filled.town.everything = lambda: (5, (1 // 0 for _ in range(1)))
    filled.library.rebuild()
    with pytest.raises(ZeroDivisionError):
        filled.round()
    assert found(filled.library, "互访") == {"case:visit"}

    filled.town.everything = whole
    filled.round(10)
    assert filled.library.index.generations.wanted() == "asked for", "not in the next moment"
    filled.round(60)

    assert filled.library.index.generations.wanted() == ""
    assert found(filled.library, "互访") == {"case:visit"}


def test_a_follower_that_is_told_to_end_throws_an_unfinished_build_away(place):
    place.town.tell(*SHELF)
    place.follower._stop.set()
    with pytest.raises(Stopped):
        place.follower.look()

    assert place.library.index.generations.current() is None


def test_a_builder_that_was_killed_leaves_nothing_that_counts(filled):
    left = filled.library.index.build()
    left.writer.apply([doc("case:x", "互访")], [], 1)
    del left

    assert found(filled.library, "互访") == {"case:visit"}
    filled.library.rebuild()
    filled.round()
    assert len([path for path in (filled.folder / "search").iterdir() if path.is_dir()]) == 2


def test_a_failing_source_ends_neither_the_watch_nor_the_answers(filled, monkeypatch):
    filled.follower._clock = time.monotonic
    monkeypatch.setattr("search.follower.PAUSE", 0.01)
    monkeypatch.setattr("search.follower.GATHER", 0.05)
    whole = filled.town.changes
    filled.town.changes = lambda *_: 1 // 0
    filled.town.tell(doc("case:new", "互访"))

    filled.follower.start()
    time.sleep(0.2)
    assert found(filled.library, "互访") == {"case:visit"}
    filled.town.changes = whole

    assert within(2.0, lambda: found(filled.library, "互访") == {"case:visit", "case:new"})


def test_an_event_is_found_within_two_seconds(filled):
    filled.follower._clock = time.monotonic
    filled.follower.start()

    for number in range(3):
        filled.town.tell(doc(f"case:{number}", "互访"))
        assert within(2.0, lambda n=number: f"case:{n}" in found(filled.library, "互访"))


def within(seconds: float, true) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return False


def segments(folder: Path) -> list[Path]:
    current = (folder / "search" / "CURRENT").read_text().strip()
    return sorted((folder / "search" / current).glob("MAIN_*.seg"))


def spoil(path: Path, harm: str) -> None:
    content = bytearray(path.read_bytes())
    match harm:
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "flip":
            content[len(content) // 2] ^= 16
            path.write_bytes(content)
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()


def files(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*.seg")}


def traces(folder: Path) -> list[Path]:
    """Files with the canary in plain, in a token or as the start of one in UTF-8."""
    marks = (b"canary4711", "绿孔雀".encode(), "孔雀".encode())
    return [path for path in folder.rglob("*") if path.is_file() and any(mark in path.read_bytes() for mark in marks)]
