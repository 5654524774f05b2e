"""Answering an offer: by the side whose turn it is, to the offer that was read, with words where they are asked for."""

from __future__ import annotations

from typing import Any

from domain.errors import NotChosen, TooLong
from domain.model import Prose
from domain.visits import DeclineReason, State, Terms, Visit, faults, refusals
from domain.words import Part, Slot
from tests.stories import (
    FRIDAY,
    GUEST,
    HOST,
    NOW,
    PROGRAMME,
    THURSDAY,
    TUESDAY,
    at,
    happened,
    invitation,
    on,
    refused,
    subject,
)

SEEN: dict[str, Any] = {"offer_no": 1, "now": NOW}
FACTS: dict[str, Any] = {"now": NOW, "programme": PROGRAMME}
COUNTER: dict[str, Any] = SEEN | FACTS | {"by": GUEST}


def countered(**other: Any) -> Visit:
    visit = invitation()
    visit.counter(**COUNTER | {"slots": (FRIDAY,)} | other)
    return visit


def test_a_guest_accepts_an_open_invitation():
    visit = invitation()

    facts = happened(visit.accept, by=GUEST, slot=TUESDAY, party_size=6, note=Prose("期待"), **SEEN)

    kept = {"offer_no": 1, "by": GUEST, "slot": TUESDAY, "party_size": 6, "note": Prose("期待")}
    assert facts == [(Visit.Accepted, kept | {"terms_hash": facts[0][1]["terms_hash"]})]
    assert (visit.state, visit.turn, visit.slot, visit.headcount) == (State.ACCEPTED, None, TUESDAY, 6)


def test_equal_terms_have_equal_fingerprints_whatever_the_texts_say():
    def fingerprint(slot: Slot = THURSDAY, size: int = 6, **other: Any) -> str:
        visit = invitation(about=subject(**other))
        visit.accept(by=GUEST, slot=slot, party_size=size, **SEEN)
        return visit.pending_events[-1].terms_hash

    same = fingerprint()
    assert len(same) == 16
    assert same == fingerprint(purpose=Prose("另一段文字"), question=Prose("？"))
    assert (
        len({same, fingerprint(TUESDAY), fingerprint(size=5), fingerprint(topic="教研"), fingerprint(capacity=9)}) == 5
    )


def test_whose_turn_it_is_not_does_not_answer():
    visit = invitation()
    waiting = [(refusals.NotYourTurn, "", {"turn": GUEST})]

    assert refused(visit.accept, by=HOST, slot=THURSDAY, **SEEN) == waiting
    assert refused(visit.decline, by=HOST, reason=DeclineReason.EXAM, **SEEN) == waiting
    assert refused(visit.counter, **COUNTER | {"by": HOST, "slots": (FRIDAY,)}) == waiting


def test_an_answer_to_an_offer_that_was_changed_meanwhile_is_refused():
    visit = invitation()
    visit.amend_offer(by=HOST, slots=(FRIDAY,), **FACTS)
    stale = [(refusals.OfferChanged, "", {"seen": 1, "offer_no": 2})]

    assert refused(visit.accept, by=GUEST, slot=THURSDAY, **SEEN) == stale
    assert refused(visit.decline, by=GUEST, reason=DeclineReason.EXAM, **SEEN) == stale
    assert refused(visit.counter, **COUNTER | {"slots": (THURSDAY,)}) == stale


def test_an_accepted_slot_is_one_of_the_offer():
    assert refused(invitation().accept, by=GUEST, slot=FRIDAY, **SEEN) == [
        (faults.SlotNotOffered, "slot", {"remaining": (THURSDAY, TUESDAY)})
    ]


def test_an_accepted_slot_lies_ahead_and_the_others_are_shown():
    late = SEEN | {"now": at("03-20 12:00")}

    assert refused(invitation().accept, by=GUEST, slot=THURSDAY, **late) == [
        (faults.SlotPast, "slot", {"remaining": (TUESDAY,)})
    ]


def test_not_more_come_than_the_host_can_receive():
    wrong = {"party_size": 9, "note": Prose("多" * 20_001)}

    assert refused(invitation().accept, by=GUEST, slot=THURSDAY, **SEEN, **wrong) == [
        (faults.OverCapacity, "party_size", {"capacity": 8, "count": 9}),
        (TooLong, "note", {"limit": 20_000, "length": 20_001}),
    ]


def test_a_guest_declines_with_a_reason_and_says_when_to_ask_again():
    visit = invitation()
    again = {"reason": DeclineReason.RECENTLY_HOSTED, "ask_again_after": on("05-01")}

    facts = happened(visit.decline, by=GUEST, **again, **SEEN)

    assert facts == [(Visit.Declined, {"by": GUEST} | again)]
    assert (visit.state, visit.turn) == (State.DECLINED, None)


def test_another_reason_is_told_in_words_and_asking_again_lies_ahead():
    wrong = {"reason": DeclineReason.OTHER, "ask_again_after": on("03-02")}

    assert refused(invitation().decline, by=GUEST, **wrong, **SEEN) == [
        (NotChosen, "note", {}),
        (faults.AskAgainPast, "ask_again_after", {}),
    ]


