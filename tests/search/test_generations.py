"""An index has a directory for each build, for its owner alone; one small file says which counts."""

from __future__ import annotations

import pytest

from search import seal
from search.generations import Generations
from search.port import Damaged
from search.seal import Identity, read_manifest, verify
from search.whoosh_index import WhooshIndex
from tests.search.shelf import SHELF, VOCABULARY, doc, found


@pytest.fixture
def generations(tmp_path):
    return Generations(tmp_path / "search")


def built(generations, *, whole=True):
    path = generations.begin()
    if whole:
        (path / "manifest.json").write_text("{}")
    return path


def names(generations):
    return sorted(path.name for path in generations.root.iterdir() if path.is_dir())


def test_nothing_counts_before_it_is_published(generations):
    assert generations.current() is None
    path = built(generations)
    assert generations.current() is None

    generations.publish(path)

    assert generations.current() == path


def test_one_older_build_is_kept_and_none_after_a_redaction(generations):
    first, second, third = (built(generations) for _ in range(3))

    generations.publish(first)
    generations.publish(second)
    generations.publish(third)
    assert names(generations) == [second.name, third.name]

    generations.forget_older()
    assert names(generations) == [third.name]


def test_what_a_killed_builder_left_is_swept_and_a_running_build_is_spared(generations):
    first = built(generations)
    running = built(generations, whole=False)
    generations.publish(first, keep=0)
    assert names(generations) == [first.name, running.name]

    generations.sweep()

    assert names(generations) == [first.name]


@pytest.mark.parametrize("content", ["", "nonsense", "../../etc", "g99999999\n", "\0"])
def test_a_strange_pointer_points_nowhere(generations, content):
    built(generations)
    (generations.root / "CURRENT").write_text(content)

    assert generations.current() is None


def test_an_index_is_for_its_owner_alone(tmp_path):
    (tmp_path / "search").mkdir(mode=0o755)
    index = WhooshIndex(tmp_path / "search", VOCABULARY, "log")
    index.apply(SHELF, [], 1)

    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "search", index.generations.current())} == {0}
    index.close()


def test_the_manifest_names_every_file_and_what_it_was_built_with(tmp_path):
    index = WhooshIndex(tmp_path, VOCABULARY, "log")
    for number in range(12):
        index.apply([doc(f"case:{number}", "互访")], [], number + 1)
    path = index.generations.current()

    manifest, state = verify(path, index.identity, {})

    assert (manifest.identity, state.position, state.documents) == (index.identity, 12, 12)
    assert set(state.files) == {each.name for each in path.iterdir() if each.suffix in {".seg", ".toc"}}
    assert len(manifest.states) == 2, "the commit before it is known, should a killed writer have come no further"
    index.close()


@pytest.mark.parametrize("other", [{"log": "x"}, {"cutting": "x"}, {"schema": "x"}, {"engine": "x"}])
def test_an_index_built_with_anything_else_is_not_read(tmp_path, other):
    index = WhooshIndex(tmp_path, VOCABULARY, "log")
    index.apply(SHELF, [], 1)
    facts = {"words": VOCABULARY.identity, "log": "log"} | other

    with pytest.raises(Damaged):
        verify(index.generations.current(), Identity(**facts), {})
    index.close()


def test_a_reader_that_looks_in_the_middle_of_a_commit_sees_the_old_one_and_then_the_new_one(tmp_path, monkeypatch):
    index, reader = (WhooshIndex(tmp_path, VOCABULARY, "log") for _ in range(2))
    index.apply(SHELF, [], 1)
    seen = []
    whole = seal.write_manifest

    def looked_at(path, manifest):
        whole(path, manifest)
        seen.append(found(reader, "互访"))

    with monkeypatch.context() as watched:
        watched.setattr("search.seal.write_manifest", looked_at)
        index.apply([doc("case:new", "互访")], ["case:visit"], 2)

    assert (seen, found(reader, "互访")) == ([{"case:visit"}], {"case:new"})
    index.close()
    reader.close()


def test_a_commit_that_fails_leaves_the_last_one_and_no_lock(tmp_path, monkeypatch):
    index = WhooshIndex(tmp_path, VOCABULARY, "log")
    index.apply(SHELF, [], 1)
    with monkeypatch.context() as broken:
        broken.setattr("search.seal.write_manifest", lambda *_: (_ for _ in ()).throw(OSError(28, "disk full")))
        with pytest.raises(OSError, match="disk full"):
            index.apply([doc("case:new", "互访")], ["case:visit"], 2)
    assert (found(index, "互访"), index.position()) == ({"case:visit"}, 1)

    index.apply([doc("case:new", "互访")], ["case:visit"], 2)

    assert (found(index, "互访"), index.check().faults) == ({"case:new"}, ())
    assert "documents" in repr(read_manifest(index.generations.current()))
    index.close()
