"""Registration closed and opened again, another date, no date at all; partners that are asked; what time does by itself."""

from __future__ import annotations

import pytest

from domain.errors import NotChosen
from domain.exchanges import Answer, Exchange, State, Timer
from domain.exchanges.deadlines import Due, due, offer_until, seat_until
from domain.exchanges.faults import EndsBeforeStart, OutsideProgramme, ReplyPast, SignUpPast, SignUpTooLate, StartPast
from domain.exchanges.refusals import AlreadyStarted, NotInvited, SignUpRuns
from domain.model import Prose
from domain.words import Party, PartyKind
from tests.exchange_stories import (
    NOTICE,
    SHEET,
    WHY,
    announced,
    full,
    guest,
    held,
    in_state,
    notice,
    offering,
    revised,
    states,
)
from tests.stories import LIBRARY, NOW, PROGRAMME, STREET, at, happened, on, refused

NEW = {
    "starts_at": at("04-10 14:00"),
    "ends_at": at("04-10 16:00"),
    "venue": "小学会议室",
    "sign_up_by": on("04-08"),
    "programme": PROGRAMME,
}
ASK = {"partner_id": STREET.id, "ask": Prose("介绍社区资源"), "reply_by": on("03-10")}


# ---- registration


def test_sign_up_is_closed_early_by_hand_and_by_the_timer_only_after_its_last_day():
    early, late = announced(), announced()

    facts = happened(early.close_registration, now=NOW)
    too_soon = refused(late.close_registration, now=at("03-18 23:59"), by_hand=False)

    assert facts == [(Exchange.RegistrationClosed, {"on": on("03-03")})]
    assert too_soon == [(SignUpRuns, "", {"until": at("03-19 00:00")})]


def test_sign_up_opens_again_until_the_same_or_another_last_day():
    exchange = in_state(State.CLOSED_REG)

    facts = happened(exchange.reopen_registration, now=at("03-19 09:00"), sign_up_by=on("03-20"))

    assert facts == [(Exchange.RegistrationReopened, {"on": on("03-19"), "sign_up_by": on("03-20")})]
    assert (exchange.state, exchange.notice.sign_up_by) == (State.OPEN, on("03-20"))


def test_sign_up_does_not_open_again_for_a_day_that_is_over_or_after_the_start():
    exchange = in_state(State.CLOSED_REG)

    assert refused(exchange.reopen_registration, now=at("03-19 09:00")) == [(SignUpPast, "sign_up_by", {})]
    assert refused(exchange.reopen_registration, now=NOTICE.starts_at, sign_up_by=on("03-20"))[0][0] is AlreadyStarted


# ---- dates


def test_a_postponed_exchange_gets_a_new_date_and_people_sign_up_again():
    exchange = in_state(State.POSTPONED)

    facts = happened(exchange.set_date, now=at("03-25 09:00"), **NEW)

    assert facts[0] == (Exchange.DateSet, {k: v for k, v in NEW.items() if k != "programme"} | {"sequence": 1})
    assert (exchange.state, exchange.notice.starts_at, len(facts)) == (State.OPEN, NEW["starts_at"], 1)


@pytest.mark.parametrize(
    ("other", "faults"),
    [
        (
            {"starts_at": at("03-01 09:00"), "ends_at": at("03-01 11:00"), "sign_up_by": on("03-01")},
            [StartPast, SignUpPast],
        ),
        ({"ends_at": NEW["starts_at"]}, [EndsBeforeStart]),
        ({"venue": ""}, [NotChosen]),
        ({"sign_up_by": on("04-11")}, [SignUpTooLate]),
        (
            {"starts_at": at("04-10 14:00").replace(year=2027), "ends_at": at("04-10 16:00").replace(year=2027)},
            [OutsideProgramme],
        ),
    ],
)
def test_a_new_date_is_judged_like_the_first_one(other, faults):
    assert [kind for kind, _, _ in refused(in_state(State.POSTPONED).set_date, now=NOW, **NEW | other)] == faults


def test_an_exchange_is_cancelled_with_a_reason_also_when_nobody_came():
    exchange = full()

    assert refused(exchange.cancel, reason=Prose(" ")) == [(NotChosen, "reason", {})]
    exchange.cancel(reason=Prose("报告人临时有事"))

    assert exchange.state is State.CANCELLED


def test_postponing_says_why():
    assert refused(full().postpone, reason=Prose("")) == [(NotChosen, "reason", {})]


# ---- partners


def test_a_partner_is_asked_joins_and_brings_something():
    exchange = announced()

    exchange.invite_partner(now=NOW, **ASK)
    facts = happened(exchange.join_partner, partner_id=STREET.id, now=NOW, contribution=Prose("提供讲解"))

    assert facts == [(Exchange.PartnerJoined, {"partner_id": STREET.id, "contribution": Prose("提供讲解")})]
    assert exchange.partners == {STREET.id: Answer.JOINED}
    assert exchange.invited == {STREET}


