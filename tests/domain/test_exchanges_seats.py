"""Who gets a seat: room, quotas, what is kept for partners, the line, and what an offer does."""

from __future__ import annotations

from time import perf_counter

import pytest

from domain.exchanges import Exchange, Quota, SeatState
from domain.exchanges.faults import CompanionsUnfit, HolderUnclear, TooManyHeads
from domain.exchanges.refusals import NoRoom, OfferOver, OfferRuns, OthersFirst, SeatThere
from domain.words import PartyKind
from tests.exchange_stories import (
    EACH_SCHOOL_2,
    WHY,
    announced,
    counted,
    full,
    guest,
    notice,
    offering,
    revised,
    school,
    signed_up,
    states,
)
from tests.stories import LIBRARY, NOW, STREET, at, happened, refused

SEATED, WAITING, OFFERED = SeatState.SEATED, SeatState.WAITING, SeatState.OFFERED
TOMORROW = at("03-04 09:00")


def test_two_hundred_people_for_fifty_seats_are_fifty_seated_and_the_rest_in_order_of_arrival():
    exchange = announced(notice(capacity=50))

    for no in range(200):
        signed_up(exchange, f"p-{no}", party=school(no))

    assert [seat.state for seat in exchange.seats.values()] == [SEATED] * 50 + [WAITING] * 150
    assert [exchange.place_of(exchange.seats[f"p-{no}"], NOW) for no in (49, 50, 199)] == [None, 1, 150]


def test_a_thousand_requests_for_two_hundred_seats_are_decided_in_a_moment():
    exchange = announced(notice(capacity=200, quotas=(Quota(PartyKind.SCHOOL, 5),), reserved=10))
    begun = perf_counter()

    for no in range(1000):
        signed_up(exchange, f"p-{no}", party=school(no % 60))
    revised(exchange, capacity=400, quotas=())

    assert counted(exchange) == {SEATED: 190, WAITING: 610, OFFERED: 200}
    assert perf_counter() - begun < 10


def test_companions_count():
    exchange = announced(notice(capacity=4))

    signed_up(exchange, "three", companions=2)
    signed_up(exchange, "two", companions=1)
    signed_up(exchange, "one")

    assert states(exchange) == {"three": SEATED, "two": WAITING, "one": SEATED}


def test_a_school_gets_no_more_than_its_quota_and_others_pass_it_in_line():
    exchange = announced(notice(capacity=5, quotas=(EACH_SCHOOL_2,)))

    for holder, no in (("a", 1), ("b", 1), ("c", 1), ("d", 2)):
        signed_up(exchange, holder, party=school(no))

    assert states(exchange) == {"a": SEATED, "b": SEATED, "c": WAITING, "d": SEATED}


def test_a_school_s_own_quota_goes_before_that_of_all_schools():
    exchange = announced(notice(quotas=(EACH_SCHOOL_2, Quota(PartyKind.SCHOOL, 3, "s-1"))))

    for no in range(4):
        signed_up(exchange, f"one-{no}", party=school(1))
        signed_up(exchange, f"two-{no}", party=school(2))

    assert [seat.party.id for seat in exchange.seats.values() if seat.state is SEATED].count("s-1") == 3
    assert counted(exchange) == {SEATED: 5, WAITING: 3}


def test_a_free_seat_goes_to_the_next_whose_school_has_room():
    exchange = full(capacity=3, quotas=(Quota(PartyKind.SCHOOL, 1),))
    signed_up(exchange, "again-2", party=school(2))
    signed_up(exchange, "again-1", party=school(1))

    exchange.withdraw_seat(seat_id="p-1", now=NOW)

    assert exchange.seats["again-2"].state is WAITING
    assert exchange.seats["again-1"].state is OFFERED


# ---- partners


def test_what_is_kept_for_invited_partners_is_not_given_to_members():
    exchange = announced(notice(capacity=3, reserved=2, audience=(STREET,)))

    for holder in ("a", "b"):
        signed_up(exchange, holder)
    signed_up(exchange, "street", party=STREET, companions=1)

    assert states(exchange) == {"a": SEATED, "b": WAITING, "street": SEATED}


def test_a_partner_that_was_not_invited_does_not_take_what_is_kept():
    exchange = announced(notice(capacity=2, reserved=2, audience=(STREET,)))

    signed_up(exchange, "library", party=LIBRARY)

    assert states(exchange) == {"library": WAITING}


def test_an_invited_partner_waits_before_members_who_came_earlier():
    exchange = full(waiting=2)
    exchange.invite_partner(partner_id=STREET.id, ask=WHY, reply_by=at("03-10 09:00").date(), now=NOW)
    street = signed_up(exchange, "street", party=STREET)

    exchange.withdraw_seat(seat_id="p-1", now=NOW)

    assert [exchange.seats[seat].state for seat in ("street", "w-1", "w-2")] == [OFFERED, WAITING, WAITING]
    assert street.queue_no == 3


