"""What was ordered to be forgotten is in no file, in no process and in no past; what was not stays readable."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from cryptography.exceptions import InvalidTag

from domain.model import REMOVED, Prose
from domain.schools import School
from domain.visits import Visit
from hub.keyring import STOCK, ErasureDelayed, KeyLost
from projections.database import ReadDatabase
from projections.read import Reader
from tests import stories
from tests.hub.house import again, in_need, school

SECRET = "三名党员里有一位正在住院"
OTHER = "操场在修，从东门进"


def keys_in(house):
    """Name and secret of every key."""
    with closing(sqlite3.connect(house.folder / "private.db")) as db:
        return dict(db.execute("SELECT name, secret FROM key"))


def say(house, sql, *params):
    with closing(sqlite3.connect(house.folder / "private.db", isolation_level=None)) as db:
        db.execute(sql, params)


def files_with(house, trace):
    """Names of all files below the folder in which these bytes stand."""
    return {path.name for path in house.folder.rglob("*") if path.is_file() and trace in path.read_bytes()}


def note(house, code="PS-01"):
    """The text of a school's need, as the log has it."""
    return house.log.stream(School, code)[-1][1].note


@pytest.fixture
def visit(house):
    """A visit with minutes on record."""
    house.log.append(stories.reported())
    return house.log.load(Visit, "v-1")


def text_of(house, words):
    """The stored text of the visit that says this."""
    texts = [
        fact.minutes.summary if hasattr(getattr(fact, "minutes", None), "summary") else getattr(fact, "summary", None)
        for _, fact in house.log.stream(Visit, "v-1")
    ]
    return next(text for text in texts if isinstance(text, Prose) and str(text) == words)


# ---- sealing


def test_a_text_stands_in_no_file_in_plain_while_a_name_does(house):
    house.log.append(in_need("PS-01", note=SECRET))
    read = ReadDatabase(house.log, house.folder, house.keys.revive)

    assert str(note(house)) == SECRET
    assert files_with(house, SECRET.encode()) == files_with(house, SECRET[:4].encode()) == set()
    assert files_with(house, "PS-01小学".encode()) >= {"log.db-wal", read.path.name}
    read.close()


def test_each_text_has_a_key_of_its_own_and_the_same_words_look_different(house):
    house.log.append(in_need("PS-01", note=SECRET), in_need("PS-02", note=SECRET))

    one, two = note(house, "PS-01"), note(house, "PS-02")
    assert one == two
    assert one.key != two.key
    assert one.words != two.words


def test_a_text_that_is_carried_on_keeps_its_key(house):
    house.log.append(in_need("PS-01", note=SECRET))
    carried = school("PS-02")
    carried.flag_need("other", note=note(house))
    house.log.append(carried)

    assert note(house, "PS-02").key == note(house).key
    assert str(note(house, "PS-02")) == SECRET


def test_a_key_is_durable_before_its_text_and_a_crash_leaves_no_more_than_a_stock(house):
    sealed = house.keys.seal(Prose(SECRET))

    with again(house) as other:
        assert other.keys.open(Prose(sealed["c"], sealed["k"])) == SECRET
    assert len(keys_in(house)) == STOCK
    for _ in range(STOCK):
        house.keys.seal(Prose(OTHER))
    assert len(keys_in(house)) == 2 * STOCK


