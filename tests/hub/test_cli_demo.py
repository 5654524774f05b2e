"""`hub demo` loads a district whole or not at all, and says what became of every line."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from hub.access import Act
from hub.cli import commands, serving
from hub.compose import open_hub
from hub.settings import DEMO_PASSPHRASE, Settings
from projections import studios

ROOT = Path(__file__).parents[2]


@pytest.fixture
def say(tmp_path, capsys, monkeypatch):
    """`say("--until", ...)` runs `hub demo`; its status, what it printed and what it complained of."""

    def run(*words):
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        status = commands.run(["--data", str(tmp_path / "var"), "demo", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def history(path, *lines):
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def line(seq, event, data, **other):
    about = {"aggregate": "SchoolBranch", "key": "s-x", "version": seq, "occurred_at": "2024-09-02T09:00:00+08:00"}
    return (
        {"seq": seq, "event": event, "actor": "org-party-school", "actor_role": "officer", "data": data} | about | other
    )


def test_a_load_until_a_day_tells_what_it_did_and_names_the_accounts(say, tmp_path):
    status, out, err = say("--until", "2024-10-31")

    assert (status, err) == (0, "")
    read, lines, events = map(int, re.match(r"history\.jsonl: (\d+) of (\d+) lines, (\d+) events in", out).groups())
    assert events
    assert 0 < read < lines
    assert DEMO_PASSPHRASE in out
    assert re.search(r"^  sec-ms-01 +secretary +\S+（\S+）$", out, re.MULTILINE)
    assert not (tmp_path / "var.loading").exists()
    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub:
        assert hub.log.verify(texts=True).position == events
        signed = hub.accounts.sign_in("sec-ms-01", DEMO_PASSPHRASE, address="192.0.2.1", agent="x")
        assert hub.core.standing(signed.person_id).roles


def test_every_line_is_counted_as_loaded_known_absent_or_refused(say):
    _, out, _ = say("--until", "2024-12-31")

    read = int(re.search(r": (\d+) of ", out)[1])
    kinds = [
        int(count)
        for count in re.findall(r"^ +(\d+) (?:loaded|said|written|of areas|not part|lines refused)", out, re.MULTILINE)
    ]
    assert sum(kinds) == read


def test_what_is_loaded_already_is_not_loaded_again(say, tmp_path):
    say("--until", "2024-09-10")
    before = (tmp_path / "var" / "log.db").read_bytes()

    status, _, told = say()

    assert (status, told.count("\n")) == (1, 1)
    assert "holds a hub already" in told
    assert (tmp_path / "var" / "log.db").read_bytes() == before


def test_a_reset_forgets_what_was_done_in_a_demo_and_loads_it_anew(say, tmp_path):
    until = ("--until", "2024-09-30")
    say(*until)
    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub:
        before = hub.log.head().position
        hub.people.enrol("p-guest", name="试用者", act=Act(person="director", command_id="x", source="cli"))

    status, _, err = say(*until, "--reset")

    assert (status, err) == (0, "")
    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub:
        assert hub.log.verify(texts=True).position == before
        assert hub.private.person("p-guest") is None
        assert hub.accounts.sign_in("sec-ms-01", DEMO_PASSPHRASE, address="192.0.2.1", agent="x")


def test_a_reset_touches_no_real_hub_and_none_that_is_served(say, tmp_path):
    real = tmp_path / "var"
    open_hub(Settings(data=real), create=True).close()
    refused = say("--reset")
    for path in sorted(real.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    say("--until", "2024-09-10")
    use = serving.claim(real, exclusive=False)

    served = say("--reset")

    os.close(use)
    assert [(status, out) for status, out, _ in (refused, served)] == [(1, "")] * 2
    assert "`hub demo` has not made" in refused[2]
    assert "a hub serves this directory" in served[2]
    assert [len(err.splitlines()) for *_, err in (refused, served)] == [1, 1]
    assert say("--until", "2024-09-10", "--reset")[0] == 0


def test_a_broken_file_is_told_line_by_line_and_leaves_nothing(say, tmp_path):
    path = history(tmp_path / "other.jsonl", line(1, "Registered", {"x": 1}), {"seq": 2})

    status, _, told = say("--history", path)

    assert status == 1
    assert "other.jsonl:1:" in told
    assert "other.jsonl:2:" in told
    assert list(tmp_path.glob("var*")) == []


def test_a_file_that_is_not_there_is_told(say, tmp_path):
    status, _, told = say("--history", tmp_path / "missing.jsonl")

    assert (status, told.count("\n")) == (1, 1)
    assert "missing.jsonl" in told


def test_a_port_in_use_is_told_before_anything_is_loaded(say, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, _, told = say("--serve", "--port", taken.getsockname()[1])

    assert (status, "in use" in told) == (1, True)
    assert list(tmp_path.glob("var*")) == []


def test_moved_to_today_the_last_day_is_not_in_the_future(say, tmp_path):
    say("--shift-to-today")

    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub:
        head = hub.log.head()
        assert hub.log.position_at(int(hub.clock().timestamp() * 1e6)) == head.position
        with hub.reader() as read:
            last = read.value("SELECT max(held_on) FROM visit")
        assert last <= hub.core.today().isoformat()
        assert (hub.core.today() - date.fromisoformat(last)).days < 90


def test_every_command_stands_in_the_operators_page():
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    known = next(action for action in commands.parser()._actions if action.choices).choices

    assert [name for name in known if not re.search(rf"\b{name}\b", page)] == []
    flags = {
        flag
        for sub in known.values()
        for action in sub._actions
        for flag in action.option_strings
        if flag.startswith("--")
    }
    assert flags - {"--help"} - set(re.findall(r"--[a-z-]+", page)) == set()


def test_a_district_can_be_made_several_times_as_big(say, tmp_path):
    status, out, _ = say("--until", "2025-03-31", "--scale", "3")

    assert (status, "3 times as big" in out) == (0, True)
    with closing(open_hub(Settings(data=tmp_path / "var"))) as hub, hub.reader() as read:
        assert hub.log.verify(texts=True).position == int(re.search(r"big: (\d+) events", out)[1])
        assert read.rows("SELECT topic, error FROM parked") == []
        assert {code: row.name for row in studios.all_studios(read) if (code := row.code).startswith("st-ms")} == {
            "st-ms": "中学书记工作室",
            "st-ms_2": "中学书记工作室 2",
            "st-ms_3": "中学书记工作室 3",
        }
        assert read.value("SELECT count(*) FROM school") == 3 * 29
        copied, first = (studios.board(read, code, date(2025, 3, 31)) for code in ("st-ms_3", "st-ms"))
        assert [line.belonging.school for line in copied.lines] == [
            f"{line.belonging.school}_3" for line in first.lines
        ]
        assert hub.private.names(first.lines[0].belonging.person) + " 2" == hub.private.names("p-ms-00_2")
        assert read.value("SELECT count(*) FROM term WHERE role = 'director'") == 1
        assert read.value("SELECT count(*) FROM obligation") % 3 == 0


@pytest.mark.parametrize("many", ["0", "-1", "301", "zehn", "1.5"])
def test_how_many_times_is_a_number_people_mean(say, many, capsys):
    with pytest.raises(SystemExit):
        say("--scale", many)

    assert "write a number from 1 to 300" in capsys.readouterr().err
