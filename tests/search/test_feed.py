"""An area joins the search with one line, and what its events touch is read from the read database of the moment."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from projections import schools
from projections.read import Reader, catch_up, fresh
from search.feed import Area, Documents, LogSource
from search.library import Library
from tests.hub.house import House, person, school
from tests.search.shelf import DISTRICT, VOCABULARY, doc, found


def document(read: Reader, key: str):
    row = schools.school(read, key.partition(":")[2])
    return doc(key, row.name, row.street) if row and row.code != "hidden" else None


AREA = Area(("school.",), document, lambda read: [f"school:{row.code}" for row in schools.everywhere(read)])


class Place:
    """A log, its read database and a library that follows them."""

    def __init__(self, folder):
        self.house = House(folder)
        self.read = fresh()
        self.source = LogSource(self.house.log, lambda: self.house.log.head().position, self.reader, Documents([AREA]))
        self.library = Library(folder, VOCABULARY, "log")
        self.follower = self.library.follower(self.source)

    @contextmanager
    def reader(self):
        reader = Reader(self.read, self.house.log)
        try:
            yield reader
        finally:
            reader.close()

    def say(self, *aggregates):
        self.house.log.append(*aggregates)
        catch_up(self.house.log, self.read)

    def round(self):
        self.follower._commit_at = float("-inf")
        self.follower.look()


@pytest.fixture
def place(tmp_path):
    made = Place(tmp_path)
    made.say(school("north"), person("p1"))
    made.say(school("south", street="桥头"))
    yield made
    made.follower.stop()
    made.library.close()
    made.house.close()


def test_everything_is_given_with_a_position_from_which_changes_go_on(place):
    position, docs = place.source.everything()

    assert {each.key: each.position for each in docs} == {"school:north": position, "school:south": position}
    assert place.source.changes(position, 500) == ([], [], position, False)


def test_an_event_gives_the_document_it_touched_and_no_other(place):
    head = place.source.head()
    place.say(school("east"), person("p2"))

    change = place.source.changes(head, 500)

    assert ([each.key for each in change.upserts], change.deletes) == (["school:east"], [])
    assert head < change.upserts[0].position <= change.position == place.source.head()


def test_what_is_not_shared_is_deleted(place):
    head = place.source.head()
    place.say(school("hidden"))

    assert place.source.changes(head, 500).deletes == ["school:hidden"]


def test_events_of_other_areas_only_move_the_position(place):
    head = place.source.head()
    place.say(person("p3"))

    assert place.source.changes(head, 500) == ([], [], head + 1, False)


def test_changes_never_run_ahead_of_the_read_database(place):
    head = place.source.head()
    place.house.log.append(school("late"))

    assert place.source.changes(head, 500) == ([], [], head, False)
    catch_up(place.house.log, place.read)
    assert [each.key for each in place.source.changes(head, 500).upserts] == ["school:late"]


def test_many_documents_are_read_in_pieces(place, monkeypatch):
    monkeypatch.setattr("search.feed.CHUNK", 1)

    assert sorted(each.key for each in place.source.everything()[1]) == ["school:north", "school:south"]


def test_a_library_follows_the_log(place):
    place.round()
    assert found(place.library, "桥头") == {"school:south"}

    place.say(school("east", street="桥头"))
    place.round()

    assert found(place.library, "桥头") == {"school:south", "school:east"}
    assert place.library.position() == place.source.head()
    assert place.library.suggest("north", DISTRICT, 5)[0].key == "school:north"
