"""An invitation goes to and fro until it is accepted, declined, withdrawn, or its deadline passes."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from domain.errors import NotChosen, TooLong
from domain.model import Prose
from domain.visits import Original, State, Visit, faults, refusals
from domain.visits.words import Direction
from domain.words import Part, Slot
from tests.stories import (
    FRIDAY,
    GUEST,
    HOST,
    LIBRARY,
    MIDDLE,
    NOW,
    NURSERY,
    PRIMARY,
    PROGRAMME,
    STREET,
    THURSDAY,
    TUESDAY,
    at,
    happened,
    invitation,
    offer,
    on,
    refused,
    subject,
)

SEEN: dict[str, Any] = {"offer_no": 1, "now": NOW, "programme": PROGRAMME}


def proposing_refused(**other: Any) -> list[tuple[Any, str, dict[str, Any]]]:
    about = other.pop("about", None) or subject()
    return refused(Visit.propose, about, **offer(**other))


def test_a_host_invites_with_slots_to_choose_from():
    about = subject(question=Prose("怎样与家长约定边界？"), case_id="c-1", repeats="v-0")

    facts = happened(Visit.propose, about, **offer(reply_by=on("03-10")))

    assert facts == [
        (
            Visit.Proposed,
            {
                "programme_id": "prog-2024",
                "direction": Direction.INVITE,
                "proposer": MIDDLE,
                "host": MIDDLE,
                "guest": PRIMARY,
                "topic": "家校沟通边界",
                "purpose": Prose("看现场，谈问题"),
                "question": Prose("怎样与家长约定边界？"),
                "slots": (THURSDAY, TUESDAY),
                "reply_by": on("03-10"),
                "capacity": 8,
                "case_id": "c-1",
                "repeats": "v-0",
            },
        )
    ]


def test_an_invitation_waits_for_the_guest_and_a_request_for_the_host():
    invited, requested = invitation(), invitation(about=subject(direction=Direction.REQUEST))

    assert (invited.state, invited.turn, invited.sides) == (State.PROPOSED, GUEST, {HOST: MIDDLE, GUEST: PRIMARY})
    assert (requested.turn, requested.pending_events[0].proposer) == (HOST, PRIMARY)


def test_an_invitation_without_a_key_gets_one_of_its_own():
    first, second = invitation(key=""), invitation(key="")

    assert len(first.key) == len(second.key) == 16
    assert first.key != second.key


@pytest.mark.parametrize(
    ("slots", "deadline"),
    [
        ((FRIDAY, THURSDAY), on("03-10")),
        ((Slot(on("03-06"), Part.AM),), on("03-05")),
        ((Slot(on("03-03"), Part.PM),), on("03-03")),
    ],
)
def test_the_usual_deadline_is_7_days_or_the_day_before_the_first_slot(slots: tuple[Slot, ...], deadline: date):
    assert invitation(slots=slots).deadline == deadline


def test_an_empty_question_is_no_question():
    assert invitation(about=subject(question=Prose("  "))).question is None


def test_nobody_visits_themselves():
    assert proposing_refused(about=subject(guest=MIDDLE)) == [(faults.OwnUnit, "guest", {})]


def test_two_partners_do_not_visit_each_other_here():
    assert proposing_refused(about=subject(host=STREET, guest=LIBRARY)) == [(faults.PartnersOnly, "guest", {})]
    assert invitation(about=subject(host=STREET)).host == STREET


def test_everything_wrong_with_an_invitation_is_told_at_once():
    about = subject(programme_id="", topic="题" * 41, purpose=Prose(" "), question=Prose("问" * 20_001), capacity=0)

    assert proposing_refused(about=about, slots=(), reply_by=on("03-02")) == [
        (NotChosen, "programme_id", {}),
        (TooLong, "topic", {"limit": 40, "length": 41}),
        (NotChosen, "purpose", {}),
        (TooLong, "question", {"limit": 20_000, "length": 20_001}),
        (faults.TooFew, "capacity", {"least": 1}),
        (NotChosen, "slots", {}),
        (faults.ReplyPast, "reply_by", {}),
    ]


def test_a_past_slot_is_refused_with_those_that_remain():
    past = Slot(on("02-28"), Part.AM)

    assert proposing_refused(slots=(THURSDAY, past)) == [
        (faults.SlotPast, "slots", {"no": 2, "remaining": (THURSDAY,)})
    ]


def test_a_slot_that_has_begun_this_morning_is_past():
    today = Slot(on("03-03"), Part.DAY)

    assert proposing_refused(slots=(today,), now=at("03-03 07:00")) == [
        (faults.SlotPast, "slots", {"no": 1, "remaining": ()})
    ]


@pytest.mark.parametrize("day", [date(2024, 8, 30), date(2026, 9, 1)])
def test_a_slot_lies_within_the_programme(day: date):
    assert proposing_refused(slots=(Slot(day, Part.AM),), now=at("03-03 09:00").replace(year=2024)) == [
        (faults.OutsideProgramme, "slots", {"starts_on": date(2024, 9, 1), "ends_on": date(2026, 8, 31)})
    ]


def test_at_most_five_slots_and_none_twice():
    six = (*(Slot(on(f"03-{day}"), Part.AM) for day in (17, 18, 19, 20, 21)), Slot(on("03-17"), Part.AM))

    assert proposing_refused(slots=six) == [
        (faults.TooManySlots, "slots", {"limit": 5, "count": 6}),
        (faults.SlotTwice, "slots", {"no": 6}),
    ]


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        (None, None, True),
        (time(14), time(16), True),
        (time(14), None, False),
        (None, time(16), False),
        (time(16), time(14), False),
        (time(9), time(11), False),
        (time(18), time(19, 30), False),
    ],
)
def test_hours_of_a_slot_come_in_pairs_within_their_half_day(start: time | None, end: time | None, fits: bool):
    slot = Slot(on("03-20"), Part.PM, start, end)

    if fits:
        assert invitation(slots=(slot,)).slots == (slot,)
    else:
        assert proposing_refused(slots=(slot,)) == [(faults.SlotHours, "slots", {"no": 1})]


def test_the_deadline_lies_before_the_first_slot():
    assert proposing_refused(reply_by=on("03-20")) == [(faults.ReplyTooLate, "reply_by", {"latest": on("03-19")})]


def test_a_second_open_proposal_for_pair_and_topic_shows_the_first():
    assert proposing_refused(open_duplicate="v-7") == [(refusals.OpenAlready, "", {"visit": "v-7"})]


def test_a_host_over_its_limit_is_asked_for_with_a_reason():
    because = {"because": ("over_limit",)}

    assert proposing_refused(over_limit=True) == [(faults.ReasonNeeded, "override_reason", because)]
    facts = happened(Visit.propose, subject(), **offer(over_limit=True, override_reason=Prose("对方主动提出")))
    assert facts[0][1]["override_reason"] == Prose("对方主动提出")


HELD_BEFORE = Original(host=PRIMARY, guest=MIDDLE, held=True, returned=False)


def test_a_return_visit_names_a_held_visit_with_swapped_roles():
    visit = invitation(about=subject(in_return_for="v-0"), original=HELD_BEFORE)

    assert visit.in_return_for == "v-0"


@pytest.mark.parametrize(
    ("original", "refusal"),
    [
        (None, refusals.OriginalNotHeld),
        (replace(HELD_BEFORE, held=False), refusals.OriginalNotHeld),
        (replace(HELD_BEFORE, guest=NURSERY), refusals.OriginalOtherSides),
        (Original(host=MIDDLE, guest=PRIMARY, held=True, returned=False), refusals.OriginalOtherSides),
        (replace(HELD_BEFORE, returned=True), refusals.OriginalReturned),
    ],
)
def test_a_return_of_anything_else_is_refused(original: Original | None, refusal: type):
    about = subject(in_return_for="v-0")

    assert proposing_refused(about=about, original=original) == [(refusal, "in_return_for", {"visit": "v-0"})]
