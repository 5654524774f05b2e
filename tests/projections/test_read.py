"""What people see is a pure function of the log: each event counts once, whoever applies it, however often and wherever it stops."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from eventsourcing.persistence import StoredEvent

from domain.schools import Profile, School
from projections.book import connect
from projections.database import ReadDatabase
from projections.read import catch_up, dump_digest, fresh
from tests.hub.house import House, again, in_need, person, school

ROOT = Path(__file__).parents[2]
STOPS = int(os.environ.get("HUB_TEST_STOPS", "100"))


@pytest.fixture
def house(tmp_path):
    opened = House(tmp_path)
    for n in range(12):
        opened.log.append(in_need(f"PS-{n:02}"), person(f"p-{n}"))
    found = opened.log.load(School, "PS-03")
    found.revise(Profile(name="第三小学"))
    opened.log.append(found)
    yield opened
    opened.close()


@pytest.fixture
def read(house):
    opened = ReadDatabase(house.log, house.folder, house.keys.revive)
    yield opened
    opened.close()


def shown(read):
    """A digest of the live read database as it stands on disk."""
    with closing(sqlite3.connect(read.path)) as db:
        return dump_digest(db)


def names(reader):
    return [row[0] for row in reader.rows("SELECT name FROM school ORDER BY code")]


# ---- exactly once


@pytest.mark.parametrize("batch", [1, 7, 36, 37, 38, 2000])
def test_batches_of_any_size_end_in_the_same_database(house, batch):
    db = fresh()

    catch_up(house.log, db, batch=batch)
    catch_up(house.log, db, batch=batch)

    assert dump_digest(db) == house.seen()
    db.close()


def test_two_that_apply_in_turn_apply_nothing_twice(house, tmp_path):
    one = fresh(tmp_path / "shared.db", journal_mode="WAL")
    two = connect(tmp_path / "shared.db")
    for stop in range(1, 38):
        catch_up(house.log, one if stop % 2 else two, stop=stop)
        catch_up(house.log, two if stop % 2 else one, stop=stop)

    assert dump_digest(one) == dump_digest(two) == house.seen()
    one.close()
    two.close()


def test_wherever_it_is_interrupted_it_goes_on_without_loss_or_repetition(house, tmp_path):
    truth, stopped = house.seen(), 0
    for k in range(STOPS):
        db = fresh(tmp_path / f"{k}.db", journal_mode="WAL")
        db.set_progress_handler(ends_after(k), 3)
        try:
            catch_up(house.log, db, batch=5)
        except sqlite3.OperationalError:
            stopped += 1
        db.set_progress_handler(None, 0)
        catch_up(house.log, db, batch=5)
        assert dump_digest(db) == truth, f"stopped at step {k}"
        db.close()

    assert stopped > STOPS // 4


def ends_after(steps):
    """Interrupts a database once, after so many of its steps."""
    left = iter(range(steps * 4, -1, -1))
    return lambda: next(left, -1) == 0


def test_live_equals_rebuilt_equals_a_look_back_from_the_head(house, read):
    house.log.append(in_need("PS-90"))
    read.catch_up()
    live = shown(read)

    read.rebuild()

    assert live == shown(read) == house.seen()
    assert read.position() == house.log.head().position


def test_up_to_a_position_it_shows_what_was_known_then(house):
    then = house.log.head().position
    before = house.seen()
    house.log.append(school("PS-90"))

    with closing(fresh()) as db:
        catch_up(house.log, db, stop=then)
        assert dump_digest(db) == before


# ---- what cannot be digested

BODY = b'{"originator_id":"%s","originator_version":1,"originator_topic":"school"}'
BAD = [
    StoredEvent("school:none", 1, "school.registered", BODY % b"school:none"),
    StoredEvent("school:odd", 1, "school.registered", b"\xff not json"),
    StoredEvent("thing:new", 1, "thing.unheard_of", b"{}"),
    StoredEvent(
        "membership:m/p-0", 1, "membership.transferred", b'{"originator_id":"membership:m/p-0","originator_version":1}'
    ),
]


def test_events_that_cannot_be_digested_are_parked_alike_and_stop_nobody(house, read):
    house.log.recorder.insert_events(BAD)
    house.log.append(school("PS-90"))
    for batch in (1, 3, 2000):
        with closing(fresh()) as db:
            catch_up(house.log, db, batch=batch)
            assert dump_digest(db) == house.seen()

    read.catch_up()

    with read.reader() as reader:
        parked = reader.rows("SELECT position, topic, error FROM parked")
        assert [(place, topic) for place, topic, _ in parked] == [(38 + n, bad.topic) for n, bad in enumerate(BAD)]
        assert [error.partition(":")[0] for *_, error in parked] == [
            "ValidationError",
            "DecodeError",
            "LookupError",
            "ValidationError",
        ]
        assert names(reader)[-1] == "PS-90小学"
    assert shown(read) == house.seen()


def test_what_cannot_be_digested_stops_no_rebuild_either(house, read):
    house.log.recorder.insert_events(BAD)
    house.log.append(school("PS-90"))

    read.rebuild()

    assert shown(read) == house.seen()


@pytest.mark.parametrize(("bad", "most"), [(1, 24), (3, 60)])
def test_one_in_a_thousand_is_found_by_halves_and_the_others_are_applied_together(house, bad, most):
    for n in range(bad):
        house.log.append(*[school(f"S{n}-{at:03}") for at in range(1_000 // bad // 2)])
        house.log.recorder.insert_events([StoredEvent(f"thing:{n}", 1, "thing.unheard_of", b"{}")])
        house.log.append(*[school(f"T{n}-{at:03}") for at in range(1_000 // bad // 2)])
    told = []

    with closing(fresh()) as db:
        db.set_trace_callback(told.append)
        catch_up(house.log, db)
        parked = db.execute("SELECT count(*) FROM parked").fetchone()
        schools = db.execute("SELECT count(*) FROM school").fetchone()

    assert (parked, schools) == ((bad,), (12 + 2 * bad * (1_000 // bad // 2),))
    assert sum(each.startswith("SAVEPOINT") for each in told) <= most
    assert sum(each.startswith("INSERT INTO school ") for each in told) <= 4 * 1_000


def test_a_handler_that_asks_for_a_table_that_is_not_there_stops_loudly(house):
    with closing(fresh()) as db:
        db.execute("DROP TABLE school")

        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            catch_up(house.log, db)

        assert db.execute("SELECT position FROM progress").fetchone() == (0,)


# ---- generations and processes


def test_a_new_generation_is_taken_over_by_every_process_and_by_readers_that_were_out(house, read):
    other = ReadDatabase(house.log, house.folder, house.keys.revive)
    out = other.open_reader()
    old = other.path
    read.rebuild()
    house.log.append(school("PS-90"))

    assert (other.adopt(), other.adopt()) == (True, False)

    assert other.path == read.path != old
    assert "PS-90小学" not in names(out)
    other.give_back(out)
    with other.reader() as reader:
        assert names(reader)[-1] == "PS-90小学"
        assert reader.position == other.position() == house.log.head().position
    other.close()


def test_a_file_that_was_swept_away_does_not_come_back_empty(house, read):
    for _ in range(3):
        read.rebuild()
    first = house.folder / f"{read.path.stem[:-1]}1.db"

    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        read._connect(first)

    assert not first.exists()
    assert sorted(path.stem[-1] for path in house.folder.glob("read-*.db")) == ["3", "4"]


def test_a_log_brought_back_from_an_earlier_day_is_noticed(house, tmp_path):
    with closing(sqlite3.connect(tmp_path / "earlier.db")) as copy, closing(sqlite3.connect(house.log.path)) as now:
        now.backup(copy)
    earlier = house.seen()
    house.log.append(school("PS-90"))
    ReadDatabase(house.log, house.folder).close()
    house.log.close()
    for path in house.folder.glob("log.db*"):
        path.unlink()
    shutil.move(tmp_path / "earlier.db", house.log.path)

    with again(house) as restored:
        restored.log.append(school("PS-91"))
        read = ReadDatabase(restored.log, house.folder)
        assert shown(read) == restored.seen() != earlier
        read.close()


@pytest.mark.parametrize("damage", [b"not a database at all", b""])
def test_a_damaged_read_database_is_built_anew(house, read, damage):
    read.close()
    for path in house.folder.glob("read-*.db-*"):
        path.unlink()
    read.path.write_bytes(damage)

    with structlog.testing.capture_logs() as told:
        mended = ReadDatabase(house.log, house.folder, house.keys.revive)

    assert shown(mended) == house.seen()
    assert {line["event"] for line in told} == {"read database damaged"}
    mended.close()


def test_another_code_has_another_file(tmp_path):
    for package in ("domain", "projections"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    prints = [_fingerprint(tmp_path), _fingerprint(tmp_path)]
    handler = tmp_path / "projections" / "schools.py"
    handler.write_text(handler.read_text() + "\n# another word\n")

    prints.append(_fingerprint(tmp_path))

    assert prints[0] == prints[1] != prints[2]


def _fingerprint(place):
    program = "from projections.read import fingerprint; print(fingerprint())"
    return subprocess.run([sys.executable, "-c", program], cwd=place, capture_output=True, check=True, text=True).stdout


WRITER = """
import sys
from pathlib import Path
from domain.schools import School
from projections.book import connect
from projections.database import ReadDatabase
from tests.hub.house import House, in_need
house = House(Path(sys.argv[1]), create=False)
read = ReadDatabase(house.log, house.folder, house.keys.revive)
for n in range(int(sys.argv[3])):
    code = f"{sys.argv[2]}-{n}"
    house.log.append(in_need(code), command_id=code)
    read.catch_up()
    with read.reader() as reader:
        assert reader.value("SELECT name FROM school WHERE code = ?", code), "own write unseen"
    print(code, flush=True)
