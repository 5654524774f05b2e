"""At the operator's desk a district comes in by two commands, in processes of their own; wrong rows are named with their lines."""

import subprocess
import sys
from pathlib import Path

import pytest

from hub.compose import open_hub
from hub.settings import Settings
from projections import schools
from tests.rosters import MEADOW, RIVER, SCHOOL, book, table

ROOT = Path(__file__).parents[2]
BAD = ["PS-12", "坏行小学", "大学", "镇区", "河湾街道", "党支部", "12"]


@pytest.fixture
def say(tmp_path):
    """`say("check", file)` -> (status, printed, complained), of a process on a hub with nothing in it."""
    open_hub(Settings(data=tmp_path / "data"), create=True).close()

    def run(*words):
        command = [sys.executable, "-m", "hub", "--data", tmp_path / "data", "roster", *words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr

    return run


def kept(tmp_path, file, name="名册.xlsx"):
    path = tmp_path / name
    path.write_bytes(file.getvalue())
    return path


def there(tmp_path):
    hub = open_hub(Settings(data=tmp_path / "data"))
    with hub.reader() as read:
        found = [row.code for row in schools.everywhere(read)]
    hub.close()
    return found


def test_a_look_changes_nothing_and_carrying_out_does_it_once(say, tmp_path):
    file = kept(tmp_path, table([SCHOOL, RIVER, MEADOW], coding="gb18030"), "名册.csv")

    assert say("check", file)[:2] == (
        0,
        "名册.csv: schools, columns code, name, level, locality, street, org_kind, member_band\n2 new, 0 change, 0 skip, 0 wrong\n",
    )
    assert there(tmp_path) == []
    assert "2 rows carried out, 0 refused" in say("apply", file)[1]
    assert "nothing to do: all of it is so already" in say("apply", file)[1]
    assert there(tmp_path) == ["KG-11", "PS-11"]


def test_a_wrong_row_is_named_by_its_line_and_holds_the_others_back_unless_told_otherwise(say, tmp_path):
    file = kept(tmp_path, book(学校=[SCHOOL, RIVER, BAD]))

    status, out, complained = say("apply", file)
    assert (status, "nothing has been done" in out, there(tmp_path)) == (1, True, [])
    assert complained.startswith("名册.xlsx:学校:3: level: roster.word_unknown text=大学")
    assert say("apply", "--good-only", file)[0] == 1

    assert there(tmp_path) == ["PS-11"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls", "before 2007"),
        (b"%PDF-1.7", "名册.pdf", "this is no sheet"),
        (b"a,b\r\n1,2\r\n", "名册.csv", "no headings of a roster"),
    ],
)
def test_what_is_no_roster_is_one_line_with_its_remedy(say, tmp_path, content, name, sentence):
    path = tmp_path / name
    path.write_bytes(content)

    status, _out, complained = say("check", path)

    assert (status, complained.count("\n"), sentence in complained) == (1, 1, True)