def test_inviting_a_partner_offers_its_people_what_is_kept():
    exchange = announced(notice(capacity=2, reserved=2))
    signed_up(exchange, "library", party=LIBRARY)
    signed_up(exchange, "member")

    exchange.invite_partner(partner_id=LIBRARY.id, ask=WHY, reply_by=at("03-10 09:00").date(), now=NOW)

    assert states(exchange) == {"library": OFFERED, "member": WAITING}


def test_what_was_kept_is_offered_to_those_who_wait_when_sign_up_ends():
    exchange = announced(notice(capacity=2, reserved=1))
    for holder in ("a", "b", "c"):
        signed_up(exchange, holder)

    facts = happened(exchange.close_registration, now=at("03-19 00:00"), by_hand=False)

    assert [kind.__name__ for kind, _ in facts] == ["RegistrationClosed", "SeatOffered"]
    assert states(exchange) == {"a": SEATED, "b": OFFERED, "c": WAITING}


# ---- offers


def test_a_seat_that_comes_free_is_offered_to_the_next_for_24_hours_in_the_same_command():
    exchange = full(waiting=2)

    facts = happened(exchange.withdraw_seat, seat_id="p-3", now=NOW)

    assert facts == [
        (Exchange.SeatWithdrawn, {"seat_id": "p-3"}),
        (Exchange.SeatOffered, {"seat_id": "w-1", "until": TOMORROW}),
    ]
    assert exchange.place_of(exchange.seats["w-2"], NOW) == 1


def test_an_offer_ends_12_hours_before_the_start_and_after_that_nobody_is_asked():
    late, later = full(waiting=1), full(waiting=1)

    late.withdraw_seat(seat_id="p-1", now=at("03-19 22:00"))
    later.withdraw_seat(seat_id="p-1", now=at("03-20 02:00"))

    assert late.seats["w-1"].until == at("03-20 02:00")
    assert later.seats["w-1"].state is WAITING


def test_who_takes_an_offer_has_a_seat():
    exchange = offering()

    exchange.take_seat(seat_id="w-1", now=at("03-04 08:59"))

    assert exchange.seats["w-1"].state is SEATED


def test_an_offer_cannot_be_taken_after_its_time():
    assert refused(offering().take_seat, seat_id="w-1", now=TOMORROW) == [(OfferOver, "", {"until": TOMORROW})]


def test_silence_passes_the_offer_on_and_not_a_moment_earlier():
    exchange = offering()
    assert refused(exchange.pass_offer, seat_id="w-1", now=at("03-04 08:59"), by_hand=False) == [
        (OfferRuns, "", {"until": TOMORROW})
    ]

    exchange.pass_offer(seat_id="w-1", now=TOMORROW, by_hand=False)

    assert (exchange.seats["w-1"].state, exchange.seats["w-2"].state) == (WAITING, OFFERED)
    assert exchange.place_of(exchange.seats["w-1"], NOW) == 1


def test_who_passes_stands_at_the_end_and_is_not_asked_again_at_once():
    exchange = full(waiting=1)
    exchange.withdraw_seat(seat_id="p-1", now=NOW)

    facts = happened(exchange.pass_offer, seat_id="w-1", now=NOW)

    assert facts == [(Exchange.OfferPassed, {"seat_id": "w-1", "queue_no": 2})]
    exchange.withdraw_seat(seat_id="p-2", now=NOW)
    assert exchange.seats["w-1"].state is OFFERED


def test_who_passed_does_not_keep_somebody_new_from_the_seat():
    exchange = full(waiting=1)
    exchange.withdraw_seat(seat_id="p-1", now=NOW)
    exchange.pass_offer(seat_id="w-1", now=NOW)

    assert signed_up(exchange, "new").state is SEATED


def test_a_party_too_large_for_the_room_lets_the_next_one_go_first_and_keeps_its_place():
    exchange = full()
    signed_up(exchange, "three", companions=2)
    signed_up(exchange, "one")

    exchange.withdraw_seat(seat_id="p-1", now=NOW)

    assert (exchange.seats["three"].state, exchange.seats["one"].state) == (WAITING, OFFERED)
    assert exchange.place_of(exchange.seats["three"], NOW) == 1


# ---- seats by hand


