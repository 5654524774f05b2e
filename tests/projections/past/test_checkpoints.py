"""Checkpoints make a jump short and never change what it shows; the live file and they are never taken for each other."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
import structlog

from domain.schools import School
from domain.words import Level, Locality, MemberBand, OrgKind
from projections import checkpoints
from projections.checkpoints import Checkpoints
from projections.database import ReadDatabase
from projections.pages import log_of
from projections.read import catch_up, dump_digest, fingerprint, fresh
from projections.time_machine import Spot, TimeMachine

MARKS = (600, 1_100, 1_700, 2_400, 3_000)
PLENTY = 200_000_000


@pytest.fixture
def shelf(past, tmp_path, monkeypatch):
    """Checkpoints of the two years: at five marks, as they lie, and packed ones between them."""
    monkeypatch.setattr(checkpoints, "STEP", 250)
    made = Checkpoints(past.log, tmp_path / "past")
    made.lay(MARKS, past.log.head().position, PLENTY)
    return made


def seen(past, shelf, position):
    machine = TimeMachine(past.log, past.keys.revive, shelf)
    with machine.reader(Spot(position)) as read:
        found = dump_digest(read._cursor.connection)
    machine.close()
    return found


def replayed(past, position):
    with closing(fresh()) as db:
        catch_up(past.log, db, stop=position, batch=20_000)
        return dump_digest(db)


def put_away(shelf, position):
    """What is said when a checkpoint is asked for that is not what it should be."""
    with structlog.testing.capture_logs() as told:
        near = shelf.nearest(position)
    if near:
        near[1].close()
    assert position not in shelf.positions()
    return [line["cause"] for line in told]


def test_from_checkpoints_the_past_looks_as_from_nothing(past, shelf):
    packed = [place for place in shelf.positions() if not shelf.lies(place)]

    assert set(MARKS) < set(shelf.positions())
    for place in (*MARKS, packed[0], packed[-1], MARKS[1] + 7, 3, past.log.head().position):
        assert seen(past, shelf, place) == replayed(past, place), place


def test_several_checkpoints_with_common_pages_are_open_at_the_same_time(past, shelf):
    opened = {place: shelf.another(place) for place in MARKS}

    found = {place: dump_digest(db) for place, db in opened.items()}

    assert found == {place: replayed(past, place) for place in MARKS}
    for db in opened.values():
        db.close()


def test_looking_changes_no_byte(past, shelf):
    before = {path.name: path.read_bytes() for path in shelf.folder.iterdir()}

    for place in range(500, 3_200, 350):
        seen(past, shelf, place)

    assert {path.name: path.read_bytes() for path in shelf.folder.iterdir()} == before


def test_nobody_writes_into_a_checkpoint(shelf):
    with closing(shelf.another(MARKS[0])) as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM school")


def test_what_is_common_lies_there_once(shelf):
    whole = sum(shelf.path(place).stat().st_size for place in MARKS)

    assert shelf.weight() < whole


def test_later_marks_are_laid_on_what_is_there(past, shelf):
    before, head = {path.name: path.stat().st_mtime_ns for path in shelf.folder.iterdir()}, past.log.head().position

    assert shelf.lay(MARKS, head, PLENTY) == 0
    assert shelf.lay((*MARKS, head), head, PLENTY) == 1

    after = {path.name: path.stat().st_mtime_ns for path in shelf.folder.iterdir()}
    assert before.items() <= after.items()
    assert seen(past, shelf, head) == replayed(past, head)


def test_the_budget_takes_those_between_first_and_then_marks(past, shelf):
    marks = sum(
        stat.st_size for stat in {path.stat().st_ino: path.stat() for path in shelf.folder.glob("*.db*")}.values()
    )

    shelf._thin(marks, set(MARKS))
    assert shelf.positions() == list(MARKS)

    shelf._thin(marks * 2 // 3, set(MARKS))
    assert 0 < len(shelf.positions()) < len(MARKS)
    assert shelf.weight() <= marks * 2 // 3
    assert seen(past, shelf, 2_500) == replayed(past, 2_500)


# ---- what does not belong there


def test_a_live_file_is_no_checkpoint(past, shelf):
    read = ReadDatabase(past.log, past.log.path.parent, past.keys.revive)
    read.close()
    head = past.log.head().position

    shutil.copyfile(read.path, shelf.path(head))

    assert put_away(shelf, head) == ["no checkpoint"]
    assert seen(past, shelf, head) == replayed(past, head)


def test_a_checkpoint_is_no_live_file(past, shelf):
    folder = past.log.path.parent
    place = next(place for place in MARKS if not log_of(shelf.path(place)).exists())
    shutil.copyfile(shelf.path(place), folder / f"read-{fingerprint()}-9.db")

    read = ReadDatabase(past.log, folder, past.keys.revive)

    assert read.path.stem.endswith("-10")
    with closing(sqlite3.connect(read.path)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (0,)
    read.close()


@pytest.mark.parametrize("place", MARKS)
def test_one_that_was_cut_is_put_away(past, shelf, place):
    path = log_of(shelf.path(place)) if log_of(shelf.path(place)).exists() else shelf.path(place)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)

    assert put_away(shelf, place)  # and with a complete one those that are packed on it
    assert seen(past, shelf, place) == replayed(past, place)


def test_a_packed_one_that_was_cut_is_put_away(past, shelf):
    packed = next(shelf.folder.glob("*.z"))
    place = int(packed.name.split(".")[0])
    packed.write_bytes(packed.read_bytes()[:-200])

    assert len(put_away(shelf, place)) == 1
    assert seen(past, shelf, place) == replayed(past, place)


def test_one_under_another_position_is_put_away(past, shelf):
    lies = next(place for place in MARKS if not log_of(shelf.path(place)).exists())
    shutil.copyfile(shelf.path(lies), shelf.path(lies + 1))

    assert put_away(shelf, lies + 1) == ["of another log"]


def test_one_of_another_code_is_put_away(past, shelf):
    lies = next(place for place in MARKS if not log_of(shelf.path(place)).exists())
    data = bytearray(shelf.path(lies).read_bytes())
    data[60:64] = b"\0\0\0\7"  # user_version: SQLite file format, 1.3
    shelf.path(lies).unlink()
    shelf.path(lies).write_bytes(data)

    assert put_away(shelf, lies)[0] == "of another code"


def test_those_of_another_log_are_swept_away(past, shelf, tmp_path):
    other = shutil.copytree(past.log.path.parent, tmp_path / "other")
    with closing(sqlite3.connect(other / "log.db")) as db:
        db.execute("UPDATE record SET hash = zeroblob(32) WHERE position = ?", (MARKS[2],))
        db.commit()
    foreign = type(past)(other)
    theirs = Checkpoints(foreign.log, shelf._home)

    with structlog.testing.capture_logs():
        theirs._sweep(past.log.head().position)

    assert MARKS[2] not in theirs.positions()
    assert MARKS[1] in theirs.positions()
    foreign.close()


def test_those_of_an_earlier_release_are_swept_away(past, shelf):
    old = shelf._home / "0123456789ab"
    old.mkdir()
    (old / "600.db").write_bytes(b"")

    shelf.lay(MARKS, past.log.head().position, PLENTY)

    assert not old.exists()


def test_one_beyond_the_end_of_a_log_that_was_brought_back_is_swept_away(past, shelf):
    shelf._sweep(MARKS[1])

    assert max(shelf.positions()) == MARKS[1]


def test_without_room_or_links_the_log_is_replayed(past, tmp_path):
    nowhere = Checkpoints(past.log, tmp_path / "nowhere")

    assert nowhere.nearest(1_000) is None
    assert seen(past, nowhere, 1_000) == replayed(past, 1_000)


def test_a_look_keeps_working_while_the_log_grows(past, shelf):
    before = seen(past, shelf, 2_000)
    facts = {"level": Level.PRIMARY, "locality": Locality.TOWNSHIP, "street": "河湾", "org_kind": OrgKind.BRANCH}
    past.log.append(School.register("PS-90", name="河湾小学", **facts, member_band=MemberBand.FROM_7))

    assert seen(past, shelf, 2_000) == before
