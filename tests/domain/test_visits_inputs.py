"""What a number of people may be, and when time acts on a visit."""

from __future__ import annotations

from datetime import date

import pytest

from domain.visits import deadlines
from domain.visits.inputs import number
from domain.words import Part, Slot
from tests.stories import FRIDAY, THURSDAY, TUESDAY, at, on


def test_a_number_that_is_not_given_is_not_wrong():
    assert number("capacity", None) is None
    assert number("capacity", 1, most=1) is None


def test_the_last_day_to_reply_is_the_day_before_the_first_slot_still_ahead():
    assert deadlines.latest_reply((FRIDAY, THURSDAY), on("03-03")) == on("03-19")
    assert deadlines.latest_reply((FRIDAY, THURSDAY), on("03-22")) == on("03-27")
    assert deadlines.latest_reply((THURSDAY,), on("03-20")) == on("03-20")
    assert deadlines.latest_reply((), on("03-20")) == on("03-20")


def test_an_offer_ends_when_its_last_slot_begins_if_that_comes_before_the_day_after_the_deadline():
    today = Slot(on("03-03"), Part.PM)

    assert deadlines.expires_at(on("03-03"), (today,)) == at("03-03 12:00")
    assert deadlines.expires_at(on("03-10"), (THURSDAY, TUESDAY)) == at("03-11 00:00")


def test_a_day_is_the_districts_day():
    assert deadlines.day_of(at("03-20 00:30")) == on("03-20")


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (deadlines.dispute_until, "03-27"),
        (deadlines.feedback_until, "04-03"),
        (deadlines.tacit_on, "04-04"),
        (deadlines.one_sided_on, "04-04"),
        (deadlines.closable_on, "04-03"),
        (deadlines.closes_on, "04-19"),
    ],
)
def test_days_are_counted_from_the_day_after(due, day: str):
    assert due(on("03-20")) == on(day)


def test_a_return_is_due_when_promised_or_180_days_after_the_visit():
    assert deadlines.return_due(date(2024, 3, 1)) == date(2024, 8, 28)
    assert deadlines.return_due(date(2024, 3, 1), date(2024, 5, 1)) == date(2024, 5, 1)
