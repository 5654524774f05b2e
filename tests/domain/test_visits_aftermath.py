"""What follows from a visit: feedback, action items, the return that is owed, closing, voiding, removing a text."""

from __future__ import annotations

from typing import Any

import pytest

from domain.days import InTheFuture
from domain.errors import NotChosen, PersonalNumber, TooLong
from domain.minutes import NoSuchItem
from domain.model import Prose
from domain.papers import FeedbackOver, KeptItself, UsefulnessUnknown
from domain.texts import TextUnknown
from domain.visits import ClosedFor, Original, Standing, State, Visit, VoidReason, faults, refusals
from tests.stories import (
    AFTER,
    GUEST,
    GUEST_PERSON,
    HOST,
    MIDDLE,
    PRIMARY,
    agreed,
    at,
    changing,
    closed,
    entered_afterwards,
    happened,
    held,
    invitation,
    on,
    refused,
    replayed,
    reported,
    stored,
    subject,
)

USEFUL: dict[str, Any] = {"by": GUEST, "usefulness": 4, "will_apply": True, "now": AFTER}
DONE: dict[str, Any] = {"item_no": 1, "on": on("03-21"), "now": at("03-22 09:00")}


def test_a_side_gives_feedback_and_replaces_it_until_the_other_has_written():
    visit = held()
    words = {"takeaway": Prose("晨会"), "suggestion": Prose("留出讨论时间")}

    assert happened(visit.give_feedback, **USEFUL, **words) == [
        (Visit.FeedbackGiven, {"by": GUEST, "usefulness": 4, "will_apply": True} | words)
    ]
    assert happened(visit.give_feedback, **USEFUL, **words) == []
    assert happened(visit.give_feedback, **USEFUL | {"usefulness": 5}) == [
        (Visit.FeedbackGiven, {"by": GUEST, "usefulness": 5, "will_apply": True})
    ]


def test_feedback_of_both_sides_is_open_and_stays():
    visit = held()
    visit.give_feedback(**USEFUL)
    visit.give_feedback(**USEFUL | {"by": HOST})

    assert refused(visit.give_feedback, **USEFUL | {"usefulness": 1}) == [(refusals.FeedbackUnsealed, "", {})]
    assert happened(visit.give_feedback, **USEFUL) == []


def test_feedback_comes_within_14_days():
    assert happened(closed().give_feedback, **USEFUL | {"now": at("04-03 23:59")})
    assert refused(held().give_feedback, **USEFUL | {"now": at("04-04 00:00")}) == [
        (FeedbackOver, "", {"until": on("04-03")})
    ]


@pytest.mark.parametrize("usefulness", [0, 6])
def test_usefulness_is_a_number_from_1_to_5(usefulness: int):
    wrong = {"usefulness": usefulness, "takeaway": Prose("收" * 20_001), "suggestion": Prose("13912345678")}

    assert refused(held().give_feedback, **USEFUL | wrong) == [
        (UsefulnessUnknown, "usefulness", {}),
        (TooLong, "takeaway", {"limit": 20_000, "length": 20_001}),
        (PersonalNumber, "suggestion", {"kind": "phone", "at": 1}),
    ]


def test_an_action_item_is_done_once():
    visit = reported()

    assert happened(visit.complete_action, **DONE, evidence=Prose("样表已发")) == [
        (Visit.ActionCompleted, {"item_no": 1, "on": on("03-21"), "evidence": Prose("样表已发")})
    ]
    assert happened(visit.complete_action, **DONE) == []


def test_an_action_is_one_of_the_minutes_and_done_in_the_past():
    wrong = {"item_no": 9, "on": on("03-23"), "evidence": Prose("证" * 20_001)}

    assert refused(reported().complete_action, **DONE | wrong) == [
        (NoSuchItem, "item_no", {"item_no": 9}),
        (InTheFuture, "on", {}),
        (TooLong, "evidence", {"limit": 20_000, "length": 20_001}),
    ]


def test_the_guest_promises_a_return_and_may_move_it():
    visit = held()

    assert happened(visit.promise_return, by=GUEST, due_on=on("09-01"), standing=Standing.OWED) == [
        (Visit.ReturnPromised, {"due_on": on("09-01")})
    ]
    assert happened(visit.promise_return, by=GUEST, due_on=on("09-01"), standing=Standing.OWED) == []
    assert happened(visit.promise_return, by=GUEST, due_on=on("10-01"), standing=Standing.OVERDUE)
    assert visit.promised == on("10-01")


def test_a_return_is_promised_by_the_guest_for_a_day_after_the_visit():
    assert refused(held().promise_return, by=HOST, due_on=on("09-01"), standing=Standing.OWED) == [
        (refusals.OtherSideOnly, "", {"side": GUEST})
    ]
    assert refused(held().promise_return, by=GUEST, due_on=on("03-20"), standing=Standing.OWED) == [
        (faults.DueTooEarly, "due_on", {"held_on": on("03-20")})
    ]