"""


@pytest.mark.parametrize("processes", [2, 4])
def test_processes_on_the_same_files_see_their_own_writes_and_lose_none(house, read, processes):
    each = 60
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(house.folder), f"W{n}", str(each)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(processes)
    ]
    promised = {line for one in running for line in one.communicate()[0].split()}

    assert [one.returncode for one in running] == [0] * processes
    assert len(promised) == each * processes
    assert all(house.log.receipt(code) for code in promised)
    assert house.log.verify(texts=True).position == 37 + 2 * len(promised)
    read.catch_up()
    assert shown(read) == house.seen()


# ---- trouble with the machine


def test_a_full_disk_stops_the_pages_where_they_are_and_they_follow_later(house, read):
    writer = read._writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")
    house.log.append(*[school(f"MS-{n:03}", street="河湾" * 500) for n in range(60)])
    before = read.position()

    with pytest.raises(sqlite3.OperationalError, match="full"):
        read.catch_up()
    with read.reader() as reader:
        assert (reader.position, len(names(reader))) == (before, 12)

    writer.execute("PRAGMA max_page_count = 1000000000")
    assert read.catch_up() == house.log.head().position
    assert shown(read) == house.seen()


def test_a_page_is_one_moment_whatever_is_written_meanwhile(house, read):
    with read.reader() as reader:
        before = names(reader)
        house.log.append(school("PS-90"))
        read.catch_up()

        assert names(reader) == before
        with read.reader() as later:
            assert names(later) == [*before, "PS-90小学"]


def test_a_page_cannot_write(read):
    with read.reader() as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.rows("DELETE FROM school")


def test_threads_that_read_rebuild_and_write_together_end_level(house, read):
    chance = random.Random(7)

    def look():
        with read.reader() as reader:
            assert len(names(reader)) >= 12

    def act():
        for _ in range(50):
            chance.choice([read.catch_up, read.adopt, look, read.position])()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for n in range(5):
        house.log.append(school(f"PS-9{n}"))
        read.rebuild()
    for thread in threads:
        thread.join()
    read.catch_up()

    assert shown(read) == house.seen()
