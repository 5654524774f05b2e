"""Reports of the demo, each through the hub's own commands under the hub's own keys; the schedule calls for the same ones."""

from __future__ import annotations

from collections import Counter
from datetime import date

from domain.errors import NotFound
from domain.obligations import Kind, State, schedule
from hub.history.refusals import NotAUnit
from projections import obligations, programme
from tests.hub.history.past import demo_lines, loaded, numbered, written


def test_every_line_of_reports_is_loaded(past):
    report, _ = past

    told = Counter((line["aggregate"], line["event"]) for line in demo_lines() if line["aggregate"] == "Obligation")
    assert {kind: count for kind, count in report.loaded.items() if kind[0] == "Obligation"} == told
    assert {area for area, _ in (*report.absent, *report.already)} & {"Obligation"} == set()
    assert [line for line in report.refused if line.stream.startswith("Obligation")] == []


def test_the_schedule_calls_for_what_the_demo_tells_and_the_meetings_beside(past):
    _, hub = past

    with hub.reader() as read:
        row = programme.programme(read, "prog-2024")
        there = obligations.belongings(read, row.code).values()
        called = {duty.key for duty in schedule(obligations.cycle(read, row), there)}
        told = {row.key for row in obligations.everywhere(read, limit=500)}
    assert {key.split("/")[1] for key in called - told} == {Kind.EXPERIENCE_MEETING.value}
    assert told - called == set()


def test_all_reports_of_the_demo_were_accepted_in_the_end_some_of_them_late(past):
    _, hub = past

    with hub.reader() as read:
        counts = obligations.counts(read, "prog-2024")
        late = [row for row in obligations.everywhere(read, limit=500) if row.first_submitted_on > row.due_on]
        boards = obligations.board(read, "st-ms", "prog-2024")
    assert {kind.value: states for kind, states in counts.items()} == {
        "learning_plan": {State.ACCEPTED: 3},
        "branch_work_report": {State.ACCEPTED: 52},
        "process_case": {State.ACCEPTED: 26},
        "representative_outcome": {State.ACCEPTED: 6},
        "annual_summary": {State.ACCEPTED: 9},
        "outcome_report": {State.ACCEPTED: 9},
        "final_report": {State.ACCEPTED: 3},
    }
    assert len(late) == 26
    assert all(each.expected == each.done for each in boards)


def test_a_history_that_names_what_it_never_issued_is_told_so(tmp_path):
    lines = [line for line in demo_lines() if line["seq"] < 180 or line["key"] == "ob-075"]
    lines = [line for line in lines if line["event"] != "ObligationIssued" or line["key"] == "ob-001"]
    owner = next(line for line in lines if line["event"] == "ObligationIssued")["data"]["owner"]
    owner["kind"] = "partner"

    report, hub = loaded(tmp_path, history=written(tmp_path, numbered(lines)), until=date(2024, 11, 1))
    hub.close()

    of_reports = [line.refused for line in report.refused if line.stream.startswith("Obligation")]
    assert [type(each) for each in of_reports] == [NotAUnit, NotFound, NotFound, NotFound]