def test_many_threads_never_share_a_key(house):
    sealed, lock = [], threading.Lock()

    def seal():
        for _ in range(100):
            made = house.keys.seal(Prose(OTHER))
            with lock:
                sealed.append(made["k"])

    threads = [threading.Thread(target=seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(sealed)) == 400


def test_a_forked_process_takes_keys_of_its_own(house):
    program = """
import json, os, sys
from pathlib import Path
from domain.model import Prose
from hub.keyring import Keyring
keys = Keyring(Path(sys.argv[1]))
first = keys.seal(Prose("a"))["k"]
out, back = os.pipe()
if os.fork() == 0:
    os.write(back, json.dumps([keys.seal(Prose("b"))["k"] for _ in range(70)]).encode())
    os._exit(0)
os.wait()
print(json.dumps([[first, *(keys.seal(Prose("c"))["k"] for _ in range(70))], json.loads(os.read(out, 65536))]))
"""
    where = str(house.folder / "private.db")
    said = subprocess.run([sys.executable, "-c", program, where], capture_output=True, check=True, text=True)

    mine, theirs = map(set, json.loads(said.stdout))
    assert (len(mine), len(theirs), mine & theirs) == (71, 70, set())


def test_only_a_prose_is_sealed_and_only_prose_may_stand_where_prose_is_due(house):
    with pytest.raises(TypeError, match="cannot be stored: object"):
        house.keys.seal(object())
    with pytest.raises(Exception, match="string indices"):
        house.log.append(in_need_in_plain("PS-01"))

    assert house.log.head().position == 0


def in_need_in_plain(code):
    plain = school(code)
    plain.flag_need("other", note="in plain")
    return plain


def test_a_keyring_that_is_missing_does_not_come_back_empty(house, tmp_path):
    house.keys.close()
    house.keys._path = tmp_path / "gone" / "private.db"

    with pytest.raises(sqlite3.OperationalError):
        house.keys.open(Prose("c", "k"))
    assert not (tmp_path / "gone").exists()


# ---- damage is not erasure


def test_a_lost_key_and_a_changed_key_are_damage_and_say_so(house):
    house.log.append(in_need("PS-01", note=SECRET), in_need("PS-02", note=OTHER))
    lost, changed = note(house), note(house, "PS-02")
    say(house, "DELETE FROM key WHERE name = ?", lost.key)
    say(house, "UPDATE key SET secret = zeroblob(32) WHERE name = ?", changed.key)

    with pytest.raises(KeyLost):
        str(lost)
    with pytest.raises(InvalidTag):
        str(changed)


# ---- erasing


def test_an_erased_text_is_gone_from_every_file_and_every_process_at_once(house, visit):
    words = str(stories.MINUTES["summary"])
    text = text_of(house, words)
    secret = keys_in(house)[text.key]
    read = ReadDatabase(house.log, house.folder, house.keys.revive)
    with again(house) as other:
        assert str(text_of(other, words)) == words
        visit.redact(of=(text.key,), reason="个人情况")
        house.log.append(visit)
        before = house.seen()

        assert house.log.obey() == 1

        assert str(text) == REMOVED
        assert other.keys.open(text) is None
        assert files_with(house, secret) == set()
        assert house.seen() == before
        assert house.log.verify(texts=True) == other.log.verify(texts=True)
    read.close()


def test_an_order_that_a_crash_cut_short_is_carried_out_at_the_next_start(house, visit):
    text = text_of(house, str(stories.MINUTES["summary"]))
    visit.redact(of=(text.key,), reason="个人情况")
    house.log.append(visit)  # and the process dies here: the order is on record, the key is full

    with again(house) as other:
        assert [other.log.obey(), other.log.obey()] == [1, 0]

    assert str(text) == REMOVED


def test_an_older_keyring_brought_back_obeys_again(house, visit):
    text = text_of(house, str(stories.MINUTES["summary"]))
    secret = keys_in(house)[text.key]
    visit.redact(of=(text.key,), reason="个人情况")
    house.log.append(visit)
    house.log.obey()
    say(house, "UPDATE key SET secret = ? WHERE name = ?", secret, text.key)
    assert str(text) != REMOVED

    assert house.log.obey() == 1

    assert str(text) == REMOVED


def test_other_texts_stay_readable(house, visit):
    house.log.append(in_need("PS-09", note=OTHER))
    text = text_of(house, str(stories.MINUTES["summary"]))
    house.keys.erase([text.key, "no such key"])

    assert str(note(house, "PS-09")) == OTHER


def test_who_still_reads_delays_the_last_trace_but_not_the_erasure(house):
    house.log.append(in_need("PS-01", note=SECRET))
    text = note(house)
    with closing(sqlite3.connect(house.folder / "private.db", isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM key").fetchone()
        house.keys._db.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(ErasureDelayed):
            house.keys.erase([text.key])
        assert str(text) == REMOVED

    assert house.keys.erase([text.key]) == 0


def test_pages_read_texts_as_they_are_today(house):
    house.log.append(in_need("PS-01", note=SECRET))
    db = house.live()
    db.execute("CREATE TABLE told (line TEXT)")
    db.execute("INSERT INTO told VALUES (?)", (note(house),))
    read = Reader(db, house.log, house.keys.revive)
    shown = [str(read.value("SELECT line FROM told"))]

    house.keys.erase([note(house).key])
    shown.append(str(read.value("SELECT line FROM told")))

    assert shown == [SECRET, REMOVED]
    db.close()
