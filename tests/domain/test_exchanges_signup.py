"""Guests without an account, sign-up that is over, and seats that are given back."""

from __future__ import annotations

import pytest

from domain.exchanges import Exchange, SeatState
from domain.exchanges.refusals import LinkOver, LinkRuns, SeatAlreadyDone, SeatNotInState, SeatUnknown, SignUpOver
from domain.model import Prose
from tests.exchange_stories import (
    NOTICE,
    WHY,
    announced,
    full,
    guest,
    in_state,
    notice,
    offering,
    signed_up,
    states,
)
from tests.stories import HOST_PERSON, NOW, PROGRAMME, STREET, at, happened, on, refused

TOMORROW = at("03-04 09:00")


# ---- guests


def test_a_guest_has_no_seat_before_the_contact_is_verified():
    exchange = announced(notice(capacity=1))

    facts = happened(exchange.request_seat, guest_id="g", companions=0, now=NOW, seat_id="g")
    signed_up(exchange, "member")

    assert facts == [
        (Exchange.SeatRequested, {"seat_id": "g", "companions": 0, "guest_id": "g", "until": TOMORROW}),
    ]
    assert states(exchange) == {"g": SeatState.REQUESTED, "member": SeatState.SEATED}


def test_a_guest_who_follows_the_link_is_seated_or_waits_like_everybody():
    exchange = announced(notice(capacity=1))
    for holder in ("g-1", "g-2"):
        guest(exchange, holder)

    exchange.verify_seat(seat_id="g-2", now=NOW)
    exchange.verify_seat(seat_id="g-1", now=NOW)

    assert states(exchange) == {"g-1": SeatState.WAITING, "g-2": SeatState.SEATED}


def test_a_guest_of_an_invited_partner_skips_the_link():
    exchange = announced(notice(audience=(STREET,)))

    facts = happened(exchange.request_seat, guest_id="g", party=STREET, verified=True, now=NOW)

    assert [kind.__name__ for kind, _ in facts] == ["SeatRequested", "SeatVerified", "SeatTaken"]


def test_a_link_counts_for_24_hours_and_the_organiser_may_vouch_after_that():
    exchange = announced()
    for holder in ("g-1", "g-2"):
        guest(exchange, holder)

    assert refused(exchange.verify_seat, seat_id="g-1", now=TOMORROW) == [(LinkOver, "", {"until": TOMORROW})]
    exchange.verify_seat(seat_id="g-2", now=TOMORROW, by_organiser=True)

    assert states(exchange) == {"g-1": SeatState.REQUESTED, "g-2": SeatState.SEATED}


def test_a_link_that_nobody_followed_lapses_and_not_a_moment_earlier():
    exchange = announced()
    guest(exchange, "g")
    assert refused(exchange.lapse_seat, seat_id="g", now=at("03-04 08:59")) == [(LinkRuns, "", {"until": TOMORROW})]

    exchange.lapse_seat(seat_id="g", now=TOMORROW)

    assert guest_again(exchange) is SeatState.REQUESTED


def guest_again(exchange):
    exchange.request_seat(guest_id="g", now=TOMORROW, seat_id="again")
    return exchange.seats["again"].state


def test_a_second_click_on_the_link_is_told_apart_from_a_link_that_came_too_late():
    exchange = announced()
    for holder in ("g-1", "g-2"):
        guest(exchange, holder)
    exchange.verify_seat(seat_id="g-1", now=NOW)
    exchange.lapse_seat(seat_id="g-2", now=TOMORROW)

    assert refused(exchange.verify_seat, seat_id="g-1", now=NOW)[0][0] is SeatAlreadyDone
    assert refused(exchange.verify_seat, seat_id="g-2", now=NOW)[0][0] is SeatNotInState


def test_a_link_of_the_last_evening_is_followed_after_sign_up_has_ended():
    exchange = announced()
    guest(exchange, "g", now=at("03-18 23:50"))
    exchange.close_registration(now=at("03-19 00:00"), by_hand=False)

    exchange.verify_seat(seat_id="g", now=at("03-19 08:00"))

    assert states(exchange) == {"g": SeatState.SEATED}


