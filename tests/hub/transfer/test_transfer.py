"""The log goes out as CloudEvents and comes back the same; a file that is not whole touches nothing and names its line."""

from __future__ import annotations

import base64
import json
import sqlite3
from contextlib import closing

import pytest

from domain.model import REMOVED
from domain.visits import Visit
from hub import transfer
from hub.backup import NotEmpty
from hub.compose import open_hub
from hub.notary import Verifier
from hub.settings import Settings
from hub.transfer import EmptyLog, NotWhole
from projections.read import dump_digest
from tests import stories
from tests.hub.house import in_need, school


@pytest.fixture
def hub(tmp_path):
    opened = open_hub(Settings(data=tmp_path / "var"), create=True)
    opened.log.append(stories.reported(), command_id="visit")
    opened.log.append(in_need("PS-01"), school("PS-02"), command_id="two")
    opened.log.append(school("PS-03"))
    opened.private.enrol("p-hao", name="郝砺川")
    yield opened
    opened.close()


@pytest.fixture
def file(hub, tmp_path):
    path = tmp_path / "log.ndjson"
    transfer.export(hub.log.path, hub._keys, path)
    return path


def tables(hub):
    """Everything in the file of the log."""
    with closing(sqlite3.connect(hub.log.path)) as db:
        return list(db.iterdump())


def seen(hub):
    hub.read.catch_up()
    with closing(sqlite3.connect(hub.read.path)) as db:
        return dump_digest(db)


def arrived(tmp_path, file, **more):
    settings = Settings(data=tmp_path / "back")
    transfer.load(settings, file, **more)
    return open_hub(settings)


# ---- out


def test_every_line_is_a_cloud_event_and_the_last_one_a_signed_checkpoint(hub, file):
    lines = [json.loads(line) for line in file.read_text().splitlines()]

    assert len(lines) == hub.log.head().position + 1
    for position, line in enumerate(lines[:-1], 1):
        entry = hub.log.read(position - 1, 1)[0]
        assert (line["specversion"], line["id"], line["position"]) == ("1.0", str(position), position)
        assert (line["type"], line["hash"]) == (entry.topic, entry.hash.hex())
        assert base64.b64decode(line["data_base64"]) == entry.state
        assert set(line) <= {*REQUIRED, *OURS}
        assert all(name.isalnum() and name.islower() for name in OURS)
    assert (lines[-1]["type"], lines[-1]["data"]) == ("log.checkpoint", hub.notary.note())


REQUIRED = {"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data_base64"}
OURS = {"position", "streamversion", "meta", "hash", "command"}
"""Extension attributes: CloudEvents allows lower-case letters and digits."""


def test_an_export_holds_no_names_and_no_text(hub, file):
    written = file.read_text() + "".join(
        base64.b64decode(json.loads(line).get("data_base64", "")).decode() for line in file.read_text().splitlines()
    )

    assert hub.private.names("p-hao") == "郝砺川"
    assert "郝砺川" not in written
    assert "教室不够用" not in written
    assert file.stat().st_mode & 0o077 == 0


def test_an_export_never_replaces_a_file_and_an_empty_log_has_none(hub, file, tmp_path):
    before = file.read_bytes()
    with pytest.raises(FileExistsError, match="never replaces"):
        transfer.export(hub.log.path, hub._keys, file)
    with closing(open_hub(Settings(data=tmp_path / "new"), create=True)) as empty, pytest.raises(EmptyLog):
        transfer.export(empty.log.path, empty._keys, tmp_path / "empty")

    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"var", "new", "log.ndjson"}


# ---- and back


def test_an_import_is_the_same_log_to_the_last_byte_and_shows_the_same(hub, file, tmp_path):
    with closing(arrived(tmp_path, file)) as back:
        assert tables(back) == tables(hub)
        assert seen(back) == seen(hub)
        assert back.log.verify(texts=True) == hub.log.head()
        assert back.log.receipt("two") == hub.log.receipt("two")


def test_texts_show_as_removed_and_people_have_no_names(hub, file, tmp_path):
    with closing(arrived(tmp_path, file)) as back:
        assert str(back.log.stream(Visit, "v-1")[0][1].purpose) == REMOVED
        assert back.private.names("p-hao") == "已删除人员"
        back.log.append(school("PS-09"))
        assert back.log.verify(texts=True).position == hub.log.head().position + 1


