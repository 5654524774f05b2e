"""Which command is legal in which state: 31 commands over 12 states, 69 pairs are legal, 303 are refused."""

from __future__ import annotations

from typing import Any

import pytest

from domain.minutes import NoSuchItem
from domain.model import Prose
from domain.visits import (
    Amendment,
    CancelReason,
    Cause,
    DeclineReason,
    Disputed,
    RecordField,
    Standing,
    State,
    Visit,
    VoidReason,
)
from domain.visits.refusals import AlreadyDone, NotInState
from domain.words import Attendance, Side
from tests import stories
from tests.stories import AFTER, ASSISTANT, GUEST, HOST, NOW, PROGRAMME, THURSDAY, TUESDAY, at, happened, on

LETTERS = {
    "P": State.PROPOSED,
    "A": State.ACCEPTED,
    "C": State.CONFIRMED,
    "H": State.HELD,
    "R": State.REPORTED,
    "D": State.CLOSED,
    "N": State.NOT_HELD,
    "X": State.DECLINED,
    "W": State.WITHDRAWN,
    "E": State.EXPIRED,
    "K": State.CANCELLED,
    "V": State.VOIDED,
}

TABLE = """
amend_offer         P>P               OfferAmended
counter             P>P               Countered
accept              P>A               Accepted
decline             P>X               Declined
withdraw            P>W               Withdrawn
expire              P>E               Expired
issue_letter        A>A C>C           LetterIssued
set_delegation      A>A C>C           DelegationSet
set_logistics       A>A C>C           LogisticsSet
confirm             A>C               Confirmed
propose_change      A>A C>C           ChangeProposed
accept_change       A>A C>A           Rescheduled
reject_change       A>A C>C           ChangeRejected
retract_change      A>A C>C           ChangeRetracted
cancel              A>K C>K           Cancelled
record_held         A>H C>H N>H       Held
record_not_held     A>N C>N           NotHeld
acknowledge_record  H>H R>R D>D       RecordAcknowledged
file_attendance     H>H R>R D>D       AttendanceFiled
correct_attendance  H>H R>R D>D       AttendanceCorrected
file_minutes        H>R D>D           MinutesFiled
amend_minutes       R>R D>D           MinutesAmended
confirm_minutes     R>R D>D           MinutesConfirmed
dispute_record      H>H R>R N>N       RecordDisputed
correct_record      H>H R>R D>D       RecordCorrected
give_feedback       H>H R>R D>D       FeedbackGiven
complete_action     H>H R>R D>D       ActionCompleted
promise_return      H>H R>R D>D       ReturnPromised
waive_return        H>H R>R D>D       ReturnWaived
close               H>D R>D           Closed
void                A>V C>V H>V R>V D>V N>V Voided
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()]
COMMANDS = [row[0] for row in ROWS]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(command, state) for command in COMMANDS for state in State if (command, state) not in LEGAL]

PS: Side | None = None
GIVEN: dict[str, dict[str, Any]] = {
    "amend_offer": {"by": HOST, "now": NOW, "programme": PROGRAMME, "slots": (TUESDAY,)},
    "counter": {"by": GUEST, "offer_no": 1, "now": NOW, "programme": PROGRAMME, "slots": (TUESDAY,)},
    "accept": {"by": GUEST, "offer_no": 1, "slot": THURSDAY, "now": NOW},
    "decline": {"by": GUEST, "offer_no": 1, "reason": DeclineReason.EXAM, "now": NOW},
    "withdraw": {"by": HOST, "reason": Prose("另行安排")},
    "expire": {"now": at("03-12 00:10")},
    "issue_letter": {"by": GUEST, **stories.LETTER, "now": NOW},
    "set_delegation": {"by": GUEST, "headcount": 5},
    "set_logistics": {"by": HOST, **stories.LOGISTICS, "venue": "中学党员活动室"},
    "confirm": {"by": HOST},
    "propose_change": {"by": HOST, "reason": Prose("有课"), "now": NOW, "programme": PROGRAMME, "slots": (TUESDAY,)},
    "accept_change": {"by": HOST, "change_no": 1, "slot": TUESDAY, "now": NOW},
    "reject_change": {"by": HOST, "change_no": 1, "reason": Prose("当天不便")},
    "retract_change": {"by": GUEST, "now": NOW},
    "cancel": {"by": HOST, "reason": CancelReason.WEATHER, "note": Prose("暴雨"), "now": NOW},
    "record_held": {"by": PS, "now": AFTER, **stories.TOOK_PLACE},
    "record_not_held": {"cause": Cause.GUEST, "note": Prose("车坏了"), "now": at("03-21 09:00")},
    "acknowledge_record": {"by": GUEST, "by_person": ASSISTANT},
    "file_attendance": stories.SHEET,
    "correct_attendance": {"person_id": "p-ps", "to_status": Attendance.PRESENT, "reason": Prose("记错")},
    "file_minutes": {"by": GUEST, "by_person": ASSISTANT, **stories.MINUTES},
    "amend_minutes": {"by": GUEST, "by_person": ASSISTANT, "base_revision": 1, "changes": Amendment(problems=())},
    "confirm_minutes": {"by": GUEST, "by_person": ASSISTANT, "revision": 1, "now": AFTER},
    "dispute_record": {"by": GUEST, "text": Prose("人数不对"), "now": AFTER, "recorded_on": on("03-20")},
    "correct_record": {
        "by": HOST,
        "field": RecordField.HEADCOUNT_GUEST,
        "new": 5,
        "reason": Prose("数错"),
        "now": AFTER,
    },
    "give_feedback": {"by": GUEST, "usefulness": 4, "will_apply": True, "now": AFTER},
    "complete_action": {"item_no": 1, "on": on("03-20"), "now": AFTER},
    "promise_return": {"by": GUEST, "due_on": on("09-01"), "standing": Standing.OWED},
    "waive_return": {"by": HOST, "reason": Prose("路远"), "standing": Standing.OWED},
    "close": {"by_hand": True, "now": at("04-20 09:00")},
    "void": {"reason": VoidReason.DUPLICATE, "note": Prose("重复")},
}


def ready(command: str, state: State) -> Visit:
    """A visit in a state in which nothing but the state could stand in the command's way."""
    match command, state:
        case "acknowledge_record", _:
            return entered_afterwards_in(state)
        case "confirm", State.ACCEPTED:
            return stories.prepared()
        case "file_minutes", State.CLOSED:
            return stories.closed(with_minutes=False)
        case "accept_change" | "reject_change" | "retract_change", _:
            return stories.changing(stories.in_state(state))
        case "record_held", State.NOT_HELD:
            return stories.disputed(stories.in_state(state), Disputed.NOT_HELD)
    visit = stories.in_state(state)
    if command == "correct_attendance":
        visit.file_attendance(**stories.SHEET)
    return visit


