"""Evidence at the operator's desk: sign, compare, prove and check, each refusal in one line with its reason."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hub.cli import commands
from hub.compose import open_hub
from hub.settings import Settings
from tests.hub.house import in_need, school

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """`desk("verify")` -> (exit status, what was printed, what was complained of)."""
    monkeypatch.delenv("HUB_DATA", raising=False)

    def run(*words, data="var"):
        status = commands.run(["--data", str(tmp_path / data), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    for name, keys in (("var", ("PS-01", "PS-02")), ("other", ("KG-01",))):
        with closing(open_hub(Settings(data=tmp_path / name), create=True)) as hub:
            hub.log.append(*map(school, keys), in_need("MS-01"))
    return run


def refused(result, *words):
    status, _, told = result
    assert (status, told.count("\n")) == (1, 1)
    assert [word for word in words if word not in told] == []
    return True


def signed(desk, data="var"):
    status, out, _ = desk("checkpoint", data=data)
    assert status == 0
    return Path(out.split(": ")[0])


def test_a_signed_checkpoint_is_what_verify_compares_with(desk, tmp_path):
    path = signed(desk)

    assert path.parent == tmp_path / "var" / "checkpoints"
    assert desk("verify")[1].splitlines()[-1] == f"{path}: the log up to position 4 is what was signed"
    assert desk("verify", "--against", path, "--key", desk("public-key")[1].strip())[0] == 0


def test_a_log_rewritten_as_a_whole_is_found_out_by_the_checkpoint_of_yesterday(desk, tmp_path):
    path = signed(desk)
    with closing(sqlite3.connect(tmp_path / "var" / "log.db", isolation_level=None)) as db:
        db.execute("DELETE FROM stored_events WHERE rowid = 4")
        db.execute("DELETE FROM record WHERE position = 4")
        db.execute("UPDATE head SET position = 3, hash = (SELECT hash FROM record WHERE position = 3)")

    for words in (("verify",), ("verify", "--against", path)):
        assert refused(desk(*words), path.name, "position 4, but the log ends at 3", "cut off")


def test_forged_cut_and_foreign_checkpoints_are_refused_with_the_reason(desk, tmp_path):
    path, foreign = signed(desk), signed(desk, data="other")
    note, bad = path.read_text(), tmp_path / "bad.txt"

    for text, why in ((note.replace("\n4\n", "\n3\n"), "does not fit"), (note[:40], "cut off"), ("", "cut off")):
        bad.write_text(text)
        assert refused(desk("verify", "--against", bad), "bad.txt", why)
    bad.write_bytes(b"\xff\xfe")
    assert refused(desk("verify", "--against", bad), "no text")
    assert refused(desk("verify", "--against", foreign), "of another log")
    assert refused(desk("verify", "--against", tmp_path / "none.txt"), "none.txt", "check the name")
    assert refused(desk("verify", "--against", path, "--key", "hujian/x+1+AA"), "no public key")


def test_an_event_is_proven_to_somebody_who_has_nothing_but_the_file_and_the_key(desk, tmp_path):
    key = tmp_path / "key.txt"
    key.write_text(desk("public-key")[1])
    status, out, _ = desk("prove", 2, "--out", tmp_path / "two.tlog-proof")
    assert (status, out.split(": ")[1].split(",")[0]) == (0, "proves event 2 of 4")
    empty = tmp_path / "elsewhere"
    empty.mkdir()

    words = [sys.executable, "-m", "hub", "--data", empty, "verify-proof", tmp_path / "two.tlog-proof", "--key", key]
    done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "proven: event 2" in done.stdout
    assert "is school.registered of school:PS-02" in done.stdout
    assert list(empty.iterdir()) == []


def test_a_proof_is_checked_by_a_checkpoint_that_was_kept(desk, tmp_path):
    path = signed(desk)

    assert desk("prove", 1, "--checkpoint", path, "--out", tmp_path / "one")[0] == 0

    status, out, _ = desk("verify-proof", tmp_path / "one", "--checkpoint", path, data="nowhere")
    assert status == 0
    assert "by your checkpoint; its signature was not checked" in out
    assert not (tmp_path / "nowhere").exists()


def test_proofs_of_another_log_forged_and_cut_ones_are_refused(desk, tmp_path):
    desk("prove", 2, "--out", tmp_path / "two")
    text, key = (tmp_path / "two").read_text(), desk("public-key")[1].strip()
    bad = tmp_path / "bad"

    for changed, why in (
        (text.replace("index 1", "index 2"), "not in this log"),
        (text.replace("\n4\n", "\n5\n"), "does not fit"),
        (text[:300], "cut off"),
        (text.replace("extra ", "extra !"), "no proof"),
    ):
        bad.write_text(changed)
        assert refused(desk("verify-proof", bad, "--key", key), why)
    assert refused(
        desk("verify-proof", tmp_path / "two", "--key", desk("public-key", data="other")[1].strip()), "another log"
    )
    assert refused(desk("verify-proof", tmp_path / "two"), "--key", "--checkpoint")
    assert refused(desk("prove", 5), "no event at position 5: the last one is 4")
    assert refused(desk("prove", 1, "--out", tmp_path / "two"), "is there already")


@pytest.mark.parametrize("event", ["0", "-1", "x", "1.5", "9" * 30])
def test_what_is_no_position_is_no_event(desk, capsys, event):
    with pytest.raises(SystemExit):
        desk("prove", event)

    assert "an event is named by its position" in capsys.readouterr().err
