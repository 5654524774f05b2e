"""One process answers for all: what is asked over the socket is answered as by the library itself, or it is said that nobody does."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from search import caller as calling
from search.caller import Caller
from search.desk import ADDRESS, Desk
from search.library import Library
from search.port import NoIndex
from tests.search.shelf import DISTRICT, NORTH, SHELF, VOCABULARY, ask, doc, keys


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path, VOCABULARY, "log")
    opened.index.apply(SHELF, [], 10)
    yield opened
    opened.close()


@pytest.fixture
def folder(library):
    return library.index.generations.root


@pytest.fixture
def desk(library, folder):
    opened = Desk(folder, lambda: library)
    yield opened
    opened.stop()


@pytest.fixture
def caller(folder, monkeypatch):
    monkeypatch.setattr(calling, "PATIENCE", 0.3)
    opened = Caller(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "query",
    [
        ask("互访"),
        ask("互访", audience=NORTH, chosen={"tags": ["互访", "底稿"]}, limit=1, page=2),
        ask('"便签墙" -互访', sort="date"),
        ask("党健品牌"),
        ask("走廊文化"),
        ask(),
        ask("((((\0"),
    ],
)
def test_an_answer_over_the_socket_is_the_librarys_own(desk, caller, library, query):
    answer = caller.search(query)

    assert answer == library.search(query)
    assert answer.position == 10


def test_completions_and_similar_documents_come_as_from_the_library(desk, caller, library):
    assert caller.suggest("dang", DISTRICT, 5) == library.suggest("dang", DISTRICT, 5) != []
    assert caller.similar("case:visit", NORTH, 5) == library.similar("case:visit", NORTH, 5) != []
    assert [hit.key for hit in caller.similar("case:visit", DISTRICT, 5)] == []


def test_what_was_withdrawn_a_moment_ago_is_not_found(desk, caller):
    asked = []

    def withdrawn(position):
        asked.append(position)
        return {"case:visit": ()}

    before, after = caller.search(ask("互访", limit=9)), caller.search(ask("互访", limit=9, visible=withdrawn))

    assert ("case:visit" in keys(before), "case:visit" in keys(after)) == (True, False)
    assert asked == [10], "looked up from the index' own position on"


def test_an_index_that_was_built_anew_further_back_is_asked_from_there(desk, caller, library):
    caller.search(ask("互访"))
    build = library.index.build()
    build.fill(SHELF, 4)
    build.publish()
    asked = []

    answer = caller.search(ask("互访", visible=lambda position: asked.append(position) or {"case:visit": ()}))

    assert asked == [10, 4]
    assert (answer.position, "case:visit" in keys(answer)) == (4, False)


def test_while_nobody_answers_only_the_first_question_waits(caller, folder, library):
    spent = []
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(NoIndex, match="nobody answers"):
            caller.search(ask("互访"))
        spent.append(time.monotonic() - began)

    assert spent[0] >= calling.PATIENCE > 3 * spent[1]
    desk = Desk(folder, lambda: library)
    assert caller.search(ask("互访")).total == library.search(ask("互访")).total
    desk.stop()


def test_when_the_desk_changes_hands_the_next_question_is_answered(caller, folder, library):
    first = Desk(folder, lambda: library)
    caller.search(ask("互访"))
    caller._lines[0]._socket.shutdown(socket.SHUT_RDWR)  # as the system does when a process ends
    first.stop()
    second = Desk(folder, lambda: library)

    assert keys(caller.search(ask("便签墙"))) == ["case:board"]
    second.stop()


def test_what_no_index_can_answer_is_said_with_its_reason(tmp_path, caller, folder):
    empty = Library(tmp_path / "empty", VOCABULARY, "log")
    desk = Desk(folder, lambda: empty)

    with pytest.raises(NoIndex, match="no index yet"):
        caller.search(ask("互访"))
    desk.stop()
    empty.close()


def test_many_ask_at_once_and_each_gets_the_own_answer(desk, caller, library):
    texts = ["互访", "便签墙", "品牌", "总结", "走廊"] * 8
    found: dict[int, list[str]] = {}

    def one(number: int) -> None:
        found[number] = keys(caller.search(ask(texts[number])))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(texts))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert [found[number] for number in range(len(texts))] == [keys(library.search(ask(text))) for text in texts]


@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\r\n\r\n", b"\xff\xff\xff\xff", b"\0\0\0\2\x91\xa1", b"\0\0\0\5ab"])
def test_noise_on_the_line_harms_nobody_else(desk, caller, folder, noise):
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect((folder / ADDRESS).read_text())
        stranger.sendall(noise)
        stranger.shutdown(socket.SHUT_WR)
        assert stranger.recv(9) == b""

    assert keys(caller.search(ask("便签墙"))) == ["case:board"]


def test_a_folder_with_a_long_name_has_its_socket_elsewhere(tmp_path):
    library = Library(tmp_path / ("长" * 40), VOCABULARY, "log")
    library.index.apply([doc("case:a", "互访记")], [], 1)
    desk = Desk(library.index.generations.root, lambda: library)
    room = desk._room

    caller = Caller(library.index.generations.root)

    assert keys(caller.search(ask("互访"))) == ["case:a"]
    assert room.stat().st_mode & 0o077 == 0
    desk.stop()
    caller.close()
    library.close()
    assert not room.exists()
