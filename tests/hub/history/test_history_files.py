"""A history with anything broken in it is refused whole, and whoever sent it learns of each line."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from hub import history
from hub.history.checking import read_history
from hub.settings import Settings

NOW = datetime(2026, 9, 1, tzinfo=UTC)

PROGRAMME = {
    "seq": 1,
    "aggregate": "Programme",
    "key": "prog",
    "version": 1,
    "event": "StageStarted",
    "occurred_at": "2024-09-02T09:00:00+08:00",
    "actor": "p-pd-01",
    "actor_role": "party_school_lead",
    "data": {"stage": "study", "on": "2024-09-01"},
}
SCHOOL = {
    **PROGRAMME,
    "seq": 2,
    "aggregate": "SchoolBranch",
    "key": "s-1",
    "event": "SchoolBranchProfileRevised",
    "data": {"changes": {"street": "汀南街道"}},
}
VISIT = {
    **PROGRAMME,
    "seq": 3,
    "aggregate": "Visit",
    "key": "v-1",
    "event": "VisitScheduled",
    "data": {
        "starts_at": "2025-01-10T14:00:00",
        "ends_at": "2025-01-10T16:30:00",
        "venue": "柳岸幼儿园",
        "agenda": [{"t": "14:00", "item": "看现场"}],
        "responsible_person_id": "p-kg-03",
    },
}


def written(folder, *lines):
    path = folder / "past.jsonl"
    raw = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    path.write_bytes(b"".join(line + b"\n" for line in raw))
    return path


def faults(folder, *lines):
    """(line, what) of everything found in a file."""
    with pytest.raises(history.BrokenHistory) as broken:
        read_history(written(folder, *lines))
    return [(fault.line, fault.what) for fault in broken.value.faults]


def visit(**data):
    return {**VISIT, "data": {**VISIT["data"], **data}}


def without(line, name):
    return {key: value for key, value in line.items() if key != name}


def test_a_sound_file_is_read_with_typed_values(tmp_path):
    lines = read_history(written(tmp_path, PROGRAMME, SCHOOL, VISIT))

    assert [line.stream for line in lines] == ["Programme:prog", "SchoolBranch:s-1", "Visit:v-1"]
    assert lines[2].data["starts_at"].isoformat() == "2025-01-10T14:00:00+08:00"
    assert lines[2].data["agenda"][0]["t"].isoformat() == "14:00:00"


def test_a_word_that_yaml_took_for_a_number_is_still_the_word(tmp_path):
    lines = read_history(written(tmp_path, PROGRAMME, {**SCHOOL, "data": {"changes": {"member_band": 2049}}}))

    assert lines[1].data["changes"] == {"member_band": "20_49"}


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"", "blank line"),
        (b"[1]", "no JSON object"),
        (b'{"seq": "\xff"}', "no UTF-8 at byte 10"),
        (b'{"seq": 2}\r', "the line ends with CR LF, LF is due"),
        (b'{"seq": 2, "seq": 2}', "key seq stands twice"),
    ],
)
def test_what_is_no_line_of_json_is_named(tmp_path, raw, what):
    assert faults(tmp_path, PROGRAMME, raw) == [(2, what)]


def test_a_byte_order_mark_is_named(tmp_path):
    marked = b"\xef\xbb\xbf" + json.dumps(PROGRAMME).encode()

    assert faults(tmp_path, marked) == [(1, "the file begins with a byte order mark")]


def test_an_empty_file_is_named(tmp_path):
    assert faults(tmp_path) == [(1, "the file is empty")]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (without(SCHOOL, "actor"), "key actor is missing"),
        ({**SCHOOL, "note": "x"}, "unknown key note"),
        ({**SCHOOL, "seq": 4}, "seq is 4 where 2 is due"),
        ({**SCHOOL, "seq": "2"}, "seq is no whole number: '2'"),
        ({**SCHOOL, "version": 2}, "version of SchoolBranch:s-1 is 2 where 1 is due"),
        ({**SCHOOL, "version": True}, "version is no whole number: True"),
        ({**SCHOOL, "key": ""}, "key is no word: ''"),
        ({**SCHOOL, "aggregate": "School"}, "unknown aggregate School"),
        ({**SCHOOL, "event": "VisitHeld"}, "SchoolBranch has no event VisitHeld"),
        ({**SCHOOL, "actor_role": "teacher"}, "unknown actor_role teacher"),
        ({**SCHOOL, "occurred_at": "2024-09-02T09:00:00"}, "occurred_at has no offset: 2024-09-02T09:00:00"),
        ({**SCHOOL, "occurred_at": "yesterday"}, "occurred_at is no ISO 8601 date-time: 'yesterday'"),
        (
            {**SCHOOL, "occurred_at": "2024-09-02T08:59:59+08:00"},
            "occurred_at 2024-09-02T08:59:59+08:00 lies before the line above",
        ),
        ({**SCHOOL, "data": []}, "SchoolBranchProfileRevised: data is no object"),
        ({**SCHOOL, "data": {}}, "SchoolBranchProfileRevised: field changes is missing"),
        (
            {**SCHOOL, "data": {"changes": {"colour": "red"}}},
            "SchoolBranchProfileRevised: field changes holds: unknown field ...colour",
        ),
    ],
)
def test_a_line_out_of_form_or_order_is_named(tmp_path, line, what):
    assert faults(tmp_path, PROGRAMME, line) == [(2, what)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (visit(colour="red"), "unknown field colour"),
        (visit(venue=7), "field venue is no single line of text"),
        (visit(venue="a\nb"), "field venue is no single line of text"),
        (visit(responsible_person_id=""), "field responsible_person_id is no id: ''"),
        (visit(starts_at="2025-01-10"), "field starts_at is no local date-time without offset: '2025-01-10'"),
        (
            visit(starts_at="2025-01-10T14:00:00+08:00"),
            "field starts_at is no local date-time without offset: '2025-01-10T14:00:00+08:00'",
        ),
        (visit(agenda={}), "field agenda is no list"),
        (visit(agenda=[{"t": "14:00"}]), "field agenda item 1 holds: field ...item is missing"),
        (visit(agenda=[7]), "field agenda item 1 holds: ... is no object"),
    ],
)
def test_a_field_of_another_type_is_named(tmp_path, line, what):
    assert faults(tmp_path, PROGRAMME, SCHOOL, line) == [(3, f"VisitScheduled: {what}")]


@pytest.mark.parametrize(
    ("event", "data", "what"),
    [
        ("StageStarted", {"stage": "break", "on": "2024-09-01"}, "field stage is 'break' and not one of"),
        ("StageStarted", {"stage": "study", "on": "2024-9-1"}, "field on is no date YYYY-MM-DD: '2024-9-1'"),
        ("StageStarted", {"stage": "study", "on": "2024-13-01"}, "field on month must be in 1..12"),
        ("TargetsSet", {"version": True, "targets": {}}, "field version is no whole number: True"),
        ("TargetsSet", {"version": 1, "targets": []}, "field targets is no object"),
        ("StageClosed", {"stage": "study", "on": "2024-10-31", "note": 1}, "field note is no text"),
    ],
)
def test_a_value_that_cannot_be_is_named(tmp_path, event, data, what):
    [(line, found)] = faults(tmp_path, {**PROGRAMME, "event": event, "data": data})

    assert line == 1
    assert found.startswith(f"{event}: {what}")


def test_all_broken_lines_are_told_at_once(tmp_path):
    found = faults(tmp_path, {**PROGRAMME, "seq": 7}, visit(venue=7), b"")

    assert [line for line, _ in found] == [1, 2, 2, 3]


def test_nothing_of_a_broken_file_is_stored(tmp_path):
    path = written(tmp_path, PROGRAMME, {**SCHOOL, "version": 5})
    settings = Settings(data=tmp_path / "hub")

    with pytest.raises(
        history.BrokenHistory, match=r"^past\.jsonl:2: version of SchoolBranch:s-1 is 5 where 1 is due$"
    ):
        history.load(settings, history=path, until=None, shift_to_today=False, now=NOW)

    assert not settings.data.exists()


@pytest.mark.parametrize(
    ("directory", "what"),
    [
        ("people: [", "organisation.yaml:1: "),
        ("people:\n  - {key: p-1, name: 甲, role: guest}\n", "organisation.yaml:1: p-1 has the unknown role guest"),
        ("people:\n  - {key: p-1, role: host}\n", "organisation.yaml:1: Object missing required field `name`"),
    ],
)
def test_a_broken_directory_is_told_before_anything_is_stored(tmp_path, directory, what):
    path = written(tmp_path, PROGRAMME)
    path.with_name("organisation.yaml").write_text(directory, encoding="utf-8")

    with pytest.raises(history.BrokenHistory) as broken:
        history.load(Settings(data=tmp_path / "hub"), history=path, until=None, shift_to_today=False, now=NOW)

    assert str(broken.value).startswith(what)
    assert not (tmp_path / "hub").exists()
