"""The facts of an exchange as a log keeps them: topics for ever, texts sealed, each text known to its exchange."""

from __future__ import annotations

import json

import pytest

from domain.catalogue import events_of
from domain.errors import Refused
from domain.exchanges import Exchange, State, faults, refusals
from tests.exchange_stories import BRIEFING, EVENING, closed, full, guest, reported, revised
from tests.stories import NOW, replayed, stored

TOPICS = """
announced cleared sent_back revised registration_closed registration_reopened postponed date_set cancelled
partner_invited partner_joined partner_declined
seat_requested seat_verified seat_lapsed seat_taken seat_queued seat_refused seat_removed seat_offered offer_passed
seat_changed seat_withdrawn seat_attended seat_absent seat_mark_undone
held attendance_filed attendance_corrected deputy_recorded minutes_filed minutes_amended briefing_published
feedback_given action_completed closed voided redacted
"""


def test_the_topics_of_an_exchange_are_for_ever():
    assert {kind.TOPIC for kind in events_of(Exchange)} == {f"exchange.{name}" for name in TOPICS.split()}


def test_texts_are_sealed_and_everything_else_is_plain():
    name, body = stored(full(capacity=1))[0]

    fields = json.loads(body)
    assert (name, fields["title"], fields["purpose"]) == (
        "exchange.announced",
        "家校沟通经验交流会",
        {"k": "k1", "c": "上桌张一到摆法做的校各把"},
    )


def test_an_exchange_knows_the_keys_of_all_its_texts_and_of_no_others():
    exchange = replayed(stored(reported()))

    assert exchange.texts == {f"k{no}" for no in range(1, 6)}


def test_a_guest_is_stored_by_an_opaque_id_alone():
    exchange = full(capacity=1)
    guest(exchange, "g-77")

    _, body = stored(exchange)[-1]

    fields = json.loads(body)
    assert (fields["guest_id"], fields["person_id"]) == ("g-77", "")
    assert set(fields) == {"originator_id", "originator_version", "seat_id", "companions"} | {
        "person_id",
        "guest_id",
        "party",
        "until",
    }


def test_an_exchange_read_back_goes_on_where_it_stood():
    exchange = replayed(stored(closed()))

    exchange.publish_briefing(briefing=BRIEFING, now=EVENING)

    assert (exchange.state, list(exchange.briefings)) == (State.CLOSED, [BRIEFING.issue_no])


def test_the_line_read_back_is_in_the_same_order():
    exchange = full(waiting=2)
    revised(exchange, capacity=11)
    again = replayed(stored(exchange))

    again.pass_offer(seat_id="w-1", now=NOW)

    assert [again.seats[seat].state for seat in ("w-1", "w-2")] == ["waiting", "offered"]


def every_refusal(kind: type[Refused]) -> list[type[Refused]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *every_refusal(sub))]


@pytest.mark.parametrize("module", [faults, refusals])
def test_every_refusal_of_an_exchange_has_a_code_of_its_own(module):
    own = [each for each in every_refusal(Refused) if each.__module__ == module.__name__]

    codes = [each.code for each in own]
    assert len(codes) == len(set(codes)) > 20
    assert all(code.startswith("exchange.") for code in codes)
