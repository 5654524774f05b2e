"""Whoever changes the log is found out: rows, order, head, and single bits of the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from eventsourcing.persistence import PersistenceError

from hub.keyring import KeyLost
from hub.log import Log
from hub.store_sqlite import ChainBroken
from tests.hub.house import in_need, person, school

FLIPS = int(os.environ.get("HUB_TEST_FLIPS", "300"))
EVENTS = (
    "SELECT s.rowid, originator_id, originator_version, topic, state, recorded_at, meta, hash"
    " FROM stored_events s LEFT JOIN record ON position = s.rowid ORDER BY s.rowid"
)


@pytest.fixture
def filled(house):
    for n in range(20):
        house.log.append(in_need(f"PS-{n}", note=f"第{n}所学校的难处"), command_id=f"c-{n}")
    house.log.append(person("p-1"), school("PS-20"))
    return house


def tampered(house, sql):
    """The log after somebody has opened the file and said `sql`."""
    with closing(sqlite3.connect(house.folder / "log.db", isolation_level=None)) as db:
        assert db.execute(sql).rowcount
    return house.log


def test_a_whole_log_tells_its_end(filled):
    head = filled.log.verify(texts=True)

    assert head == filled.log.head()
    assert head.position == 42


@pytest.mark.parametrize(
    ("place", "sql"),
    [
        (5, "UPDATE stored_events SET state = replace(state, 'PS-2', 'PS-3') WHERE rowid = 5"),
        (7, "UPDATE stored_events SET topic = 'school.support_need_cleared' WHERE rowid = 7"),
        (7, "UPDATE stored_events SET originator_id = 'school:PS-9x' WHERE rowid = 7"),
        (7, "UPDATE stored_events SET originator_version = 9 WHERE rowid = 7"),
        (9, "UPDATE record SET recorded_at = recorded_at - 1 WHERE position = 9"),
        (9, 'UPDATE record SET meta = \'{"actor":"p-x"}\' WHERE position = 9'),
        (9, "UPDATE record SET hash = zeroblob(32) WHERE position = 9"),
        (9, "UPDATE record SET hash = 'text' WHERE position = 9"),
        (11, "DELETE FROM stored_events WHERE rowid = 11"),
        (11, "DELETE FROM record WHERE position = 11"),
        (42, "UPDATE record SET position = 99 WHERE position = 42"),
        (43, "INSERT INTO stored_events VALUES ('school:PS-x', 1, 'school.registered', '{}')"),
    ],
)
def test_a_changed_row_is_found_and_its_position_named(filled, place, sql):
    log = tampered(filled, sql)

    with pytest.raises(ChainBroken, match=rf"position {place}\b"):
        log.verify()


def test_two_events_that_have_changed_places_are_found(filled):
    with closing(sqlite3.connect(filled.folder / "log.db", isolation_level=None)) as db:
        for table, key in (("stored_events", "rowid"), ("record", "position")):
            for old, new in ((3, 1000), (5, 3), (1000, 5)):
                db.execute(f"UPDATE {table} SET {key} = {new} WHERE {key} = {old}")

    with pytest.raises(ChainBroken, match="position 3"):
        filled.log.verify()


def test_a_cut_off_end_is_found_by_the_head(filled):
    tampered(filled, "DELETE FROM stored_events WHERE rowid > 40")
    tampered(filled, "DELETE FROM record WHERE position > 40")

    with pytest.raises(ChainBroken, match="the head says 42, the last event is 40"):
        filled.log.verify()


def test_a_lost_key_is_found_at_the_text_that_needs_it(filled):
    with closing(sqlite3.connect(filled.folder / "private.db", isolation_level=None)) as db:
        name = filled.log.read(3, 1)[0].state.split(b'"k":"')[1].split(b'"')[0].decode()
        db.execute("DELETE FROM key WHERE name = ?", (name,))

    assert filled.log.verify().position == 42
    with pytest.raises(ChainBroken, match="position 4: KeyLost") as found:
        filled.log.verify(texts=True)
    assert isinstance(found.value.__cause__, KeyLost)


def test_no_flipped_bit_of_a_stored_event_goes_unnoticed(filled, tmp_path, capsys):
    filled.log.close()
    with closing(sqlite3.connect(filled.folder / "log.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        truth = db.execute(EVENTS).fetchall()
    sound, chance = (filled.folder / "log.db").read_bytes(), random.Random(20260305)
    unseen, changed, found = [], 0, 0
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(sound)), chance.randrange(8)
        copy = flipped(sound, place, bit, tmp_path / "flipped" / "log.db")
        alarm = raises_alarm(copy, filled)
        differs = events_of(copy) != truth
        changed, found = changed + differs, found + alarm
        unseen += [(place, bit)] if differs and not alarm else []
        shutil.rmtree(copy.parent)

    with capsys.disabled():
        print(f"\n{FLIPS} flipped bits: {changed} changed events, {found} found by verify, {len(unseen)} unnoticed")
    assert changed > FLIPS // 5
    assert unseen == []


def flipped(sound, place, bit, path):
    path.parent.mkdir()
    damaged = bytearray(sound)
    damaged[place] ^= 1 << bit
    path.write_bytes(damaged)
    return path


def events_of(path):
    """What stands in the file now; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as db:
            return db.execute(EVENTS).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def raises_alarm(path, house):
    try:
        log = Log(path, house.keys, house.clock)
    except (sqlite3.Error, PersistenceError):  # what cannot even be opened is found
        return True
    try:
        log.verify()
    except (ChainBroken, sqlite3.Error):
        return True
    finally:
        log.close()
    return False
