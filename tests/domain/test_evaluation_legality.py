"""Which command is legal in which state of an evaluation: 11 commands over 5 states, 17 pairs are legal, 38 are refused."""

from __future__ import annotations

from typing import Any

import pytest

from domain.evaluation import EVALUATION, Capacity, Decision, Evaluation, Score, State
from domain.evaluation.refusals import AlreadyDone, NotInState
from domain.model import Prose
from tests.evaluation_stories import (
    DIRECTOR,
    EVALUATOR,
    FIGURES,
    IN,
    LEAD,
    MENTOR,
    RUBRIC,
    SIDE,
    TODAY,
    WHY,
    signing,
)
from tests.stories import happened, refused

LETTERS = dict(zip("O1SPX", State, strict=True))
TABLE = """
compute      O>O                IndicatorsComputed
self_assess  O>O                SelfAssessed
score        O>O                ExpertScored
moderate     O>O                Moderated
veto         O>O                Vetoed
lift_veto    O>O                VetoLifted
sign         O>1 1>S            Signed
publish      S>P                Published
object_      S>X P>X X>X        ObjectionRaised
resolve      X>S                ObjectionResolved
reopen       1>O S>O P>O X>O    Reopened
"""
ROWS = [row.split() for row in TABLE.strip().splitlines()]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(row[0], state) for row in ROWS for state in State if (row[0], state) not in LEGAL]
DONE = {("sign", State.SIGNED), ("sign", State.PUBLISHED), ("publish", State.PUBLISHED), ("reopen", State.OPENED)}
GIVEN: dict[str, dict[str, Any]] = {
    "compute": {"lines": FIGURES[:1], "input_digest": "cd" * 32},
    "self_assess": {"rubric": RUBRIC, "scores": (Score("total", 85),), "statement": Prose("互访不足")},
    "score": {"rubric": RUBRIC, "code": "D4", "by_person": MENTOR, "points": 20},
    "moderate": {"rubric": RUBRIC, "code": "D4", "points": 25, "reason": WHY},
    "veto": {"rubric": RUBRIC, "no": 1, "reason": WHY},
    "lift_veto": {"no": 2, "reason": WHY},
    "publish": {"to": (SIDE,), "on": TODAY},
    "object_": {"rubric": RUBRIC, "code": "total", "statement": Prose("总分有误"), "by_person": LEAD},
    "resolve": {"code": "D4", "decision": Decision.REJECTED, "reason": WHY},
    "reopen": {"reason": WHY},
}


def in_state(state: State) -> Evaluation:
    evaluation = IN[state]()
    evaluation.vetoed.add(2)
    return evaluation


def given(command: str, evaluation: Evaluation) -> dict[str, Any]:
    if command != "sign":
        return GIVEN[command]
    first = evaluation.state is State.OPENED
    return signing(evaluation, *((Capacity.EVALUATOR, EVALUATOR) if first else (Capacity.DIRECTOR, DIRECTOR)))


def test_the_table_names_every_command_and_every_state():
    assert {row[0].rstrip("_") for row in ROWS} == set(EVALUATION.legal)
    assert (len(LEGAL), len(REFUSED)) == (17, 38)


@pytest.mark.parametrize(("command", "state"), LEGAL)
def test_a_legal_command_leads_to_its_state(command, state):
    evaluation = in_state(state)
    kind, there = LEGAL[command, state]

    facts = happened(getattr(evaluation, command), **given(command, evaluation))

    assert [fact for fact, _ in facts] == [getattr(Evaluation, kind)]
    assert evaluation.state is there


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_every_other_pair_is_refused_and_leaves_everything_as_it_was(command, state):
    evaluation = in_state(state)
    why = AlreadyDone if (command, state) in DONE else NotInState

    faults = refused(getattr(evaluation, command), **given(command, evaluation))

    assert faults == [(why, "", {"command": command.rstrip("_"), "state": state})]
