"""Which command is legal in which state: 35 commands over 9 states of an exchange, 12 of them over 11 states of a seat."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from domain.errors import Conflict
from domain.exchanges import Amendment, Changes, Exchange, SeatState, State, VoidReason
from domain.exchanges.refusals import AlreadyDone, NotInState, SeatAlreadyDone, SeatNotInState, SignUpOver
from domain.exchanges.states import EXCHANGE, SEAT
from domain.minutes import NoSuchItem
from domain.model import Prose
from domain.words import Attendance
from tests import exchange_stories as stories
from tests.exchange_stories import BRIEFING, EVENING, HELD, OFFICER, SHEET, WHY
from tests.stories import ASSISTANT, MINUTES, NOW, PRIMARY, PROGRAMME, STREET, at, happened, on, replayed, stored, told

LETTERS = {
    "C": State.CLEARING,
    "O": State.OPEN,
    "R": State.CLOSED_REG,
    "P": State.POSTPONED,
    "K": State.CANCELLED,
    "H": State.HELD,
    "M": State.REPORTED,
    "D": State.CLOSED,
    "V": State.VOIDED,
}

TABLE = """
clear                C>O                  Cleared
send_back            C>C                  SentBack
revise               C>C O>O R>R          Revised
close_registration   O>R                  RegistrationClosed
reopen_registration  R>O                  RegistrationReopened
postpone             O>P R>P              Postponed
set_date             P>O                  DateSet
cancel               C>K O>K R>K P>K      Cancelled
invite_partner       O>O R>R              PartnerInvited
join_partner         O>O R>R P>P          PartnerJoined
decline_partner      O>O R>R P>P          PartnerDeclined
request_seat         O>O                  SeatRequested+SeatQueued
verify_seat          O>O R>R              SeatVerified+SeatQueued
lapse_seat           O>O R>R              SeatLapsed
take_seat            O>O R>R              SeatTaken
pass_offer           O>O R>R              OfferPassed
admit_seat           O>O R>R              SeatTaken
refuse_seat          O>O R>R              SeatRefused
remove_seat          O>O R>R              SeatRemoved
change_seat          O>O R>R              SeatChanged
withdraw_seat        O>O R>R P>P          SeatWithdrawn
mark_attended        H>H M>M D>D          SeatAttended
mark_absent          H>H M>M D>D          SeatAbsent
undo_mark            H>H M>M              SeatMarkUndone
record_held          O>H R>H              Held
file_attendance      H>H M>M D>D          AttendanceFiled+SeatAttended
correct_attendance   H>H M>M D>D          AttendanceCorrected+SeatMarkUndone+SeatAbsent
record_deputy        H>H M>M              DeputyRecorded
file_minutes         H>M D>D              MinutesFiled
amend_minutes        M>M D>D              MinutesAmended
publish_briefing     H>H M>M D>D          BriefingPublished
give_feedback        H>H M>M D>D          FeedbackGiven
complete_action      H>H M>M D>D          ActionCompleted
close                H>D M>D              Closed
void                 H>V M>V D>V          Voided
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()]
COMMANDS = [row[0] for row in ROWS]
LEGAL = {(row[0], LETTERS[pair[0]]): (row[-1], LETTERS[pair[2]]) for row in ROWS for pair in row[1:-1]}
REFUSED = [(command, state) for command in COMMANDS for state in State if (command, state) not in LEGAL]

SEATED_IN = {
    "verify_seat": "requested",
    "lapse_seat": "requested",
    "take_seat": "offered",
    "pass_offer": "offered",
    "admit_seat": "verified waiting offered",
    "refuse_seat": "requested verified waiting",
    "remove_seat": "seated waiting offered",
    "change_seat": "requested verified seated waiting offered",
    "withdraw_seat": "requested verified seated waiting offered",
    "mark_attended": "seated",
    "mark_absent": "seated",
    "undo_mark": "attended absent",
}
SEAT_LEGAL = {(command, SeatState(state)) for command, found in SEATED_IN.items() for state in found.split()}
SEAT_REFUSED = [(command, state) for command in SEATED_IN for state in SeatState if (command, state) not in SEAT_LEGAL]

