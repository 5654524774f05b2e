"""Supervision: what was looked at, what is the matter, who mends it until when, and when it is closed."""

from __future__ import annotations

from typing import Any

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen
from domain.model import Prose
from domain.supervision import PROBLEM, Before, Category, Mode, ProblemState, Supervision
from domain.supervision.refusals import (
    AlreadyDone,
    DuePast,
    NotInState,
    NotOfStudio,
    ProblemThere,
    ProblemUnknown,
    VisitedAlready,
)
from domain.texts import TextUnknown
from domain.words import Party, PartyKind, Stage
from tests.stories import PRIMARY, happened, on, refused, replayed, stored, told

TODAY = on("03-03")
STUDIO = Party(PartyKind.STUDIO, "st-ps")
SCHOOLS = frozenset({"s-ps"})
FIRST = Before(Stage.STUDY, 0, 1)
GIVEN: dict[str, dict[str, Any]] = {
    "request": {"problem_no": 1, "to": STUDIO, "due_on": on("04-30"), "schools": SCHOOLS, "today": TODAY},
    "report": {"problem_no": 1, "measures": Prose("交换主持人"), "on": TODAY, "today": TODAY},
    "return_": {"problem_no": 1, "comments": Prose("尚无一次回访")},
    "close": {"problem_no": 1, "on": TODAY, "today": TODAY},
}


def visit(**other: Any) -> dict[str, Any]:
    about = {"studio_id": "st-ps", "on": TODAY, "mode": Mode.FILE, "note": Prose("查阅考勤"), "key": "sv-1"}
    return about | {"today": TODAY, "before": FIRST} | other


def found(supervision: Supervision, **other: Any) -> Supervision:
    about = {"category": Category.NO_EXCHANGE, "description": Prose("互访少"), "schools": SCHOOLS}
    supervision.find(**about | other)
    return supervision


def in_state(state: ProblemState) -> Supervision:
    """A supervision with one problem in a state, and another that is open."""
    supervision = found(found(Supervision.make_visit(**visit())))
    steps = {"request": 1, "report": 2, "close": 3}
    for command, least in steps.items():
        if list(ProblemState).index(state) >= least:
            getattr(supervision, command)(**GIVEN[command])
    return supervision


def test_a_visit_says_what_was_looked_at():
    assert refused(Supervision.make_visit, **visit(on=on("03-04"), note=Prose(""), studio_id="")) == [
        (NotChosen, "studio_id", {}),
        (InTheFuture, "on", {}),
        (NotChosen, "note", {}),
    ]


def test_a_second_visit_in_a_stage_says_why():
    again = visit(before=Before(Stage.STUDY, 1, 1))

    assert refused(Supervision.make_visit, **again) == [
        (VisitedAlready, "reason", {"stage": Stage.STUDY, "limit": 1, "count": 1})
    ]
    facts = happened(Supervision.make_visit, **again, reason=Prose("复查整改"))
    assert facts[0][1]["reason"] == Prose("复查整改")


def test_problems_are_numbered_and_belong_to_the_studio_or_a_school_of_it():
    supervision = Supervision.make_visit(**visit())

    found(found(supervision), school_id="s-ps")

    assert {no: problem.school_id for no, problem in supervision.problems.items()} == {1: None, 2: "s-ps"}
    about = {"category": Category.OTHER, "description": Prose(""), "schools": SCHOOLS}
    assert refused(supervision.find, **about, school_id="s-kg") == [
        (NotChosen, "description", {}),
        (NotOfStudio, "school_id", {"unit": "s-kg"}),
    ]
    assert refused(supervision.find, **about, problem_no=2) == [(ProblemThere, "", {"no": 2})]


LEGAL = {
    ("request", ProblemState.OPEN): ("RectificationRequested", ProblemState.RECTIFYING),
    ("report", ProblemState.RECTIFYING): ("RectificationReported", ProblemState.REPORTED),
    ("return_", ProblemState.REPORTED): ("RectificationReturned", ProblemState.RECTIFYING),
    ("close", ProblemState.OPEN): ("ProblemClosed", ProblemState.CLOSED),
    ("close", ProblemState.REPORTED): ("ProblemClosed", ProblemState.CLOSED),
}
REFUSED = [(command, state) for command in PROBLEM.legal for state in ProblemState if (command, state) not in LEGAL]


def test_the_table_has_4_commands_and_4_states_5_pairs_legal_and_11_refused():
    assert (set(GIVEN), len(LEGAL), len(REFUSED)) == (set(PROBLEM.legal), 5, 11)


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_changes_its_problem_and_no_other(command: str, state: ProblemState):
    supervision = in_state(state)

    facts = happened(getattr(supervision, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert [problem.state for problem in supervision.problems.values()] == [after, ProblemState.OPEN]
    assert told(replayed(stored(supervision))) == told(supervision)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: ProblemState):
    done = state in PROBLEM.done[command]

    assert refused(getattr(in_state(state), command), **GIVEN[command]) == [
        (AlreadyDone if done else NotInState, "", {"command": command, "state": state})
    ]


@pytest.mark.parametrize("command", list(GIVEN))
def test_a_problem_that_is_not_there_is_told_beside_its_field(command: str):
    given = GIVEN[command] | {"problem_no": 3}

    assert refused(getattr(in_state(ProblemState.OPEN), command), **given) == [
        (ProblemUnknown, "problem_no", {"no": 3})
    ]


def test_who_mends_it_belongs_to_the_studio_and_has_time():
    supervision, given = in_state(ProblemState.OPEN), GIVEN["request"]

    stranger = Party(PartyKind.SCHOOL, "s-kg")
    assert refused(supervision.request, **given | {"to": stranger, "due_on": on("03-02")}) == [
        (NotOfStudio, "to", {"unit": "s-kg"}),
        (DuePast, "due_on", {}),
    ]
    assert len(happened(supervision.request, **given | {"to": PRIMARY})) == 1


@pytest.mark.parametrize(("command", "state"), [("report", ProblemState.RECTIFYING), ("close", ProblemState.REPORTED)])
def test_what_was_done_lies_in_the_past(command: str, state: ProblemState):
    given = GIVEN[command] | {"on": on("03-04")}

    assert refused(getattr(in_state(state), command), **given) == [(InTheFuture, "on", {})]


def test_a_text_is_redacted_by_its_key():
    supervision = replayed(stored(in_state(ProblemState.CLOSED)))

    assert happened(supervision.redact, of=("k1",), reason="个人信息") == [
        (Supervision.Redacted, {"of": ("k1",), "reason": "个人信息"})
    ]
    assert happened(supervision.redact, of=("k1",), reason="个人信息") == []
    assert refused(supervision.redact, of=("k9",), reason="个人信息") == [(TextUnknown, "of", {"key": "k9"})]
