"""The operator's command does what it says, or says in one line why not and what to do."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyotp
import pytest

import hub
from hub.cli import commands, keeping, serving
from hub.compose import open_hub
from hub.door.refusals import LinkDead
from hub.sessions import SignedIn
from hub.settings import Settings

ROOT = Path(__file__).parents[2]
PASS = "seven grey herons over the ferry"


class Desk:
    """`desk("verify")` -> (exit status, what was printed, what was complained of)."""

    def __init__(self, data, capsys, monkeypatch):
        self.data, self._capsys, self._monkeypatch = data, capsys, monkeypatch

    def __call__(self, *words, typed="", data=None):
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = commands.run(["--data", str(data or self.data), *map(str, words)])
        said = self._capsys.readouterr()
        return status, said.out, said.err


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    for name in [name for name in os.environ if name.startswith("HUB_") and not name.startswith("HUB_TEST_")]:
        monkeypatch.delenv(name)
    return Desk(tmp_path / "var", capsys, monkeypatch)


@pytest.fixture
def begun(desk):
    """A desk with an empty hub and its director."""
    status, *_ = desk("init", "--district", "望汀区", "--director", "齐望舒")
    assert status == 0
    return desk


def complaint(result, *words):
    """One line on standard error, a status that is not 0, and these words in it."""
    status, _, told = result
    assert status == 1
    assert told.startswith("hub: ")
    assert told.count("\n") == 1
    for word in words:
        assert word in told
    return True


# ---- a new hub


def test_a_new_hub_says_the_directors_link_and_nothing_else(desk):
    status, said, told = desk("init", "--district", "望汀区", "--director", "齐望舒", "--org", "望汀区教育党校")
    opened = open_hub(Settings(data=desk.data))

    token = re.fullmatch(r"http://127\.0\.0\.1:8000/welcome/([A-Za-z0-9_-]{32})\n", said)[1]
    signed = opened.invitations.redeem(token, PASS, address="192.0.2.1", agent="x")

    assert (status, told) == (0, "")
    assert opened.core.standing(signed.person_id).roles == {"director"}
    assert (opened.private.names(signed.person_id), opened.district.name) == ("齐望舒", "望汀区")
    assert opened.accounts.sign_in("director", PASS, address="192.0.2.1", agent="x").person_id == signed.person_id
    opened.close()


def test_before_the_link_is_used_nobody_can_sign_in(begun):
    opened = open_hub(Settings(data=begun.data))

    assert opened.accounts.accounts() == []
    assert [each.state for each in opened.keeping.everybody()] == ["invited"]
    opened.close()


def test_names_that_are_none_make_no_hub(desk):
    for words in (("--director", "齐望舒"), ("--district", "望汀区"), ("--district", "望汀区", "--director", "x" * 81)):
        assert complaint(desk("init", *words), "give a name")
    assert complaint(desk("init", "--district", "望汀区", "--director", "齐望舒", "--login", "?"), "not usable")

    assert not desk.data.exists()


def test_a_second_hub_in_the_same_place_is_refused(begun):
    again = begun("init", "--district", "x", "--director", "x")

    assert complaint(again, "holds a hub already", "--data")


def test_the_link_leads_to_the_address_that_the_operator_has_named(desk, monkeypatch):
    monkeypatch.setenv("HUB_ADDRESS", "https://hujian.example.cn/")

    _, said, _ = desk("init", "--district", "望汀区", "--director", "齐望舒")

    assert said.startswith("https://hujian.example.cn/welcome/")


# ---- accounts


def test_accounts_are_given_listed_changed_and_disabled(begun):
    opened = open_hub(Settings(data=begun.data))
    opened.private.enrol("p-1", name="郝砺川")
    opened.close()

    steps = [
        begun("users", "add", "sec-ms-01", "--person", "p-1", typed="纸鹤飞过冬天的玻璃窗又落回旧书桌\n"),
        begun("users", "password", "sec-ms-01", typed="another five quiet lighthouses\n"),
        begun("users", "disable", "sec-ms-01"),
        begun("users", "list"),
        begun("users", "enable", "sec-ms-01"),
        begun("sessions", "end-all"),
    ]

    assert [status for status, *_ in steps] == [0] * 6
    assert sorted(line.split() for line in steps[3][1].splitlines()) == [
        ["director", "invited", "director", "齐望舒"],
        ["sec-ms-01", "disabled", "p-1", "郝砺川"],
    ]


def test_unknown_people_and_taken_logins_are_told(begun):
    assert complaint(begun("users", "add", "x1", "--person", "p-9", typed=PASS), "nothing of this name")
    assert complaint(begun("users", "disable", "nobody"), "nothing of this name")
    begun("users", "add", "director", "--person", "director", typed=PASS)
    assert complaint(begun("users", "add", "director", "--person", "director", typed=PASS), "login", "take another")
    assert complaint(begun("users", "disable", "director"), "only director")


def test_a_link_is_printed_for_who_is_new_and_for_who_has_forgotten(begun):
    opened = open_hub(Settings(data=begun.data))
    opened.private.enrol("p-1", name="郝砺川")

    links = [begun("users", "invite", "--person", "p-1")[1].strip() for _ in range(2)]
    old, new = (link.rpartition("/")[2] for link in links)

    with pytest.raises(LinkDead):
        opened.invitations.look(old)
    assert opened.invitations.look(new).login == "haolichuan"
    assert complaint(begun("users", "invite", "--person", "p-9"), "nothing of this name")
    opened.close()


def test_who_has_lost_the_telephone_comes_in_with_the_password_alone_again(begun):
    begun("users", "add", "director", "--person", "director", typed=PASS)
    opened = open_hub(Settings(data=begun.data))
    opened.codes.begin("director")
    code = pyotp.TOTP(opened.codes.of("director").secret).now()
    opened.codes.confirm("director", code, address="", keep="")

    status, *_ = begun("users", "reset", "director")

    assert status == 0
    assert isinstance(opened.accounts.sign_in("director", PASS, address="", agent=""), SignedIn)
    opened.close()


# ---- keeping


def test_verify_prints_position_and_head(begun):
    status, out, _ = begun("verify")

    assert status == 0
    assert re.fullmatch(r"whole: 27 events, every one as written and readable\nhead [0-9a-f]{64}\n", out)


def test_verify_names_the_first_bad_position(begun):
    with closing(sqlite3.connect(begun.data / "log.db", isolation_level=None)) as db:
        db.execute("UPDATE stored_events SET state = replace(state, 'director', 'dictator') WHERE rowid = 2")

    assert complaint(begun("verify"), "position 2", "hub restore")


@pytest.mark.parametrize("command", ["verify", "serve", "rebuild", "tick", "backup"])
def test_without_a_log_every_command_says_so(desk, tmp_path, command):
    words = [command, tmp_path / "b.tar"] if command == "backup" else [command]

    assert complaint(desk(*words), "no log in", str(desk.data), "--data")
    assert not desk.data.exists()


@pytest.mark.parametrize("command", ["verify", "serve", "rebuild"])
def test_a_file_that_is_no_log_is_called_damaged(begun, command):
    (begun.data / "log.db").write_bytes(b"this is not a database, it only has the name of one" * 99)

    assert complaint(begun(command), "hub restore")


def test_rebuild_reports_the_new_generation(begun):
    status, out, _ = begun("rebuild")

    assert (status, out.split(": ")[1]) == (0, "level with the log at 27, 0 events parked\n")


def test_backup_and_restore_at_the_desk(begun, tmp_path):
    status, out, _ = begun("backup", tmp_path / "b.tar")
    assert (status, out.split(":")[0]) == (0, str(tmp_path / "b.tar"))

    assert complaint(begun("restore", tmp_path / "b.tar"), "holds a hub already", "--replace")
    status, out, _ = begun("restore", tmp_path / "b.tar", data=tmp_path / "back")
    assert (status, out.split(": ")[1].split(",")[:2]) == (0, ["27 events", " whole"])
    assert complaint(begun("restore", ROOT / "Makefile", data=tmp_path / "other"), "no backup of a hub")
    assert complaint(begun("restore", tmp_path / "missing.tar"), "missing.tar", "check the name")


def test_nothing_is_restored_below_a_hub_that_serves(begun, tmp_path):
    begun("backup", tmp_path / "b.tar")
    use = serving.claim(begun.data, exclusive=False)

    assert complaint(begun("restore", "--replace", tmp_path / "b.tar"), "a hub serves this directory", "stop it")

    os.close(use)
    assert begun("restore", "--replace", tmp_path / "b.tar")[0] == 0


# ---- the machine


def test_an_unknown_variable_is_told(desk, monkeypatch):
    monkeypatch.setenv("HUB_PROT", "8000")

    assert complaint(desk("verify"), "unknown variable HUB_PROT", "known are HUB_ADDRESS")


def test_a_port_in_use_is_told(begun):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert complaint(begun("serve", "--port", port), f"127.0.0.1:{port}", "in use", "--port")


def test_no_right_to_write_is_told(desk):
    place = Path("/sys/hub")  # where not even root may make anything

    told = desk("init", "--district", "x", "--director", "x", data=place)

    assert complaint(told, "no right to write", "--data")


def test_a_place_where_nothing_can_be_made_is_told(desk, tmp_path):
    (tmp_path / "file").write_text("in the way")

    told = desk("init", "--district", "x", "--director", "x", data=tmp_path / "file" / "var")

    assert complaint(told, "this is a file")


def test_an_old_python_is_told_before_anything_is_imported():
    program = "import sys; sys.version_info = (3, 9, 2); import hub.cli; sys.exit(hub.cli.main(['verify']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "hub: this is Python 3.9, but 3.11 or newer is needed: start it with one.\n"


@pytest.mark.parametrize("named", ["/nowhere/python", "no-such-python", "", "{old}"])
def test_make_without_a_fit_python_says_so_in_one_line(tmp_path, named):
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    old = tmp_path / "python3.9"
    old.write_text(f'#!/bin/sh\nshift\nexec {sys.executable} -c "import sys; sys.version_info = (3, 9, 2); $1"\n')
    old.chmod(0o755)

    words = ["make", "demo", f"PYTHON={named.format(old=old)}"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    ours = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode != 0
    assert len(ours) == 1, done.stderr
    assert "3.11" in ours[0]
    assert "PYTHON=" in ours[0]
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("words", [["dance"], [], ["serve", "--port", "99999"], ["serve", "--workers", "0"]])
def test_a_command_line_that_makes_no_sense_is_explained(desk, words, capsys):
    with pytest.raises(SystemExit) as end:
        commands.run(words)

    assert end.value.code == 2
    assert "usage: hub" in capsys.readouterr().err


def test_the_installation_is_checked_for_packages_that_are_not_ours(begun, monkeypatch):
    assert begun("check")[0] == 0
    monkeypatch.setattr(
        keeping.importlib.metadata, "packages_distributions", lambda: {"web": ["web.py"], "hub": ["hub"]}
    )

    status, _, told = begun("check")

    assert status == 1
    assert "the package web here is also of web.py" in told
    assert "the package hub here is also of hub" in told


def test_the_version_is_the_package_s(desk):
    assert desk("version") == (0, f"hub {hub.__version__}\n", "")


def test_what_is_not_said_is_asked_for_and_only_the_link_is_printed(tmp_path):
    keyboard, terminal = os.openpty()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    command = [sys.executable, "-m", "hub", "--data", str(tmp_path / "var"), "init"]
    asked = subprocess.Popen(
        command, cwd=ROOT, env=clean, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.write(keyboard, "望汀区\n齐望舒\n".encode())

    said, told = asked.communicate(timeout=60)

    assert asked.returncode == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/welcome/[\w-]{32}\n", said.decode())
    assert told.decode() == "What is the district called? What is the first director's name? "
    for each in (keyboard, terminal):
        os.close(each)