def test_the_organiser_refuses_a_guest_and_says_why():
    exchange = announced()
    guest(exchange, "g")

    facts = happened(exchange.refuse_seat, seat_id="g", reason=Prose("名额留给本区"))

    assert facts == [(Exchange.SeatRefused, {"seat_id": "g", "reason": Prose("名额留给本区")})]


# ---- sign-up that is over


def test_after_the_last_day_nobody_signs_up_also_where_the_timer_is_late():
    assert refused(announced().request_seat, person_id="p", now=at("03-19 00:00")) == [
        (SignUpOver, "", {"since": on("03-19"), "person": HOST_PERSON})
    ]


def test_closed_sign_up_says_since_when_and_whom_to_ask():
    exchange = announced(notice(contact="p-desk"))
    exchange.close_registration(now=at("03-10 09:00"))

    assert refused(exchange.request_seat, guest_id="g", now=at("03-11 09:00")) == [
        (SignUpOver, "", {"since": on("03-10"), "person": "p-desk"})
    ]


def test_nobody_signs_up_for_what_has_begun():
    exchange = announced(notice(sign_up_by=on("03-20")))

    assert signed_up(exchange, "early", now=at("03-20 13:59")).state is SeatState.SEATED
    assert refused(exchange.request_seat, person_id="late", now=NOTICE.starts_at)[0][0] is SignUpOver


def test_after_sign_up_there_can_be_fewer_companions_and_not_more():
    exchange = announced()
    signed_up(exchange, "p", companions=2)
    exchange.close_registration(now=NOW)

    exchange.change_seat(seat_id="p", companions=1, now=NOW)

    assert exchange.seats["p"].companions == 1
    assert refused(exchange.change_seat, seat_id="p", companions=2, now=NOW)[0][0] is SignUpOver


# ---- given back


@pytest.mark.parametrize("state", ["open", "closed_reg", "postponed"])
def test_withdrawing_is_always_possible(state):
    exchange = in_state(state)

    facts = happened(exchange.withdraw_seat, seat_id="w-1", now=NOW, reason=Prose("当天有课"))

    assert facts == [(Exchange.SeatWithdrawn, {"seat_id": "w-1", "reason": Prose("当天有课")})]


def test_a_seat_given_back_while_the_date_is_open_is_offered_with_the_new_date():
    exchange = full(waiting=1)
    exchange.postpone(reason=WHY)
    exchange.withdraw_seat(seat_id="p-1", now=NOW)
    assert states(exchange)["w-1"] is SeatState.WAITING

    set_date(exchange)

    assert states(exchange)["w-1"] is SeatState.OFFERED


def set_date(exchange, now=NOW, **other):
    new = {"starts_at": at("04-10 14:00"), "ends_at": at("04-10 16:00"), "sign_up_by": on("04-08")}
    exchange.set_date(**new | other, venue="小学会议室", now=now, programme=PROGRAMME)


def test_who_held_an_offer_when_the_date_fell_has_the_whole_time_again():
    exchange = offering()
    exchange.postpone(reason=WHY)

    set_date(exchange, now=at("03-10 09:00"))

    assert exchange.seats["w-1"].until == at("03-11 09:00")


def test_an_offer_is_not_made_anew_where_the_new_date_is_too_near():
    exchange = offering()
    exchange.postpone(reason=WHY)

    set_date(exchange, now=at("04-10 02:00"), sign_up_by=on("04-10"))

    assert exchange.seats["w-1"].until == TOMORROW


def test_a_change_that_changes_nothing_says_nothing():
    exchange = announced()
    signed_up(exchange, "p", companions=1)

    assert happened(exchange.change_seat, seat_id="p", companions=1, now=NOW) == []


def test_an_unknown_seat_is_not_found():
    assert refused(announced().withdraw_seat, seat_id="nobody", now=NOW) == [
        (SeatUnknown, "seat_id", {"seat": "nobody"})
    ]


def test_a_seat_without_a_name_gets_one_that_is_found_by_its_holder():
    exchange = announced()

    exchange.request_seat(person_id="p", now=NOW)

    assert len(exchange.seat_of("p").id) == 16
    assert exchange.seat_of("nobody") is None
