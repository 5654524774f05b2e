"""Which command is legal in which state of a report: 10 commands over 6 states, 20 pairs are legal, 40 are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.model import Prose
from domain.obligations import Obligation, State
from domain.obligations.refusals import AlreadyDone, NotInState
from domain.obligations.states import OBLIGATION
from tests.programme_stories import (
    ASSISTANT,
    NAMED,
    OFFICER,
    REPORT,
    SECRETARY,
    TODAY,
    WHY,
    a_case,
    handed_in,
    report_in,
)
from tests.stories import happened, refused, replayed, stored, told

LETTERS = {
    "I": State.ISSUED,
    "S": State.SUBMITTED,
    "R": State.RETURNED,
    "A": State.ACCEPTED,
    "M": State.MISSED,
    "W": State.WAIVED,
}
TABLE = """
remind     I>I R>R       Reminded
miss       I>M R>M       Missed
submit     I>S M>S R>S   Submitted
fulfil     I>S M>S R>S   Submitted
sign       S>S           Signed
send_back  S>R           Returned
accept     S>A           Accepted
extend     I>I M>I       Extended
waive      I>W M>W       Waived
release    I>W M>W R>W   Waived
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(row[0], state) for row in ROWS for state in State if (row[0], state) not in LEGAL]
DONE = {
    *(("submit", state) for state in (State.SUBMITTED, State.ACCEPTED)),
    *(("fulfil", state) for state in (State.SUBMITTED, State.ACCEPTED)),
    ("miss", State.MISSED),
    ("send_back", State.RETURNED),
    ("accept", State.ACCEPTED),
    ("waive", State.WAIVED),
    ("release", State.WAIVED),
}
JUDGED = {"no": 1, "on": TODAY, "by_person": OFFICER, "by_office": True}
GIVEN: dict[str, dict[str, Any]] = {
    "remind": {"on": TODAY},
    "miss": {"on": date(2025, 4, 28)},
    "submit": {"paper": REPORT, "by_person": SECRETARY, "on": TODAY, "today": TODAY},
    "fulfil": {"refs": ("case:c-1",), "on": TODAY},
    "sign": {"no": 1, "on": TODAY},
    "send_back": JUDGED | {"comments": Prose("补充口径")},
    "accept": JUDGED,
    "extend": {"new_due_on": date(2025, 5, 20), "reason": WHY, "today": TODAY},
    "waive": {"reason": WHY},
    "release": {"left_for": "retired"},
}


def ready(command: str, state: State) -> Obligation:
    """A report in a state in which nothing but the state could stand in the command's way."""
    if command == "fulfil":
        return report_in(state, a_case(), NAMED)
    if command == "sign" and state is State.SUBMITTED:
        return handed_in(by=ASSISTANT, signs=False)
    return report_in(state)


def test_the_table_has_10_commands_and_6_states_20_pairs_legal_and_40_refused():
    assert (len(ROWS), len(State), len(LEGAL), len(REFUSED)) == (10, 6, 20, 40)
    assert set(GIVEN) == {row[0] for row in ROWS} == set(OBLIGATION.legal)


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    made = ready(command, state)

    facts = happened(getattr(made, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert made.state is after


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_a_second_click_told_apart(command: str, state: State):
    made = ready(command, state)

    faults = refused(getattr(made, command), **GIVEN[command])

    kind = AlreadyDone if (command, state) in DONE else NotInState
    assert faults == [(kind, "", {"command": command, "state": state})]
    assert told(replayed(stored(made))) == told(made)


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_destroyed_in_every_state_which_it_leaves_as_it_is(state: State):
    made = report_in(state)
    if not stored_texts(made):
        made.extend(new_due_on=date(2025, 5, 20), reason=WHY, today=TODAY)
        if state is State.MISSED:
            made.miss(on=date(2025, 5, 21))
    read = replayed(stored(made))

    facts = happened(read.redact, of=("k1",), reason="个人信息")

    assert (facts, read.state) == ([(Obligation.Redacted, {"of": ("k1",), "reason": "个人信息"})], state)


def stored_texts(made: Obligation) -> set[str]:
    return replayed(stored(made)).texts
