"""Which command is legal in which state of a studio: all 18 until it is concluded, none afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.model import Prose
from domain.studios import Basis, Need, NeedsMethod, Result, Studio, StudioState, Turn
from domain.studios.refusals import AlreadyDone, NotInState
from domain.studios.states import STUDIO
from domain.words import Level
from tests.programme_stories import END, GUIDANCE, MENTOR, OPENING, OTHER_LEAD, PLAN, WHY, planned, studio
from tests.stories import happened, refused, replayed, stored, told

TODAY, UNTIL = date(2025, 11, 3), date(2026, 6, 30)
TERMS = {"other_studio_id": "st-ps", "theme": "交换主持人", "until_on": UNTIL, "today": TODAY}
ANSWER: dict[str, Any] = {"plan_id": "2024-2026", "revision": 1}
OTHER = {"other_studio_id": "st-ps"}
TURNS = (Turn("s-1", OPENING, END),)


def bare() -> Studio:
    return Studio.establish("st-ms", programme_id="prog-2024", name="中学书记工作室", level=Level.MIDDLE)


def asking() -> Studio:
    made = studio()
    made.propose_pairing(**TERMS)
    return made


def paired() -> Studio:
    made = studio()
    made.pair(**TERMS, confirmed_by=OTHER_LEAD)
    return made


ROWS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "appoint_lead": (
        "LeadAppointed",
        bare,
        {"person_id": "p-1", "school_id": "s-1", "basis": Basis.DEMONSTRATION_POINT, "from_on": OPENING},
    ),
    "replace_lead": (
        "LeadReplaced",
        studio,
        {"to_person_id": "p-1", "school_id": "s-1", "reason": WHY, "on": TODAY},
    ),
    "appoint_mentor": ("MentorAppointed", studio, {"person_id": "p-2", "org": "市委党校", "duties": (), "on": TODAY}),
    "release_mentor": ("MentorReleased", studio, {"person_id": MENTOR, "on": TODAY}),
    "appoint_assistant": ("AssistantAppointed", studio, {"person_id": "p-3", "on": TODAY}),
    "record_needs": ("NeedsRecorded", studio, {"needs": (Need("党课设计", 6),), "method": NeedsMethod.SURVEY}),
    "submit_plan": ("PlanSubmitted", studio, PLAN),
    "return_plan": ("PlanReturned", planned, ANSWER | {"comments": Prose("写清分工")}),
    "approve_plan": ("PlanApproved", planned, ANSWER),
    "propose_pairing": ("PairingProposed", studio, TERMS),
    "confirm_pairing": ("Paired", asking, OTHER | {"by_person": OTHER_LEAD, "today": TODAY}),
    "decline_pairing": ("PairingDeclined", asking, OTHER),
    "withdraw_pairing": ("PairingWithdrawn", asking, OTHER),
    "pair": ("Paired", studio, TERMS | {"confirmed_by": OTHER_LEAD}),
    "end_pairing": ("PairingEnded", paired, OTHER),
    "set_rotation": (
        "RotationSet",
        studio,
        {"turns": TURNS, "members": {"s-1"}, "starts_on": OPENING, "ends_on": END},
    ),
    "note_guidance": ("GuidanceNoted", studio, GUIDANCE),
    "conclude": ("Concluded", studio, {"on": END, "result": Result.QUALIFIED}),
}


def test_every_command_of_a_studio_stands_in_the_table():
    assert set(ROWS) == set(STUDIO.legal)


@pytest.mark.parametrize("command", ROWS)
def test_a_running_studio_takes_it(command: str):
    name, ready, given = ROWS[command]
    made = ready()

    facts = happened(getattr(made, command), **given)

    assert [kind.__name__ for kind, _ in facts] == [name]
    assert told(replayed(stored(made))) == told(made)


@pytest.mark.parametrize("command", ROWS)
def test_a_concluded_studio_takes_nothing_more(command: str):
    _, ready, given = ROWS[command]
    made = ready()
    made.conclude(on=END, result=Result.QUALIFIED)

    faults = refused(getattr(made, command), **given)

    kind = AlreadyDone if command == "conclude" else NotInState
    assert faults == [(kind, "", {"command": command, "state": StudioState.CONCLUDED})]
