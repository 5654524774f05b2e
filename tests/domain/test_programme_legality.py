"""Which command is legal in which state of a programme: 7 commands over 3 states, 7 pairs are legal, 14 are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.programme import Figure, Programme, State, Target
from domain.programme.refusals import AlreadyDone, NotInState
from domain.programme.states import PROGRAMME
from domain.words import Stage
from tests.programme_stories import END, FIRST_DAYS, OPENING, WHY, programme, programme_in
from tests.stories import happened, refused, replayed, stored, told

RUNNING, CLOSED, ARCHIVED = State
FACTS = {
    "schedule_stage": "StageScheduled",
    "reschedule_stage": "StageRescheduled",
    "start_stage": "StageStarted",
    "close_stage": "StageClosed",
    "set_targets": "TargetsSet",
    "close": "Closed",
    "archive": "Archived",
}
LEGAL = {(command, CLOSED if command == "archive" else RUNNING) for command in FACTS}
REFUSED = [(command, state) for command in FACTS for state in State if (command, state) not in LEGAL]
DONE = {("close", CLOSED), ("close", ARCHIVED), ("archive", ARCHIVED)}

DAYS = {"starts_on": OPENING, "ends_on": date(2024, 10, 30)}
GIVEN: dict[str, dict[str, Any]] = {
    "schedule_stage": DAYS | {"stage": Stage.PREPARATION, "focus": "", "primary_modes": ()},
    "reschedule_stage": DAYS | {"stage": Stage.PREPARATION, "reason": WHY},
    "start_stage": {"stage": Stage.SUMMARY, "on": FIRST_DAYS[Stage.SUMMARY]},
    "close_stage": {"stage": Stage.SUMMARY, "on": END},
    "set_targets": {"targets": (Target(Figure.COVERAGE, 0.9),), "base_version": 0},
    "close": {"on": END},
    "archive": {"on": END, "digest": "5f2c"},
}


READY = {
    "schedule_stage": programme,
    "reschedule_stage": lambda: programme(stages=1),
    "start_stage": lambda: programme(stages=5, started=4),
    "close_stage": lambda: programme(stages=5, started=5, closed=4),
    "set_targets": programme,
    "close": lambda: programme(stages=5, started=5, closed=5),
    "archive": lambda: programme_in(CLOSED),
}
"""Programmes in which nothing but their state could stand in a command's way."""


def test_the_table_has_7_commands_and_3_states_7_pairs_legal_and_14_refused():
    assert (len(FACTS), len(State), len(LEGAL), len(REFUSED)) == (7, 3, 7, 14)
    assert set(GIVEN) == set(FACTS) == set(PROGRAMME.legal)


@pytest.mark.parametrize("command", FACTS)
def test_a_legal_command_makes_its_event_happen(command: str):
    made = READY[command]()

    facts = happened(getattr(made, command), **GIVEN[command])

    assert [kind.__name__ for kind, _ in facts] == [FACTS[command]]
    assert made.state is {"close": CLOSED, "archive": ARCHIVED}.get(command, RUNNING)
    assert told(replayed(stored(made))) == told(made)


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_a_second_click_told_apart(command: str, state: State):
    made = programme_in(state)

    faults = refused(getattr(made, command), **GIVEN[command])

    kind = AlreadyDone if (command, state) in DONE else NotInState
    assert faults == [(kind, "", {"command": command, "state": state})]


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_destroyed_in_every_state_which_it_leaves_as_it_is(state: State):
    made = programme(stages=5, started=5)
    made.close_stage(Stage.PREPARATION, on=END, note=WHY)
    for stage in list(Stage)[1:]:
        made.close_stage(stage, on=END)
    if state is not RUNNING:
        made.close(on=END)
    if state is ARCHIVED:
        made.archive(on=END, digest="5f2c")
    read = replayed(stored(made))

    facts = happened(read.redact, of=("k1",), reason="个人信息")

    assert (facts, read.state) == ([(Programme.Redacted, {"of": ("k1",), "reason": "个人信息"})], state)
