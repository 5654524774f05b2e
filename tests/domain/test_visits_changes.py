"""Moving an agreed visit: the old terms stay in force until the other side has answered."""

from __future__ import annotations

from typing import Any

import pytest

from domain.errors import NotChosen
from domain.model import Prose
from domain.visits import State, Terms, Visit, faults, refusals
from tests.stories import (
    FRIDAY,
    GUEST,
    HOST,
    NOW,
    PROGRAMME,
    THURSDAY,
    TUESDAY,
    agreed,
    at,
    changing,
    confirmed,
    happened,
    prepared,
    refused,
)

ASKED: dict[str, Any] = {"by": GUEST, "reason": Prose("与教研活动冲突"), "now": NOW, "programme": PROGRAMME}


def test_a_side_asks_for_another_day_and_the_old_one_stays_in_force():
    visit = confirmed()

    facts = happened(visit.propose_change, **ASKED, slots=(TUESDAY, FRIDAY))

    kept = {"change_no": 1, "by": GUEST, "reason": Prose("与教研活动冲突"), "slots": (TUESDAY, FRIDAY)}
    assert facts == [(Visit.ChangeProposed, kept)]
    assert (visit.state, visit.turn, visit.slot) == (State.CONFIRMED, HOST, THURSDAY)


def test_the_agreed_half_day_is_no_change_of_itself():
    facts = happened(agreed().propose_change, **ASKED, slots=(THURSDAY, TUESDAY))

    assert facts[0][1]["slots"] == (TUESDAY,)


def test_a_change_needs_a_changed_term_and_a_reason():
    wrong = {"slots": (THURSDAY,), "changes": Terms(topic="家校沟通边界"), "reason": Prose("")}

    assert refused(agreed().propose_change, **ASKED | wrong) == [
        (faults.NothingChanged, "slots", {}),
        (NotChosen, "reason", {}),
    ]


def test_the_new_day_lies_ahead_and_terms_keep_their_limits():
    visit = prepared()
    wrong = {"slots": (TUESDAY,), "changes": Terms(capacity=0), "now": at("03-20 13:59")}

    assert refused(visit.propose_change, **ASKED | wrong) == [(faults.TooFew, "capacity", {"least": 1})]
    assert refused(visit.propose_change, **ASKED | wrong | {"now": at("03-20 14:00")}) == [
        (refusals.AlreadyStarted, "", {"starts_at": at("03-20 14:00")})
    ]


def test_who_asks_second_sees_the_change_that_is_pending():
    assert refused(changing().propose_change, **ASKED | {"by": HOST}, slots=(FRIDAY,)) == [
        (refusals.ChangePending, "", {"change_no": 1, "by": GUEST})
    ]


def test_a_change_that_is_accepted_moves_the_visit_which_must_be_confirmed_anew():
    visit = changing(confirmed())

    facts = happened(visit.accept_change, by=HOST, change_no=1, slot=FRIDAY, now=NOW)

    assert facts == [(Visit.Rescheduled, {"change_no": 1, "sequence": 1, "slot": FRIDAY})]
    assert (visit.state, visit.slot, visit.sequence) == (State.ACCEPTED, FRIDAY, 1)
    assert (visit.change, visit.turn, visit.logistics) == (None, None, None)


def test_another_venue_leaves_the_hours_as_they_are():
    visit = changing(confirmed(), slots=(), changes=Terms(venue="中学报告厅"))

    facts = happened(visit.accept_change, by=HOST, change_no=1, now=NOW)

    assert facts == [(Visit.Rescheduled, {"change_no": 1, "sequence": 1, "changes": Terms(venue="中学报告厅")})]
    assert visit.logistics is not None
    assert (visit.logistics.venue, visit.starts_at, visit.slot) == ("中学报告厅", at("03-20 14:00"), THURSDAY)


def test_other_terms_are_adopted_before_any_hours_are_set():
    visit = changing(slots=(), changes=Terms(capacity=12))

    visit.accept_change(by=HOST, change_no=1, now=NOW)

    assert (visit.capacity, visit.logistics, visit.slot) == (12, None, THURSDAY)