def entered_afterwards_in(state: State) -> Visit:
    visit = stories.entered_afterwards()
    if state is not State.HELD:
        stories.reported(visit)
    if state is State.CLOSED:
        visit.close(by_hand=True, now=at("04-20 09:00"))
    return visit


def given(command: str, state: State) -> dict[str, Any]:
    what = Disputed.NOT_HELD if state is State.NOT_HELD else Disputed.HELD
    return GIVEN[command] | ({"what": what} if command == "dispute_record" else {})


def test_the_table_has_31_commands_and_12_states_69_pairs_legal_and_303_refused():
    assert (len(set(COMMANDS)), len(State), len(LEGAL), len(REFUSED)) == (31, 12, 69, 303)
    assert set(GIVEN) == set(COMMANDS)


@pytest.mark.parametrize(("command", "state"), [pair for pair in LEGAL if pair != ("complete_action", State.HELD)])
def test_a_legal_command_makes_its_one_event_happen(command: str, state: State):
    visit = ready(command, state)

    facts = happened(getattr(visit, command), **given(command, state))

    name, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == [name]
    assert visit.state is after
    assert stories.told(stories.replayed(stories.stored(visit))) == stories.told(visit)


def test_an_action_before_any_minutes_fails_for_want_of_the_item_not_for_the_state():
    visit = stories.held()

    with pytest.raises(NoSuchItem) as refused:
        visit.complete_action(**GIVEN["complete_action"])

    assert refused.value.facts == {"item_no": 1}


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: State):
    visit = stories.in_state(state)
    before = list(visit.pending_events)

    with pytest.raises((NotInState, AlreadyDone)) as refused:
        getattr(visit, command)(**given(command, state))

    assert refused.value.facts == {"command": command, "state": state}
    assert (visit.pending_events, visit.state) == (before, state)


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("accept", State.ACCEPTED),
        ("accept", State.CLOSED),
        ("decline", State.DECLINED),
        ("withdraw", State.WITHDRAWN),
        ("expire", State.EXPIRED),
        ("confirm", State.CONFIRMED),
        ("cancel", State.CANCELLED),
        ("record_held", State.REPORTED),
        ("record_not_held", State.NOT_HELD),
        ("file_minutes", State.REPORTED),
        ("close", State.CLOSED),
        ("void", State.VOIDED),
    ],
)
def test_a_second_click_is_told_apart_from_a_click_that_comes_too_late(command: str, state: State):
    visit = stories.in_state(state)

    with pytest.raises(AlreadyDone):
        getattr(visit, command)(**given(command, state))


def test_a_declined_invitation_cannot_be_accepted_any_more():
    visit = stories.in_state(State.DECLINED)

    with pytest.raises(NotInState):
        visit.accept(**GIVEN["accept"])


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_redacted_in_every_state_which_it_leaves_as_it_is(state: State):
    visit = stories.replayed(stories.stored(stories.in_state(state)))

    facts = happened(visit.redact, of=("k1",), reason="个人信息")

    assert facts == [(Visit.Redacted, {"of": ("k1",), "reason": "个人信息"})]
    assert visit.state is state
