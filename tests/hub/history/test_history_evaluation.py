"""Evaluations of the demo: computed of the log as it was on their day, signed as the paper says, equal whenever they are computed anew."""

from __future__ import annotations

import json
import shutil

import pytest

from domain.evaluation import Grade, Line, LineKind, RubricState, State, Subject, SubjectKind
from domain.words import Stage
from hub.cli import commands
from hub.evaluation import sheet_of
from hub.evaluation.comparing import compare
from projections import evaluation as lists
from tests.evaluation_stories import rubric

KEY = "prog-2024/studio:{}/cultivation/studio-1"
STUDIOS = ("st-kg", "st-ms", "st-ps")


def look(hub, studio="st-ms"):
    with hub.reader() as read:
        row = lists.by_key(read, KEY.format(studio))
        return row, lists.rubric(read, row.rubric).definition


def test_the_default_rubric_is_adopted_with_its_lines(past):
    _, hub = past

    with hub.reader() as read:
        row = lists.rubric(read, "studio-1")

    assert (row.state, row.adopted_by, len(row.definition.lines)) == (RubricState.ADOPTED, "p-pd-01", 22)
    assert sum(line.weight for line in row.definition.lines if not line.bonus) == 100


@pytest.mark.parametrize(("studio", "total"), [("st-ms", 78), ("st-ps", 81), ("st-kg", 72)])
def test_a_signed_evaluation_has_the_total_of_the_paper_and_two_signers(past, studio, total):
    _, hub = past

    row, _ = look(hub, studio)

    assert (row.state, row.total, row.grade, row.imported) == (State.SIGNED, total, Grade.QUALIFIED, True)
    assert [(each.capacity, each.by) for each in row.signatures] == [("evaluator", "p-pd-03"), ("director", "p-pd-01")]


def test_the_final_evaluations_are_left_open(past):
    _, hub = past

    with hub.reader() as read:
        found = lists.evaluations(read, stage=Stage.SUMMARY)

    assert {(row.subject.id, row.state, row.statement) for row in found} == {(s, State.OPENED, None) for s in STUDIOS}


def test_lines_that_rest_on_too_little_leave_the_denominator(past):
    _, hub = past
    row, of = look(hub)

    found = sheet_of(row, of)

    assert [each.line.code for each in found.rows if each.computed and each.points is None and not each.waits] == [
        *("A3", "C2", "C3", "D2", "F1"),
    ]
    assert found.total == round(100 * found.points / found.weights, 1)


def test_every_evaluation_is_reproduced_to_the_bit(past):
    _, hub = past

    with hub.reader() as read:
        keys = [row.key for row in lists.evaluations(read)]

    assert len(keys) == 6
    assert [hub.evaluation.reproduce(key).differences for key in keys] == [()] * 6


def test_another_rubric_shows_what_changes_for_whom_and_which_records_make_it(past):
    _, hub = past
    row, old = look(hub)
    lines = (Line("C1", 60, LineKind.AUTO, "跨学段", "I3", full_at=0.5), Line("C2", 40, LineKind.AUTO, "回访", "I4"))
    new = rubric(lines=lines, veto=())
    subjects = [Subject(SubjectKind.STUDIO, code) for code in STUDIOS]

    found = compare(hub.evaluation.figures.district(row.as_of), row.stage, subjects, old, new)

    assert [each.change for each in found] == sorted((each.change for each in found), key=abs, reverse=True)
    pairs = {pair.code: pair for pair in found[0].pairs}
    assert (pairs["A2"].right, pairs["A2"].only_right) == (None, ())
    assert any(stream.startswith("visit:") for stream in pairs["A2"].only_left)
    assert (pairs["C1"].only_left, pairs["C1"].only_right) == ((), ())


@pytest.fixture
def desk(past, tmp_path, capsys):
    """The operator's command on a copy of the loaded hub's files."""
    _, hub = past
    data = tmp_path / "data"
    shutil.copytree(hub.settings.data, data)

    def say(*words):
        status = commands.run(["--data", str(data), "evaluate", *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return say


def test_the_command_prints_the_document_of_the_definition(desk):
    status, out, _ = desk("--as-of", "2026-01-31", "--studio", "st-ms", "--json")

    found = json.loads(out)
    assert (status, found["studio"], found["formula"]) == (0, "st-ms", "1")
    assert list(found["blocks"]) == ["study", "cultivation", "practice", "total"]


def test_the_table_hides_what_rests_on_too_little(desk):
    _, out, _ = desk("--as-of", "2025-10-31")

    rows = {line.split("  ")[0]: line for line in out.splitlines() if line}
    assert rows["I10"].split()[1:] == ["too", "few", "too", "few", "too", "few"]


@pytest.mark.parametrize("which", ["1", KEY.format("st-ps")])
def test_the_command_says_equal(desk, which):
    status, out, _ = desk("--reproduce", which)

    assert status == 0
    assert out.splitlines()[-1].startswith("equal: 17 lines")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as-of", "2099-01-01"), "that day lies ahead"),
        (("--as-of", "2020-01-01"), "nothing had been recorded by that day"),
        (("--as-of", "2026-01-31", "--position", "99999999"), "no such position"),
        (("--as-of", "2026-01-31", "--studio", "st-xx"), "no studio of this code"),
        (("--reproduce", "st-xx"), "no such evaluation"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_one_line(desk, words, told):
    status, _, err = desk(*words)

    assert (status, err.count("\n"), told in err) == (1, 1, True)