def test_the_chosen_slot_is_one_of_the_change_and_lies_ahead():
    visit = changing(prepared(), slots=(TUESDAY,))

    assert refused(visit.accept_change, by=HOST, change_no=1, slot=FRIDAY, now=NOW) == [
        (faults.SlotNotOffered, "slot", {"remaining": (TUESDAY,)})
    ]
    assert refused(visit.accept_change, by=HOST, change_no=1, now=at("03-20 14:00")) == [
        (refusals.AlreadyStarted, "", {"starts_at": at("03-20 14:00")})
    ]


def test_a_change_is_answered_by_the_other_side_and_only_the_one_that_was_read():
    visit = changing()
    mine = [(refusals.NotYourTurn, "", {"turn": HOST})]
    stale = [(refusals.ChangeReplaced, "", {"seen": 7, "change_no": 1})]

    assert refused(visit.accept_change, by=GUEST, change_no=1, slot=TUESDAY, now=NOW) == mine
    assert refused(visit.reject_change, by=GUEST, change_no=1, reason=Prose("不便")) == mine
    assert refused(visit.accept_change, by=HOST, change_no=7, slot=TUESDAY, now=NOW) == stale
    assert refused(visit.reject_change, by=HOST, change_no=7, reason=Prose("不便")) == stale


def test_without_a_pending_change_there_is_nothing_to_answer():
    nothing = [(refusals.NoChangePending, "", {})]

    assert refused(agreed().accept_change, by=HOST, change_no=1, now=NOW) == nothing
    assert refused(agreed().reject_change, by=HOST, change_no=1, reason=Prose("不便")) == nothing
    assert refused(agreed().retract_change, by=GUEST, now=NOW) == nothing


def test_a_rejected_change_leaves_everything_as_it_was():
    visit = changing(confirmed())

    assert refused(visit.reject_change, by=HOST, change_no=1, reason=Prose(" ")) == [(NotChosen, "reason", {})]
    assert happened(visit.reject_change, by=HOST, change_no=1, reason=Prose("当天考试")) == [
        (Visit.ChangeRejected, {"change_no": 1, "reason": Prose("当天考试")})
    ]
    assert (visit.state, visit.slot, visit.turn, visit.sequence) == (State.CONFIRMED, THURSDAY, None, 0)


def test_its_proposer_takes_a_change_back_and_the_next_one_has_another_number():
    visit = changing()

    assert refused(visit.retract_change, by=HOST, now=NOW) == [(refusals.OtherSideOnly, "", {"side": GUEST})]
    assert happened(visit.retract_change, by=GUEST, now=NOW) == [(Visit.ChangeRetracted, {"change_no": 1})]
    assert changing(visit).change_no == 2


def test_the_timer_drops_a_change_24_hours_before_the_old_start():
    visit = changing(prepared())

    assert refused(visit.retract_change, by=None, now=at("03-19 13:59")) == [
        (refusals.ChangeStillOpen, "", {"until": at("03-19 14:00")})
    ]
    assert happened(visit.retract_change, by=None, now=at("03-19 14:00"), proposed_at=NOW) == [
        (Visit.ChangeRetracted, {"change_no": 1})
    ]


@pytest.mark.parametrize("proposed", ["03-19 14:00", "03-20 08:00"])
def test_a_change_of_the_last_day_stays_open_until_the_start(proposed: str):
    visit = changing(prepared(), now=at(proposed))

    assert refused(visit.retract_change, by=None, now=at("03-20 13:59"), proposed_at=at(proposed)) == [
        (refusals.ChangeStillOpen, "", {"until": at("03-20 14:00")})
    ]


def test_a_change_that_nobody_answered_ends_with_the_visit():
    visit = changing(prepared())

    visit.record_held(
        by=HOST,
        now=at("03-21 09:00"),
        started_at=at("03-20 14:00"),
        ended_at=at("03-20 16:00"),
        headcount_guest=5,
        headcount_host=3,
    )

    assert (visit.change, visit.turn) == (None, None)