S: dict[str, Any] = {"seat_id": "s"}
GIVEN: dict[str, dict[str, Any]] = {
    "clear": {"by_person": OFFICER, "now": NOW},
    "send_back": {"comments": WHY},
    "revise": {"changes": Changes(title="新题目"), "reason": WHY, "now": NOW, "programme": PROGRAMME},
    "close_registration": {"now": NOW},
    "reopen_registration": {"now": NOW},
    "postpone": {"reason": WHY},
    "set_date": {
        "starts_at": at("04-10 14:00"),
        "ends_at": at("04-10 16:00"),
        "venue": "小学",
        "sign_up_by": on("04-08"),
        "now": NOW,
        "programme": PROGRAMME,
    },
    "cancel": {"reason": WHY},
    "invite_partner": {"partner_id": STREET.id, "ask": WHY, "reply_by": on("03-10"), "now": NOW},
    "join_partner": {"partner_id": STREET.id, "now": NOW},
    "decline_partner": {"partner_id": STREET.id, "now": NOW},
    "request_seat": {"person_id": "p-new", "now": NOW},
    "verify_seat": S | {"now": NOW},
    "lapse_seat": S | {"now": at("03-05 09:00")},
    "take_seat": S | {"now": NOW},
    "pass_offer": S | {"now": NOW},
    "admit_seat": S | {"now": NOW},
    "refuse_seat": S | {"reason": WHY},
    "remove_seat": S | {"reason": WHY, "now": NOW},
    "change_seat": S | {"companions": 0, "now": NOW},
    "withdraw_seat": S | {"now": NOW},
    "mark_attended": S,
    "mark_absent": S,
    "undo_mark": S,
    "record_held": HELD | {"now": EVENING},
    "file_attendance": SHEET,
    "correct_attendance": {"person_id": "p-1", "to_status": Attendance.ABSENT, "reason": WHY},
    "record_deputy": {"person_id": "p-x", "reason": WHY},
    "file_minutes": {"by_person": ASSISTANT, **MINUTES},
    "amend_minutes": {"by_person": ASSISTANT, "base_revision": 1, "changes": Amendment(problems=())},
    "publish_briefing": {"briefing": BRIEFING, "now": EVENING},
    "give_feedback": {"by_party": PRIMARY, "usefulness": 4, "will_apply": True, "now": EVENING},
    "complete_action": {"item_no": 1, "on": on("03-20"), "now": EVENING},
    "close": {"now": at("04-20 09:00")},
    "void": {"reason": VoidReason.DUPLICATE, "note": Prose("重复")},
}
NEEDED = {
    "verify_seat": SeatState.REQUESTED,
    "lapse_seat": SeatState.REQUESTED,
    "take_seat": SeatState.OFFERED,
    "pass_offer": SeatState.OFFERED,
    "admit_seat": SeatState.OFFERED,
    "refuse_seat": SeatState.WAITING,
    "remove_seat": SeatState.WAITING,
    "change_seat": SeatState.WAITING,
    "withdraw_seat": SeatState.WAITING,
    "mark_attended": SeatState.SEATED,
    "mark_absent": SeatState.SEATED,
    "undo_mark": SeatState.ABSENT,
}


def with_seat(exchange: Exchange, state: SeatState) -> Exchange:
    """An exchange, full already, with one seat more, called s, that is as wanted."""
    until = at("03-04 09:00") if state in (SeatState.REQUESTED, SeatState.OFFERED) else None
    exchange._seat_requested(seat_id="s", companions=1, guest_id="g-s", until=until)
    exchange._seat_queued(seat_id="s", queue_no=90)
    exchange.seats["s"] = replace(exchange.seats["s"], state=state)
    return exchange


def ready(command: str, state: State) -> Exchange:
    """An exchange in a state in which nothing but the state could stand in the command's way."""
    if command == "file_minutes" and state is State.CLOSED:
        return stories.closed(with_minutes=False)
    exchange = without_sheet(state) if command == "file_attendance" else stories.in_state(state)
    if command in NEEDED:
        return with_seat(exchange, NEEDED[command])
    if command in ("join_partner", "decline_partner"):
        exchange._partner_invited(partner_id=STREET.id, ask=WHY, reply_by=on("03-10"))
    if command in ("correct_attendance", "close") and exchange.sheet is None:
        exchange.file_attendance(**SHEET)
    return exchange


def without_sheet(state: State) -> Exchange:
    """Closed on the word of a deputy, the sheet is late."""
    if state is not State.CLOSED:
        return stories.in_state(state)
    exchange = stories.reported()
    exchange.record_deputy(person_id="p-x", reason=WHY)
    exchange.close(now=EVENING)
    return exchange


def test_the_table_has_35_commands_and_9_states_78_pairs_legal_and_237_refused():
    assert (len(set(COMMANDS)), len(State), len(LEGAL), len(REFUSED)) == (35, 9, 78, 237)
    assert set(GIVEN) == set(COMMANDS) == set(EXCHANGE.legal)