def test_a_partner_changes_its_mind_and_back():
    exchange = announced(notice(audience=(STREET, LIBRARY)))

    exchange.decline_partner(partner_id=STREET.id, now=NOW, reason=Prose("当天值班"))
    declined = exchange.invited
    exchange.join_partner(partner_id=STREET.id, now=NOW)

    assert declined == {LIBRARY}
    assert exchange.invited == {STREET, LIBRARY}


def test_saying_the_same_again_says_nothing():
    exchange = announced()
    exchange.invite_partner(now=NOW, **ASK)
    same = happened(exchange.invite_partner, now=NOW, **ASK)
    exchange.join_partner(partner_id=STREET.id, now=NOW)

    assert same == happened(exchange.join_partner, partner_id=STREET.id, now=NOW) == []
    assert happened(exchange.invite_partner, now=NOW, **ASK | {"reply_by": on("03-12")}) == []


def test_a_partner_that_declined_can_be_asked_again():
    exchange = announced()
    exchange.invite_partner(now=NOW, **ASK)
    exchange.decline_partner(partner_id=STREET.id, now=NOW)
    twice = happened(exchange.decline_partner, partner_id=STREET.id, now=NOW)

    exchange.invite_partner(now=NOW, **ASK)

    assert twice == []
    assert exchange.partners == {STREET.id: Answer.INVITED}


def test_a_partner_that_was_not_asked_cannot_answer():
    said_no = [(NotInvited, "", {"partner": LIBRARY.id})]

    assert refused(announced().join_partner, partner_id=LIBRARY.id, now=NOW) == said_no
    assert refused(announced().decline_partner, partner_id=LIBRARY.id, now=NOW) == said_no


@pytest.mark.parametrize("reply_by", [on("03-02"), on("03-21")])
def test_an_invitation_names_the_partner_what_is_asked_and_a_day_ahead(reply_by):
    wrong = refused(announced().invite_partner, partner_id="", ask=Prose(""), reply_by=reply_by, now=NOW)

    assert wrong == [
        (NotChosen, "partner_id", {}),
        (NotChosen, "ask", {}),
        (ReplyPast, "reply_by", {"latest": on("03-20")}),
    ]


# ---- what time does by itself


def test_an_open_exchange_waits_for_the_end_of_sign_up_and_for_each_link_and_offer():
    exchange = offering()
    guest(exchange, "g", now=at("03-04 10:00"))

    assert set(due(exchange)) == {
        Due(Timer.REGISTRATION_ENDS, at("03-19 00:00")),
        Due(Timer.OFFER_ENDS, at("03-04 09:00"), "w-1"),
        Due(Timer.LINK_ENDS, at("03-05 10:00"), "g"),
    }


def test_after_sign_up_only_links_and_offers_are_waited_for_and_while_the_date_is_open_nothing():
    exchange = offering()
    exchange.close_registration(now=NOW)
    closed = list(due(exchange))
    exchange.postpone(reason=WHY)

    assert closed == [Due(Timer.OFFER_ENDS, at("03-04 09:00"), "w-1")]
    assert list(due(exchange)) == []


def test_a_held_exchange_closes_by_itself_30_days_later_where_somebody_answered_for_it():
    exchange = held()
    unanswered = list(due(exchange))

    exchange.file_attendance(**SHEET)

    assert unanswered == []
    assert list(due(exchange)) == [Due(Timer.CLOSES, at("04-19 00:00"))]
    exchange.close(now=at("04-19 00:00"), by_hand=False)
    assert list(due(exchange)) == []


def test_each_timer_is_called_like_its_command():
    assert [callable(getattr(Exchange, timer)) for timer in Timer] == [True] * 4


def test_an_offer_is_never_kept_beyond_12_hours_before_the_start_also_where_the_start_comes_nearer():
    exchange = offering()
    revised(exchange, starts_at=at("03-04 10:00"), sign_up_by=on("03-04"))

    assert offer_until(at("03-19 20:00"), NOTICE.starts_at) == at("03-20 02:00")
    assert seat_until(exchange.seats["w-1"], exchange.notice.starts_at) == at("03-03 22:00")
    assert seat_until(exchange.seats["p-2"], exchange.notice.starts_at) is None


def test_whoever_organises_or_is_addressed_counts_as_asked_and_schools_do_not():
    exchange = announced(notice(organiser=STREET, co_organisers=(Party(PartyKind.SCHOOL, "s-1"),), audience=(LIBRARY,)))

    assert exchange.invited == {STREET, LIBRARY}
    assert states(exchange) == {}