def test_the_organiser_seats_people_in_order_while_there_is_time_to_ask():
    exchange = announced(notice(capacity=2, reserved=1))
    for holder in ("a", "b", "c"):
        signed_up(exchange, holder)
    wednesday = at("03-19 08:00")

    said_no = refused(exchange.admit_seat, seat_id="c", now=wednesday)
    exchange.admit_seat(seat_id="b", now=wednesday)

    assert said_no == [(OthersFirst, "", {"place": 2})]
    assert refused(exchange.admit_seat, seat_id="c", now=wednesday) == [(NoRoom, "", {"free": 0, "wanted": 1})]


def test_in_the_last_12_hours_the_organiser_seats_whoever_can_be_reached():
    exchange = full(waiting=2)
    exchange.withdraw_seat(seat_id="p-1", now=at("03-20 07:00"))

    exchange.admit_seat(seat_id="w-2", now=at("03-20 08:00"))

    assert (exchange.seats["w-1"].state, exchange.seats["w-2"].state) == (WAITING, SEATED)


def test_somebody_new_does_not_overtake_those_who_cannot_be_asked_any_more():
    exchange = full(waiting=1, sign_up_by=at("03-20 00:00").date())
    exchange.withdraw_seat(seat_id="p-1", now=at("03-20 07:00"))

    assert signed_up(exchange, "new", now=at("03-20 08:00")).state is WAITING


def test_the_organiser_takes_a_yes_by_telephone():
    exchange = offering()

    exchange.admit_seat(seat_id="w-1", now=NOW)

    assert exchange.seats["w-1"].state is SEATED


def test_a_seat_that_was_taken_away_is_offered_to_the_next():
    exchange = full(waiting=1)

    exchange.remove_seat(seat_id="p-1", reason=WHY, now=NOW)

    assert (exchange.seats["p-1"].state, exchange.seats["w-1"].state) == (SeatState.REMOVED, OFFERED)


def test_fewer_companions_make_room_and_more_need_it():
    exchange = full(capacity=4, waiting=0)
    exchange.withdraw_seat(seat_id="p-4", now=NOW)
    exchange.change_seat(seat_id="p-1", companions=1, now=NOW)
    signed_up(exchange, "w-1")

    assert refused(exchange.change_seat, seat_id="p-2", companions=1, now=NOW) == [
        (NoRoom, "", {"free": 0, "wanted": 1})
    ]
    exchange.change_seat(seat_id="p-1", companions=0, now=NOW)

    assert states(exchange)["w-1"] is OFFERED


# ---- asked for wrongly


@pytest.mark.parametrize("sign_up", [signed_up, guest])
def test_signing_up_twice_shows_the_seat_that_is_there(sign_up):
    exchange = full()
    sign_up(exchange, "me")

    assert refused(
        exchange.request_seat, **{"now": NOW, "person_id" if sign_up is signed_up else "guest_id": "me"}
    ) == [
        (
            SeatThere,
            "",
            {"seat": "me", "seat_state": exchange.seats["me"].state, "place": 1 if sign_up is signed_up else None},
        )
    ]


def test_who_has_withdrawn_can_sign_up_again_at_the_end():
    exchange = full(waiting=2)
    exchange.withdraw_seat(seat_id="w-1", now=NOW)

    exchange.request_seat(person_id="w-1", now=NOW, seat_id="again")

    assert exchange.seat_of("w-1") == exchange.seats["again"]
    assert exchange.place_of(exchange.seats["again"], NOW) == 2


def test_who_was_removed_comes_back_by_the_organiser_alone():
    exchange = full()
    exchange.remove_seat(seat_id="p-1", reason=WHY, now=NOW)
    there = {"seat": "p-1", "seat_state": SeatState.REMOVED, "place": None}
    assert refused(exchange.request_seat, person_id="p-1", now=NOW) == [(SeatThere, "", there)]

    exchange.request_seat(person_id="p-1", now=NOW, by_organiser=True, seat_id="again")

    assert exchange.seats["again"].state is SEATED


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"person_id": "p", "companions": 6}, (CompanionsUnfit, "companions", {"most": 5})),
        ({"person_id": "p", "companions": -1}, (CompanionsUnfit, "companions", {"most": 5})),
        ({"person_id": "p", "companions": 3}, (TooManyHeads, "companions", {"limit": 3, "wanted": 4})),
        (
            {"person_id": "p", "companions": 2, "party": school(1)},
            (TooManyHeads, "companions", {"limit": 2, "wanted": 3}),
        ),
        ({}, (HolderUnclear, "person_id", {})),
        ({"person_id": "p", "guest_id": "g"}, (HolderUnclear, "person_id", {})),
    ],
)
def test_a_request_that_could_never_be_met_is_refused_with_the_numbers(asked, fault):
    exchange = announced(notice(capacity=3, quotas=(EACH_SCHOOL_2,)))

    assert refused(exchange.request_seat, now=NOW, **asked) == [fault]
