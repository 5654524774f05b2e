"""The problem list: one problem as it goes, the list of a school, and what waits for whom."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.problems import Problem, State
from projections import problems
from tests.programme_stories import MENTOR, SECRETARY, problem, problem_in


def listed(told):
    """One problem in each state, and one of another school in another studio."""
    elsewhere = problem(school_id="s-9", studio_id="st-ps", title="没有活动场地")
    return told.tell(*(problem_in(state) for state in State), elsewhere).read()


def test_a_problem_is_seen_as_it_stands(told):
    read = listed(told)

    row = next(row for row in problems.of_school(read, "s-1") if row.state is State.SOLVED)
    assert (row.raised_by, row.diagnosed_by, str(row.diagnosis)) == (SECRETARY, MENTOR, "没有固定时间")
    assert (str(row.measure), row.owner, row.due_on) == ("每月一次主题党日", SECRETARY, date(2025, 6, 30))
    assert (str(row.result), row.solved_on, row.open) == ("三个月未再冲突", date(2025, 4, 20), False)
    assert problems.problem(read, row.no) == problems.by_key(read, row.key) == row


def test_the_list_of_a_school_has_what_is_open_first(told):
    states = [row.state for row in problems.of_school(listed(told), "s-1")]

    assert states[:3] == [State.AGREED, State.DIAGNOSED, State.RAISED]
    assert set(states[3:]) == {State.SOLVED, State.WITHDRAWN}


def test_lists_are_of_studios_or_schools_and_of_states(told):
    read = listed(told)

    assert problems.count(read) == 6
    assert [row.school for row in problems.everywhere(read, studios=["st-ps"])] == ["s-9"]
    assert problems.count(read, studios=["st-ps"], schools=["s-1"], states=[State.RAISED]) == 2
    assert problems.count(read, studios=[], schools=[]) == 0
    assert len(problems.everywhere(read, skip=4, limit=10)) == 2


def test_each_problem_waits_for_somebody(told):
    read = listed(told)

    assert [row.state for row in problems.to_diagnose(read, ["st-ms"])] == [State.RAISED]
    assert [row.state for row in problems.to_agree(read, ["s-1", "s-9"])] == [State.DIAGNOSED]
    assert problems.to_solve(read, ["s-1"], date(2025, 6, 29)) == []
    (due,) = problems.to_solve(read, ["s-1"], date(2025, 6, 30))
    assert (due.overdue(date(2025, 6, 30)), due.overdue(date(2025, 7, 1))) == (False, True)
    assert problems.to_diagnose(read, []) == problems.to_solve(read, ["s-9"], date(2030, 1, 1)) == []


def test_a_problem_that_is_there_again_wants_another_measure(told):
    made = problem_in(State.SOLVED)
    made.reopen(reason=Prose("开学后又冲突"))

    read = told.tell(made, problem()).read()

    row = problems.problem(read, 1)
    assert (row.state, row.reopened, str(row.reason)) == (State.DIAGNOSED, 1, "开学后又冲突")
    assert (row.measure, row.due_on, row.result, row.solved_on) == (None, None, None, None)
    assert [stamp.kind for stamp, _ in problems.timeline(read, row.key)][-2:] == ["solved", "reopened"]
    assert problems.problem(read, 2).reopened == 0


def test_a_removed_text_is_gone_from_the_row(told):
    made = problem()
    told.tell(made, problem())
    (key,) = told.log.load(Problem, made.key).texts
    again = told.log.load(Problem, made.key)
    again.redact(of=(key,), reason="含个人信息")

    told.tell(again)
    told.log.obey()
    read = told.read()

    assert (str(problems.problem(read, 1).description), str(problems.problem(read, 2).description)) == (
        "（内容已移除）",
        "排课冲突",
    )