def test_the_signature_is_checked_when_a_key_is_given(hub, file, tmp_path):
    with closing(arrived(tmp_path, file, key=hub.notary.verifier())) as back:
        assert back.log.head() == hub.log.head()
    other = Verifier(hub.notary.verifier().name, bytes(32))

    with pytest.raises(NotWhole, match="signed with another key"):
        transfer.load(Settings(data=tmp_path / "third"), file, other)


def test_it_goes_nowhere_but_into_an_empty_directory(hub, file):
    before = tables(hub)

    with pytest.raises(NotEmpty, match="holds a hub already"):
        transfer.load(hub.settings, file)

    assert tables(hub) == before


def test_progress_is_told(hub, file, tmp_path, monkeypatch):
    monkeypatch.setattr("hub.transfer.arriving.EVERY", 4)
    told = []

    transfer.load(Settings(data=tmp_path / "back"), file, progress=lambda *n: told.append(n))

    end = hub.log.head().position
    assert told == [(n, 0) for n in range(4, end + 1, 4)] + [(n, end) for n in range(4, end + 1, 4)]


# ---- refused


def edited(line, **fields):
    return json.dumps(json.loads(line) | fields) + "\n"


DAMAGES = {
    "cut in a line": (lambda lines: [*lines[:5], lines[5][:80]], r"line 6: the line has no end"),
    "cut between lines": (lambda lines: lines[:5], "ends after line 5 .* cut off"),
    "without its end": (lambda lines: lines[:-1], "cut off"),
    "a line missing": (lambda lines: lines[:3] + lines[4:], "line 4: event 5 where 4 was due"),
    "a line twice": (lambda lines: [*lines[:4], lines[3], *lines[4:]], "line 5: event 4 where 5 was due"),
    "two exchanged": (lambda lines: [lines[1], lines[0], *lines[2:]], "line 1: event 2 where 1 was due"),
    "edited": (
        lambda lines: [*lines[:2], edited(lines[2], meta='{"actor":"p-x"}'), *lines[3:]],
        "line 3: the hash of event 3",
    ),
    "another command": (lambda lines: [edited(lines[0], command="x"), *lines[1:]], "a line was changed"),
    "other time": (
        lambda lines: [edited(lines[0], time="2020-01-01T00:00:00.000000Z"), *lines[1:]],
        "line 1: the hash",
    ),
    "no time": (lambda lines: [edited(lines[0], time="noon"), *lines[1:]], "line 1: "),
    "no base64": (lambda lines: [edited(lines[0], data_base64="%%"), *lines[1:]], "line 1: "),
    "other version": (lambda lines: [edited(lines[0], specversion="2.0"), *lines[1:]], "line 1: no CloudEvent 1.0"),
    "more behind": (lambda lines: [*lines, lines[0]], "there is more behind the checkpoint"),
    "foreign": (lambda _: ['{"a": 1}\n'], "line 1: no event of an export"),
    "no JSON": (lambda _: ["no export at all\n"], "line 1: no event of an export"),
    "binary": (lambda _: ["\0\udcff\udcfe\n"], "line 1: no event of an export"),
    "empty": (lambda _: [], "cut off"),
    "only an end": (lambda lines: lines[-1:], "line 1: the checkpoint is not of these 0 events"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_is_cut_edited_or_foreign_is_refused_with_its_line_and_nothing_is_touched(file, tmp_path, damage):
    change, why = DAMAGES[damage]
    bad = tmp_path / "bad.ndjson"
    bad.write_bytes("".join(change(file.read_text().splitlines(keepends=True))).encode("utf-8", "surrogateescape"))
    before = sorted(tmp_path.iterdir())

    with pytest.raises(NotWhole, match=why):
        transfer.load(Settings(data=tmp_path / "back"), bad)

    assert sorted(tmp_path.iterdir()) == before


def test_a_file_whose_chain_was_made_to_fit_again_is_convicted_by_the_signature(hub, file, tmp_path):
    lines = file.read_text().splitlines(keepends=True)
    forger = open_hub(Settings(data=tmp_path / "forger"), create=True)
    forger.log.append(school("PS-66"))
    forged = tmp_path / "forged"
    transfer.export(forger.log.path, forger._keys, forged)
    forger.close()

    with pytest.raises(NotWhole, match="of another log"):
        transfer.load(Settings(data=tmp_path / "back"), forged, hub.notary.verifier())
    forged.write_text("".join([forged.read_text().splitlines(keepends=True)[0], lines[-1]]))
    with pytest.raises(NotWhole, match="line 2: the checkpoint is not of these 1 events"):
        transfer.load(Settings(data=tmp_path / "back"), forged)
