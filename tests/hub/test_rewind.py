"""A backup comes back as of any day or position, and then shows what the hub showed; twenty backups under four writers are all moments of the log."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub import backup
from hub.backup import NotEmpty
from hub.clock import micros
from hub.compose import open_hub
from hub.rewind import NotThere, Point
from hub.settings import Settings
from projections.read import catch_up, dump_digest, fresh
from tests import stories
from tests.hub.house import Clock, in_need, person, school

RESTORES = int(os.environ.get("HUB_TEST_RESTORES", "4"))
BACKUPS = int(os.environ.get("HUB_TEST_BACKUPS", "5"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hub(tmp_path, clock):
    """Something happens on each day from 2026-03-05 on, at nine in the morning of the district."""
    opened = open_hub(Settings(data=tmp_path / "var"), clock, create=True)
    opened.log.append(stories.reported(), command_id="visit")
    for n in range(10):
        opened.log.append(in_need(f"PS-{n}"), school(f"KG-{n}"), command_id=f"c-{n}")
        opened.log.append(person(f"p-{n}"))
        clock.on(days=1)
    yield opened
    opened.close()


def as_of(hub, position):
    """What the time machine shows there."""
    db = fresh()
    catch_up(hub.log, db, stop=position)
    return dump_digest(db)


def shown(hub):
    """Position and digest of what people see now."""
    with hub.reader() as read, closing(sqlite3.connect(hub.read.path)) as db:
        return read.position, dump_digest(db)


def test_restores_to_any_position_show_what_the_time_machine_shows(hub, tmp_path):
    archive, manifest = backup.make(hub.settings.data, tmp_path / "b.tar")
    chance = random.Random(50)
    wrong = []
    for n in range(RESTORES):
        position, settings = chance.randint(1, manifest.position), Settings(data=tmp_path / f"back-{n}")

        head = backup.restore(settings, archive, upto=Point(position=position))

        with closing(open_hub(settings)) as back:
            told = (head.position, head.hash, *shown(back))
        if told != (position, hub.log.hash_at(position), position, as_of(hub, position)):
            wrong.append(position)

    assert wrong == []


@pytest.mark.parametrize(("day", "events"), [((2026, 3, 4, 16), 0), ((2026, 3, 5, 1), 1), ((2026, 3, 7, 16), 3)])
def test_a_restore_until_a_moment_holds_all_that_was_recorded_by_then(hub, tmp_path, day, events):
    archive, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    point = Point(instant=micros(datetime(*day, tzinfo=UTC)))
    settings = Settings(data=tmp_path / "back")
    if not events:
        with pytest.raises(
            NotThere, match="nothing had been recorded by then: the first record is of 2026-03-05 01:00"
        ):
            backup.restore(settings, archive, upto=point)
        return

    head = backup.restore(settings, archive, upto=point)

    assert head.position == hub.log.position_at(point.instant)
    assert hub.log.read(head.position, 1)[0].recorded_at > point.instant


def test_life_goes_on_from_there(hub, tmp_path):
    archive, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    settings = Settings(data=tmp_path / "back")
    at = hub.log.receipt("c-4").last

    backup.restore(settings, archive, upto=Point(position=at))

    with closing(open_hub(settings)) as back:
        assert back.log.receipt("c-4") == hub.log.receipt("c-4")
        assert back.log.receipt("c-5") is None
        assert back.log.append(in_need("PS-5"), command_id="c-5").first == at + 1
        assert back.log.verify(texts=True).position == at + 2


def test_half_a_command_has_no_receipt(hub, tmp_path):
    archive, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    settings, receipt = Settings(data=tmp_path / "back"), hub.log.receipt("c-4")

    backup.restore(settings, archive, upto=Point(position=receipt.first))

    with closing(open_hub(settings)) as back:
        assert (back.log.head().position, back.log.receipt("c-4")) == (receipt.first, None)


def test_a_position_that_is_not_in_the_backup_touches_nothing(hub, tmp_path):
    archive, manifest = backup.make(hub.settings.data, tmp_path / "b.tar")
    end = hub.log.head()

    for target, replace in ((Settings(data=tmp_path / "back"), False), (hub.settings, True)):
        with pytest.raises(NotThere, match=f"no position {manifest.position + 1} in it: its log ends at"):
            backup.restore(target, archive, replace=replace, upto=Point(position=manifest.position + 1))
    with pytest.raises(NotEmpty):
        backup.restore(hub.settings, archive, upto=Point(position=1))

    assert hub.log.verify(texts=True) == end
    assert list((tmp_path / "back").iterdir()) == []


def test_what_was_signed_before_moves_aside_with_the_rest(hub, tmp_path):
    signed = hub.notary.sign()
    archive, _ = backup.make(hub.settings.data, tmp_path / "b.tar")
    hub.close()

    backup.restore(hub.settings, archive, replace=True, upto=Point(position=5))

    (aside,) = hub.settings.data.glob("before-restore-*")
    assert [path.name for path in (aside / "checkpoints").iterdir()] == [signed.path.name]
    assert not hub.settings.checkpoint_folder.exists()


# ---- while others write


WRITER = """
import sys
from pathlib import Path
from hub.compose import open_hub
from hub.settings import Settings
from tests.hub.house import in_need
hub = open_hub(Settings(data=Path(sys.argv[1])))
print("ready", flush=True)
n = 0
while True:
    hub.log.append(in_need(f"W-{sys.argv[2]}-{n}"), command_id=f"w-{sys.argv[2]}-{n}")
    n += 1
"""


@pytest.fixture
def writers(hub):
    """Four processes that write all the time."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(hub.settings.data), str(n)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for n in range(4)
    ]
    for each in begun:
        assert each.stdout.readline() == b"ready\n"
    yield begun
    for each in begun:
        each.terminate()
        each.wait()
        each.stdout.close()


def test_backups_under_four_writers_are_all_consistent(hub, writers, tmp_path, capsys):
    began = time.monotonic()
    made = [backup.make(hub.settings.data, tmp_path / f"{n}.tar") for n in range(BACKUPS)]
    took = (time.monotonic() - began) / BACKUPS

    for n, (path, manifest) in enumerate(made):
        head = backup.restore(Settings(data=tmp_path / f"back-{n}"), path)
        assert (head.position, head.hash.hex()) == (manifest.position, manifest.head)
        assert head.hash == hub.log.hash_at(head.position)
    positions = [manifest.position for _, manifest in made]
    with capsys.disabled():
        print(
            f"\n{BACKUPS} backups under 4 writers, {positions[0]}..{positions[-1]} events, {took:.2f} s each: all consistent"
        )
    assert positions == sorted(set(positions))
    assert [each.poll() for each in writers] == [None] * 4
