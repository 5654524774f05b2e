"""Whoever edits, removes or exchanges stored events is found out, also who makes the whole chain fit again: by the last signed checkpoint."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing

import pytest
from eventsourcing.persistence import PersistenceError

from hub.cli import proving
from hub.compose import open_hub
from hub.log import Log
from hub.notary import Unproven
from hub.settings import Settings
from hub.store_sqlite import TOLD, ChainBroken, Told, linked
from tests.hub.house import Clock, in_need

CHANGES = int(os.environ.get("HUB_TEST_FLIPS", "400"))
EVENTS = (
    "SELECT s.rowid, originator_id, originator_version, topic, state, recorded_at, meta, hash"
    " FROM stored_events s LEFT JOIN record ON position = s.rowid ORDER BY s.rowid"
)


@pytest.fixture
def hub(tmp_path):
    opened = open_hub(Settings(data=tmp_path / "var"), Clock(), create=True)
    for n in range(20):
        opened.log.append(in_need(f"PS-{n}", note=f"第{n}所学校的难处"))
    opened.notary.sign()
    opened.log.close()
    with closing(sqlite3.connect(opened.log.path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    yield opened
    opened.close()


# ---- what is done to a copy of the file


def edit(db, chance, end):
    column, value = chance.choice(
        [
            ("state", b'{"v":1}'),
            ("topic", "school.support_need_cleared"),
            ("originator_id", "school:PS-99"),
            ("originator_version", 77),
        ]
    )
    db.execute(f"UPDATE stored_events SET {column} = ? WHERE rowid = ?", (value, chance.randint(1, end)))


def edit_one_sign(db, chance, end):
    rowid = chance.randint(1, end)
    (state,) = db.execute("SELECT state FROM stored_events WHERE rowid = ?", (rowid,)).fetchone()
    place = chance.randrange(len(state))
    changed = state[:place] + bytes([state[place] ^ 1 << chance.randrange(8)]) + state[place + 1 :]
    db.execute("UPDATE stored_events SET state = ? WHERE rowid = ?", (changed, rowid))


def edit_record(db, chance, end):
    column, value = chance.choice([("recorded_at", 1), ("meta", b'{"actor":"p-x"}'), ("hash", bytes(32))])
    db.execute(f"UPDATE record SET {column} = ? WHERE position = ?", (value, chance.randint(1, end)))


def remove(db, chance, end):
    first = chance.randint(1, end)
    places = (first, first + chance.randrange(3))
    db.execute("DELETE FROM stored_events WHERE rowid BETWEEN ? AND ?", places)
    if chance.random() < 0.5:
        db.execute("DELETE FROM record WHERE position BETWEEN ? AND ?", places)


def swap(db, chance, end):
    one, two = chance.sample(range(1, end + 1), 2)
    for old, new in ((one, 10_000), (two, one), (10_000, two)):
        db.execute("UPDATE stored_events SET rowid = ? WHERE rowid = ?", (new, old))
        db.execute("UPDATE record SET position = ? WHERE position = ?", (new, old))


def cut(db, chance, end):
    """The end is cut off, and the head says so."""
    last = chance.randint(0, end - 1)
    db.execute("DELETE FROM stored_events WHERE rowid > ?", (last,))
    db.execute("DELETE FROM record WHERE position > ?", (last,))
    row = db.execute("SELECT recorded_at, hash FROM record WHERE position = ?", (last,)).fetchone() or (0, bytes(32))
    db.execute("UPDATE head SET position = ?, recorded_at = ?, hash = ?", (last, *row))


def forge(change):
    """The same, and then everything is numbered and chained anew, as somebody would who knows the program."""

    def forged(db, chance, end):
        change(db, chance, end)
        rows = [Told._make(row) for row in db.execute(f"{TOLD} ORDER BY s.rowid")]
        db.execute("DELETE FROM stored_events")
        db.execute("DELETE FROM record")
        digest = bytes(32)
        for position, told in enumerate(rows, 1):
            digest = linked(digest, position, told)
            db.execute("INSERT INTO stored_events VALUES (?,?,?,?)", told[:4])
            db.execute("INSERT INTO record VALUES (?,?,?,?)", (position, told.recorded_at, told.meta, digest))
        db.execute("UPDATE head SET position = ?, hash = ?", (len(rows), digest))

    return forged


KINDS = {
    "edited": edit,
    "one sign edited": edit_one_sign,
    "record edited": edit_record,
    "removed": remove,
    "exchanged": swap,
    "end cut off": cut,
    "edited, chain forged": forge(edit),
    "one sign edited, chain forged": forge(edit_one_sign),
    "removed, chain forged": forge(remove),
    "exchanged, chain forged": forge(swap),
}


def flip(path, chance):
    body = bytearray(path.read_bytes())
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    path.write_bytes(body)


def events(path):
    """What stands in the file; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as db:
            return db.execute(EVENTS).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def raises_alarm(path, hub):
    """Whether `hub verify` would say so, which compares with the last checkpoint."""
    try:
        log = Log(path, hub._keys, hub.clock)
    except (sqlite3.Error, PersistenceError):
        return True
    try:
        log.verify(texts=True)
        proving.against(log, proving.trusted(None, log, hub._keys), proving.newest(hub.settings))
    except (ChainBroken, Unproven, sqlite3.Error):
        return True
    finally:
        log.close()
    return False


def test_no_change_of_stored_events_goes_unnoticed(hub, tmp_path, capsys):
    truth, chance, unseen, tally = events(hub.log.path), random.Random(20260305), [], Counter()
    assert not raises_alarm(hub.log.path, hub)
    for n in range(CHANGES):
        name = chance.choice([*KINDS, "bit flipped"])
        path = shutil.copy(hub.log.path, tmp_path / "log.db")
        if name == "bit flipped":
            flip(path, chance)
        else:
            with closing(sqlite3.connect(path, isolation_level=None)) as db:
                KINDS[name](db, chance, len(truth))
        if events(path) != truth:
            tally[name] += 1
            unseen += [] if raises_alarm(path, hub) else [(n, name)]
        for each in tmp_path.glob("log.db*"):
            each.unlink()

    with capsys.disabled():
        print(f"\n{CHANGES} changes of a log: {tally.total()} changed events, {len(unseen)} unnoticed: {dict(tally)}")
    assert set(tally) == {*KINDS, "bit flipped"}
    assert unseen == []