def test_the_host_alone_waives_a_return_with_a_reason():
    visit = held()
    waiver = {"reason": Prose("路远"), "standing": Standing.BOOKED}

    assert refused(visit.waive_return, by=GUEST, **waiver) == [(refusals.OtherSideOnly, "", {"side": HOST})]
    assert refused(visit.waive_return, by=HOST, **waiver | {"reason": Prose("")}) == [(NotChosen, "reason", {})]
    assert happened(visit.waive_return, by=HOST, **waiver) == [(Visit.ReturnWaived, {"reason": Prose("路远")})]
    assert refused(visit.waive_return, by=HOST, **waiver) == [(refusals.AlreadyWaived, "", {})]
    assert refused(visit.promise_return, by=GUEST, due_on=on("09-01"), standing=Standing.WAIVED) == [
        (refusals.AlreadyWaived, "", {})
    ]


@pytest.mark.parametrize(
    ("standing", "refusal"), [(None, refusals.NoReturnOwed), (Standing.RETURNED, refusals.AlreadyReturned)]
)
def test_what_is_not_owed_is_neither_promised_nor_waived(standing: Standing | None, refusal: type):
    original = Original(host=PRIMARY, guest=MIDDLE, held=True, returned=False)
    returning = entered_afterwards(about=subject(in_return_for="v-0"), original=original)

    assert refused(returning.promise_return, by=GUEST, due_on=on("09-01"), standing=standing) == [(refusal, "", {})]
    assert refused(held().waive_return, by=HOST, reason=Prose("路远"), standing=standing) == [(refusal, "", {})]


def test_a_visit_that_settled_an_older_one_by_order_alone_may_be_returned_all_the_same():
    promised = [(Visit.ReturnPromised, {"due_on": on("09-01")})]

    assert happened(held().promise_return, by=GUEST, due_on=on("09-01"), standing=None) == promised


@pytest.mark.parametrize("by_hand", [True, False])
def test_minutes_that_both_agreed_to_close_the_visit_at_once(by_hand: bool):
    visit = reported()
    visit.confirm_minutes(by=GUEST, by_person=GUEST_PERSON, revision=1, now=AFTER)

    assert happened(visit.close, by_hand=by_hand, now=AFTER) == [(Visit.Closed, {"reason": ClosedFor.AGREED})]
    assert visit.state is State.CLOSED


def test_minutes_agreed_by_silence_close_it_as_such():
    visit = reported()
    visit.confirm_minutes(by=None, revision=1, now=at("04-04 00:00"), revised_on=on("03-20"))

    assert happened(visit.close, by_hand=False, now=at("04-04 00:00")) == [
        (Visit.Closed, {"reason": ClosedFor.SILENCE})
    ]


def test_without_minutes_the_timer_closes_after_30_days_and_the_assistant_after_14():
    assert refused(held().close, by_hand=False, now=at("04-18 23:59")) == [
        (refusals.NotClosableYet, "", {"on": on("04-19")})
    ]
    assert refused(held().close, by_hand=True, now=at("04-02 23:59")) == [
        (refusals.NotClosableYet, "", {"on": on("04-03")})
    ]
    no_minutes = [(Visit.Closed, {"reason": ClosedFor.NO_MINUTES})]
    assert happened(held().close, by_hand=False, now=at("04-19 00:00")) == no_minutes
    assert happened(held().close, by_hand=True, now=at("04-03 00:00")) == no_minutes


def test_unconfirmed_minutes_are_closed_by_hand_alone():
    assert refused(reported().close, by_hand=False, now=at("06-01 09:00")) == [
        (refusals.NotClosableYet, "", {"on": on("04-19")})
    ]
    assert happened(reported().close, by_hand=True, now=at("04-03 09:00")) == [
        (Visit.Closed, {"reason": ClosedFor.UNCONFIRMED})
    ]


def test_a_record_is_voided_with_words_and_the_one_that_is_kept():
    visit = changing()
    void = {"reason": VoidReason.DUPLICATE, "note": Prose("与另一条重复"), "kept": "v-2"}

    assert happened(visit.void, **void) == [(Visit.Voided, void)]
    assert (visit.state, visit.change, visit.turn) == (State.VOIDED, None, None)


def test_a_voided_record_is_explained_and_does_not_keep_itself():
    assert refused(agreed().void, reason=VoidReason.OTHER, note=Prose(""), kept="v-1") == [
        (NotChosen, "note", {}),
        (KeptItself, "kept", {}),
    ]


def test_a_text_is_removed_once_with_a_reason():
    visit = replayed(stored(reported()))

    assert happened(visit.redact, of=("k2", "k1", "k2"), reason="涉及个人") == [
        (Visit.Redacted, {"of": ("k2", "k1"), "reason": "涉及个人"})
    ]
    assert happened(visit.redact, of=("k1",), reason="涉及个人") == []
    assert happened(visit.redact, of=("k1", "k3"), reason="涉及个人")[0][1]["of"] == ("k3",)


def test_only_texts_of_this_visit_are_removed_with_it():
    wrong = refused(replayed(stored(invitation())).redact, of=("k1", "k99", ""), reason="")

    assert wrong == [
        (TextUnknown, "of", {"key": "k99"}),
        (TextUnknown, "of", {"key": ""}),
        (NotChosen, "reason", {}),
    ]
    assert refused(invitation().redact, of=(), reason="涉及个人") == [(NotChosen, "of", {})]