@pytest.mark.parametrize(("command", "state"), [pair for pair in LEGAL if pair != ("complete_action", State.HELD)])
def test_a_legal_command_makes_its_facts_happen(command: str, state: State):
    exchange = ready(command, state)

    facts = happened(getattr(exchange, command), **GIVEN[command])

    names, after = LEGAL[command, state]
    assert [kind.__name__ for kind, _ in facts] == names.split("+")
    assert exchange.state is after
    if command not in NEEDED:
        assert told(replayed(stored(exchange))) == told(exchange)


def test_an_action_before_any_minutes_fails_for_want_of_the_item_not_for_the_state():
    with pytest.raises(NoSuchItem):
        stories.held().complete_action(**GIVEN["complete_action"])


@pytest.mark.parametrize(("command", "state"), REFUSED)
def test_any_other_command_is_refused_and_nothing_happens(command: str, state: State):
    exchange = stories.in_state(state)
    before = list(exchange.pending_events)

    with pytest.raises(Conflict) as refused:
        getattr(exchange, command)(**GIVEN[command])

    if (command, state) == ("request_seat", State.CLOSED_REG):
        assert isinstance(refused.value, SignUpOver)
    else:
        assert isinstance(refused.value, NotInState | AlreadyDone)
        assert refused.value.facts == {"command": command, "state": state}
    assert (exchange.pending_events, exchange.state) == (before, state)


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("clear", State.OPEN),
        ("close_registration", State.CLOSED_REG),
        ("reopen_registration", State.OPEN),
        ("postpone", State.POSTPONED),
        ("cancel", State.CANCELLED),
        ("record_held", State.REPORTED),
        ("file_minutes", State.REPORTED),
        ("close", State.CLOSED),
        ("void", State.VOIDED),
    ],
)
def test_a_second_click_is_told_apart_from_a_click_that_comes_too_late(command: str, state: State):
    with pytest.raises(AlreadyDone):
        getattr(stories.in_state(state), command)(**GIVEN[command])


# ---- seats


def test_the_table_of_seats_has_12_commands_and_11_states_27_pairs_legal_and_105_refused():
    assert (len(SEATED_IN), len(SeatState), len(SEAT_LEGAL), len(SEAT_REFUSED)) == (12, 11, 27, 105)
    assert set(SEATED_IN) == set(SEAT.legal) == set(NEEDED)


def where(command: str) -> State:
    return State.HELD if "mark" in command else State.OPEN


@pytest.mark.parametrize(("command", "state"), sorted(SEAT_LEGAL))
def test_a_seat_takes_what_its_state_allows(command: str, state: SeatState):
    exchange = with_seat(roomy(where(command)), state)

    facts = happened(getattr(exchange, command), **GIVEN[command])

    assert facts[0][1]["seat_id"] == "s"
    assert exchange.seats["s"].state is not state or command == "change_seat"


def roomy(state: State) -> Exchange:
    """An exchange with seats to spare, so that nothing but states decides."""
    exchange = stories.announced()
    return exchange if state is State.OPEN else stories.held(exchange)


@pytest.mark.parametrize(("command", "state"), SEAT_REFUSED)
def test_a_seat_refuses_everything_else_and_nothing_happens(command: str, state: SeatState):
    exchange = with_seat(roomy(where(command)), state)
    before = list(exchange.pending_events)

    with pytest.raises((SeatNotInState, SeatAlreadyDone)) as refused:
        getattr(exchange, command)(**GIVEN[command])

    assert refused.value.facts == {"command": command, "state": state}
    assert (exchange.pending_events, exchange.seats["s"].state) == (before, state)


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("verify_seat", SeatState.SEATED),
        ("verify_seat", SeatState.WAITING),
        ("take_seat", SeatState.SEATED),
        ("pass_offer", SeatState.WAITING),
        ("withdraw_seat", SeatState.WITHDRAWN),
        ("remove_seat", SeatState.REMOVED),
        ("refuse_seat", SeatState.REFUSED),
        ("mark_attended", SeatState.ATTENDED),
        ("undo_mark", SeatState.SEATED),
    ],
)
def test_a_second_click_on_a_seat_is_answered_calmly(command: str, state: SeatState):
    with pytest.raises(SeatAlreadyDone):
        getattr(with_seat(roomy(where(command)), state), command)(**GIVEN[command])


@pytest.mark.parametrize("state", State)
def test_a_text_can_be_redacted_in_every_state_which_it_leaves_as_it_is(state: State):
    exchange = replayed(stored(stories.in_state(state)))

    facts = happened(exchange.redact, of=("k1",), reason="个人信息")

    assert facts == [(Exchange.Redacted, {"of": ("k1",), "reason": "个人信息"})]
    assert exchange.state is state