def test_a_counter_stores_only_what_changed_and_the_turn_goes_over():
    visit = invitation()
    changes = Terms(topic="家校沟通边界", question=Prose("能否看晨会？"), capacity=8, venue="")

    facts = happened(visit.counter, **COUNTER, slots=(FRIDAY,), changes=changes, note=Prose("周四有课"))

    told = {"slots": (FRIDAY,), "changes": Terms(question=Prose("能否看晨会？")), "note": Prose("周四有课")}
    assert facts == [(Visit.Countered, {"offer_no": 2, "by": GUEST, "reply_by": on("03-10")} | told)]
    assert (visit.turn, visit.slots, visit.question, visit.topic) == (
        HOST,
        (FRIDAY,),
        Prose("能否看晨会？"),
        "家校沟通边界",
    )


def test_a_counter_that_changes_nothing_may_be_an_acceptance():
    same = {"slots": (TUESDAY, THURSDAY), "changes": Terms(capacity=8), "reply_by": on("03-12")}

    assert refused(invitation().counter, **COUNTER | same) == [(faults.NothingChanged, "slots", {})]


def test_a_counter_keeps_the_rules_of_an_offer():
    wrong = {
        "slots": (Slot(on("03-01"), Part.AM),),
        "changes": Terms(topic="题" * 41, capacity=0, venue="处" * 201),
        "reply_by": on("03-01"),
        "note": Prose("注" * 20_001),
    }

    fields = [(kind, field) for kind, field, _ in refused(invitation().counter, **COUNTER | wrong)]

    assert fields == [
        (faults.SlotPast, "slots"),
        (TooLong, "topic"),
        (faults.TooFew, "capacity"),
        (TooLong, "venue"),
        (faults.ReplyPast, "reply_by"),
        (TooLong, "note"),
    ]


def test_the_proposer_answers_a_counter_and_the_guest_does_not():
    visit = countered()

    assert refused(visit.accept, by=GUEST, offer_no=2, slot=FRIDAY, now=NOW) == [
        (refusals.NotYourTurn, "", {"turn": HOST})
    ]
    visit.accept(by=HOST, offer_no=2, slot=FRIDAY, now=NOW)
    assert (visit.state, visit.slot) == (State.ACCEPTED, FRIDAY)


def test_old_slots_that_stay_need_one_that_lies_ahead():
    late = {"now": at("03-26 09:00"), "changes": Terms(topic="教研共建")}

    assert refused(invitation().counter, **COUNTER | late) == [(faults.SlotPast, "slots", {"remaining": ()})]


def test_a_counter_to_a_topic_that_is_open_already_shows_the_other():
    other = {"changes": Terms(topic="教研共建"), "open_duplicate": "v-9"}

    assert refused(invitation().counter, **COUNTER | other) == [(refusals.OpenAlready, "", {"visit": "v-9"})]


def test_who_waits_for_an_answer_may_change_the_offer_and_the_deadline_starts_again():
    visit = invitation()

    facts = happened(visit.amend_offer, by=HOST, slots=(FRIDAY,), now=at("03-05 09:00"), programme=PROGRAMME)

    assert facts == [(Visit.OfferAmended, {"offer_no": 2, "reply_by": on("03-12"), "slots": (FRIDAY,)})]
    assert (visit.turn, visit.offer_no) == (GUEST, 2)


def test_a_longer_deadline_alone_is_a_change_of_the_offer():
    assert happened(invitation().amend_offer, by=HOST, reply_by=on("03-14"), **FACTS) == [
        (Visit.OfferAmended, {"offer_no": 2, "reply_by": on("03-14")})
    ]


def test_an_offer_is_not_amended_by_who_must_answer_nor_without_a_change():
    visit = invitation()

    assert refused(visit.amend_offer, by=GUEST, slots=(FRIDAY,), **FACTS) == [
        (refusals.OtherSideOnly, "", {"side": HOST})
    ]
    assert refused(visit.amend_offer, by=HOST, reply_by=on("03-10"), **FACTS) == [(faults.NothingChanged, "slots", {})]


def test_who_waits_for_an_answer_may_withdraw_with_a_reason():
    visit = countered()

    assert refused(visit.withdraw, by=HOST, reason=Prose("不便")) == [(refusals.OtherSideOnly, "", {"side": GUEST})]
    assert refused(visit.withdraw, by=GUEST, reason=Prose("")) == [(NotChosen, "reason", {})]
    assert happened(visit.withdraw, by=GUEST, reason=Prose("不便")) == [
        (Visit.Withdrawn, {"by": GUEST, "reason": Prose("不便")})
    ]


def test_an_offer_expires_on_the_day_after_its_deadline_and_not_before():
    visit = invitation(reply_by=on("03-10"))

    assert refused(visit.expire, now=at("03-10 23:59")) == [
        (refusals.NotExpired, "", {"expires_at": at("03-11 00:00")})
    ]
    assert happened(visit.expire, now=at("03-11 00:00")) == [(Visit.Expired, {"on": on("03-11")})]
    assert visit.state is State.EXPIRED
