"""Moving a hub at the operator's desk: export and import, and a backup that comes back as of a day or a position."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from datetime import date

import pytest

from hub.cli import commands
from hub.cli.saving import upto
from hub.clock import local_day, moment
from hub.compose import open_hub
from hub.settings import Settings
from tests.hub.house import Clock, person, school


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """`desk("export", file)` -> (exit status, what was printed, what was complained of)."""
    monkeypatch.delenv("HUB_DATA", raising=False)
    clock = Clock()
    with closing(open_hub(Settings(data=tmp_path / "var"), clock, create=True)) as hub:
        for n in range(6):
            hub.log.append(school(f"PS-{n}"))
            clock.on(days=1)

    def run(*words, data="var"):
        status = commands.run(["--data", str(tmp_path / data), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def refused(result, *words):
    status, _, told = result
    assert (status, told.count("\n")) == (1, 1)
    assert [word for word in words if word not in told] == []
    return True


def test_export_and_import_tell_the_same_head(desk, tmp_path):
    _, verified, _ = desk("verify")
    head = verified.splitlines()[1].removeprefix("head ")

    status, out, _ = desk("export", tmp_path / "log.ndjson")
    assert (status, f"6 events, head {head}; texts sealed" in out) == (0, True)
    status, out, _ = desk("import", tmp_path / "log.ndjson", "--key", desk("public-key")[1].strip(), data="back")

    assert (status, out.splitlines()[0].split(": ")[1]) == (0, f"6 events, whole, head {head}")
    assert "signed by this key" in out
    assert desk("verify", data="back")[1] == verified


def test_somebody_of_an_imported_log_gets_a_name_and_an_account(desk, tmp_path, monkeypatch):
    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub:
        hub.log.append(person("p-1"))
    desk("export", tmp_path / "log.ndjson")
    desk("import", tmp_path / "log.ndjson", data="back")
    monkeypatch.setattr(sys, "stdin", io.StringIO("seven grey herons over the ferry\n"))

    status, *_ = desk("users", "add", "lead", "--person", "p-1", "--name", "郝砺川", data="back")
    nobody = desk("users", "add", "other", "--person", "p-9", "--name", "无", data="back")

    assert status == 0
    assert desk("users", "list", data="back")[1].split()[:4] == ["lead", "active", "p-1", "郝砺川"]
    assert refused(nobody, "nothing of this name")


def test_what_cannot_be_moved_is_told_in_one_line(desk, tmp_path):
    desk("export", tmp_path / "log.ndjson")
    (tmp_path / "cut").write_bytes((tmp_path / "log.ndjson").read_bytes()[:1500])

    assert refused(desk("export", tmp_path / "log.ndjson"), "is there already")
    assert refused(desk("export", tmp_path / "x", data="nowhere"), "no log in", "--data")
    assert refused(desk("import", tmp_path / "log.ndjson"), "holds a hub already")
    assert refused(desk("import", tmp_path / "cut", data="back"), "cut, line 3", "cut off")
    assert refused(desk("import", tmp_path / "none", data="back"), "check the name")
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    ("words", "events"),
    [
        (("--until", "2026-03-05"), 1),
        (("--until", "2026-03-07"), 3),
        (("--until", "2026-03-08T08:59"), 3),
        (("--until", "2026-03-08T09:00"), 4),
        (("--until", "2030-01-01"), 6),
        (("--position", "2"), 2),
    ],
)
def test_a_backup_comes_back_as_of_a_day_a_moment_or_a_position(desk, tmp_path, words, events):
    desk("backup", tmp_path / "b.tar")

    status, out, _ = desk("restore", tmp_path / "b.tar", *words, data="back")

    assert (status, out.split(": ")[1].split(",")[0]) == (0, f"{events} events")
    assert desk("verify", data="back")[1].startswith(f"whole: {events} events")


def test_a_day_before_everything_and_a_position_behind_everything_are_refused(desk, tmp_path):
    desk("backup", tmp_path / "b.tar")

    assert refused(desk("restore", tmp_path / "b.tar", "--until", "2026-03-04", data="back"), "the first record is of")
    assert refused(desk("restore", tmp_path / "b.tar", "--position", "7", data="back"), "its log ends at 6")


@pytest.mark.parametrize("words", [("--until", "soon"), ("--until", "9999-12-31"), ("--position", "x")])
def test_what_is_no_day_and_no_position_is_a_wrong_command_line(desk, tmp_path, words):
    with pytest.raises(SystemExit) as end:
        desk("restore", tmp_path / "b.tar", *words)

    assert end.value.code == 2


def test_the_day_is_that_of_the_district():
    assert [local_day(moment(upto("2026-03-05").instant + n)) for n in (0, 1)] == [date(2026, 3, 5), date(2026, 3, 6)]
