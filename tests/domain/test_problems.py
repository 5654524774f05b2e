"""A school's problem is raised, diagnosed by somebody else, met by a measure and solved; 5 commands over 5 states, 9 pairs are legal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.errors import NotChosen
from domain.model import Prose
from domain.problems import Problem, State
from domain.problems.refusals import (
    AlreadyDone,
    DuePast,
    NotInState,
    NotOfStudio,
    OwnProblem,
    SolvedAhead,
)
from domain.problems.states import PROBLEM
from domain.texts import TextUnknown
from tests.programme_stories import LEAD, MEASURE, MENTOR, SECRETARY, TODAY, WHY, problem, problem_in
from tests.stories import happened, refused, replayed, stored, told

LETTERS = dict(zip("RDASW", State, strict=True))
TABLE = """
diagnose       R>D D>D       Diagnosed
agree_measure  D>A A>A       MeasureAgreed
solve          A>S           Solved
reopen         S>D           Reopened
withdraw       R>W D>W A>W   Withdrawn
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(row[0], state) for row in ROWS for state in State if (row[0], state) not in LEGAL]
DONE = {
    *(("reopen", state) for state in (State.RAISED, State.DIAGNOSED, State.AGREED)),
    ("solve", State.SOLVED),
    ("withdraw", State.WITHDRAWN),
}
SOLVED: dict[str, Any] = {"on": TODAY, "result": Prose("三个月未再冲突"), "today": TODAY}
GIVEN: dict[str, dict[str, Any]] = {
    "diagnose": {"by_person": MENTOR, "diagnosis": Prose("没有固定时间")},
    "agree_measure": MEASURE | {"owner": LEAD},
    "solve": SOLVED,
    "reopen": {"reason": WHY},
    "withdraw": {"reason": WHY},
}


def test_the_table_has_5_commands_and_5_states_9_pairs_legal_and_16_refused():
    assert (len(ROWS), len(State), len(LEGAL), len(REFUSED)) == (5, 5, 9, 16)
    assert set(GIVEN) == {row[0] for row in ROWS} == set(PROBLEM.legal)


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    made = problem_in(state)

    facts = happened(getattr(made, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert made.state is after
    assert told(replayed(stored(made))) == told(made)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_a_second_click_told_apart(command: str, state: State):
    made = problem_in(state)

    faults = refused(getattr(made, command), **GIVEN[command])

    kind = AlreadyDone if (command, state) in DONE else NotInState
    assert faults == [(kind, "", {"command": command, "state": state})]


# ---- what each says


def test_a_problem_has_a_school_of_the_studio_and_a_title():
    faults = refused(
        Problem.raise_problem,
        programme_id="prog-2024",
        studio_id="st-ms",
        school_id="s-9",
        title="",
        by_person=LEAD,
        school_of_studio=False,
    )

    assert faults == [(NotOfStudio, "school_id", {}), (NotChosen, "title", {})]


def test_a_problem_needs_no_description():
    assert replayed(stored(problem(description=Prose(" ")))).texts == set()


def test_somebody_else_diagnoses_a_problem_than_who_raised_it():
    assert refused(problem().diagnose, by_person=SECRETARY, diagnosis=Prose("没有固定时间")) == [(OwnProblem, "", {})]
    assert refused(problem().diagnose, by_person=MENTOR, diagnosis=Prose("")) == [(NotChosen, "diagnosis", {})]


def test_a_measure_says_what_who_and_until_when_and_the_same_again_is_none():
    made = problem_in(State.DIAGNOSED)

    faults = refused(made.agree_measure, measure=Prose(""), owner="", due_on=TODAY, today=TODAY)
    facts = happened(made.agree_measure, **MEASURE)

    assert faults == [(NotChosen, "measure", {}), (NotChosen, "owner", {}), (DuePast, "due_on", {})]
    said = {"measure": MEASURE["measure"], "owner": SECRETARY, "due_on": MEASURE["due_on"]}
    assert facts == [(Problem.MeasureAgreed, said)]
    assert happened(made.agree_measure, **MEASURE) == []


def test_a_problem_that_is_there_again_gets_a_measure_again_also_the_same():
    made = problem_in(State.SOLVED)
    made.reopen(reason=WHY)

    assert [kind for kind, _ in happened(made.agree_measure, **MEASURE)] == [Problem.MeasureAgreed]


def test_a_problem_is_solved_with_what_came_of_it_and_what_shows_it():
    made = problem_in(State.AGREED)

    faults = refused(made.solve, on=date(2025, 4, 21), result=Prose(""), today=TODAY, refs=("",))
    facts = happened(made.solve, **SOLVED, refs=("visit:v-1",))

    assert faults == [(SolvedAhead, "on", {}), (NotChosen, "result", {}), (NotChosen, "refs", {})]
    assert facts == [(Problem.Solved, {"on": TODAY, "result": SOLVED["result"], "refs": ("visit:v-1",)})]


@pytest.mark.parametrize(("command", "state"), [("reopen", State.SOLVED), ("withdraw", State.RAISED)])
def test_there_is_a_reason(command: str, state: State):
    assert refused(getattr(problem_in(state), command), reason=Prose("")) == [(NotChosen, "reason", {})]


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_destroyed_in_every_state_which_it_leaves_as_it_is(state: State):
    read = replayed(stored(problem_in(state)))

    facts = happened(read.redact, of=("k1",), reason="个人信息")

    assert (facts, read.state) == ([(Problem.Redacted, {"of": ("k1",), "reason": "个人信息"})], state)
    assert happened(read.redact, of=("k1",), reason="个人信息") == []
    assert refused(read.redact, of=("k9",), reason="个人信息") == [(TextUnknown, "of", {"key": "k9"})]
