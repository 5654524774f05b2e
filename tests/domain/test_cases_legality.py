"""Which command is legal in which state: 15 commands over 7 states of a case, 23 pairs are legal, 82 are refused."""

from __future__ import annotations

from typing import Any

import pytest

from domain.cases import Case, State, Visibility
from domain.cases.refusals import AlreadyDone, NotInState
from domain.cases.states import CASE
from domain.model import Prose
from tests import case_stories
from tests.case_stories import AUTHOR, DECLARED, OTHER, REVIEWER, TODAY, WHY, in_state, revising
from tests.stories import happened, on, replayed, stored, told

LETTERS = {
    "R": State.IN_REVIEW,
    "C": State.CHANGES_ASKED,
    "B": State.RECALLED,
    "A": State.APPROVED,
    "P": State.PUBLISHED,
    "Z": State.ARCHIVED,
    "W": State.WITHDRAWN,
}

TABLE = """
recall            R>B                          Recalled
assign_reviewer   R>R P>P                      ReviewerAssigned
ask_changes       R>C                          ChangesAsked
resubmit          C>R B>R                      Resubmitted
approve           R>A                          Approved
publish           A>P P>P                      Published
revise            P>P                          Revised
submit_revision   P>P                          RevisionSubmitted
return_revision   P>P                          RevisionReturned
publish_revision  P>P                          RevisionPublished
recommend         P>P                          Recommended
archive           P>Z                          Archived
restore           Z>P                          Restored
withdraw          R>W C>W B>W A>W P>W Z>W      Withdrawn
reinstate         W>P                          Reinstated
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()]
COMMANDS = [row[0] for row in ROWS]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(command, state) for command in COMMANDS for state in State if (command, state) not in LEGAL]

REASON = {"reason": Prose("有新的做法")}
NEXT = {"manuscript": OTHER, "declared": DECLARED, "by_person": AUTHOR, "base_edition": 1}
GIVEN: dict[str, dict[str, Any]] = {
    "recall": {"by_person": AUTHOR},
    "assign_reviewer": {"reviewer_id": REVIEWER, "due_on": on("03-17"), "today": TODAY},
    "ask_changes": {"by_person": REVIEWER, "edition": 1, "comments": Prose("写清口径")},
    "resubmit": NEXT,
    "approve": {"by_person": REVIEWER, "edition": 1, "scores": case_stories.SCORES},
    "publish": {"edition": 1, "visibility": Visibility.PARTNERS, "on": TODAY, "today": TODAY},
    "revise": NEXT | {"change_note": WHY},
    "submit_revision": NEXT | {"change_note": WHY},
    "return_revision": {"by_person": REVIEWER, "edition": 2, "comments": Prose("写清口径")},
    "publish_revision": {"by_person": REVIEWER, "edition": 2},
    "recommend": REASON | {"on": TODAY, "today": TODAY},
    "archive": REASON | {"by_person": AUTHOR},
    "restore": REASON,
    "withdraw": REASON | {"by_person": AUTHOR},
    "reinstate": REASON,
}


def ready(command: str, state: State) -> Case:
    """A case in a state in which nothing but the state could stand in the command's way."""
    about_revision = command in ("return_revision", "publish_revision", "assign_reviewer")
    return revising() if state is State.PUBLISHED and about_revision else in_state(state)


def test_the_table_has_15_commands_and_7_states_23_pairs_legal_and_82_refused():
    assert (len(set(COMMANDS)), len(State), len(LEGAL), len(REFUSED)) == (15, 7, 23, 82)
    assert set(GIVEN) == set(COMMANDS) == set(CASE.legal)
    assert {pair for pair in LEGAL if pair[1] in CASE.done.get(pair[0], ())} == set()


@pytest.mark.parametrize(("command", "state"), list(LEGAL))
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    case = ready(command, state)

    facts = happened(getattr(case, command), **GIVEN[command])

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert case.state is after
    assert told(replayed(stored(case))) == told(case)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: State):
    case = in_state(state)
    before = list(case.pending_events)

    with pytest.raises((NotInState, AlreadyDone)) as refused:
        getattr(case, command)(**GIVEN[command])

    assert refused.value.facts == {"command": command, "state": state}
    assert (case.pending_events, case.state) == (before, state)


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("recall", State.RECALLED),
        ("ask_changes", State.CHANGES_ASKED),
        ("resubmit", State.IN_REVIEW),
        ("approve", State.APPROVED),
        ("approve", State.PUBLISHED),
        ("archive", State.ARCHIVED),
        ("restore", State.PUBLISHED),
        ("withdraw", State.WITHDRAWN),
        ("reinstate", State.PUBLISHED),
    ],
)
def test_a_second_click_is_told_apart_from_a_click_that_comes_too_late(command: str, state: State):
    case = in_state(state)

    with pytest.raises(AlreadyDone):
        getattr(case, command)(**GIVEN[command])


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_redacted_in_every_state_which_it_leaves_as_it_is(state: State):
    case = replayed(stored(in_state(state)))

    facts = happened(case.redact, of=("k1",), reason="个人信息")

    assert facts == [(Case.Redacted, {"of": ("k1",), "reason": "个人信息"})]
    assert case.state is state
