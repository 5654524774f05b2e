"""轮到我: what waits for a side, from when to when, and on which days it is reminded."""

from __future__ import annotations

from datetime import date

from domain.words import Part, Slot
from projections import waiting
from tests.district import KG1, MS1, PS1

MONDAY = Slot(date(2026, 3, 23), Part.AM)


def waits(district, party, moment=None):
    """(what, due) of all that waits for a unit."""
    if moment:
        district.wind(moment)
    return [
        (task.waiting.value, task.due_on.isoformat())
        for task in district.ask(waiting.turn_of, [party], district.clock())
    ]


def test_an_open_offer_waits_for_the_side_whose_turn_it_is(district):
    key = district.invite(reply_by=date(2026, 3, 12))
    district.invite(KG1, PS1, by="sec-kg")

    assert waits(district, KG1) == [("answer", "2026-03-12")]
    assert waits(district, MS1) == []
    district.visits.counter(key, offer_no=1, slots=(MONDAY,), act=district.by("sec-kg"))
    assert (waits(district, KG1), waits(district, MS1)) == ([], [("answer", "2026-03-12")])


def test_an_offer_is_reminded_two_school_days_before_and_on_its_last_day(district):
    district.invite(reply_by=date(2026, 3, 16))

    task = district.ask(waiting.turn_of, [KG1], district.clock())[0]

    assert task.reminders == (date(2026, 3, 12), date(2026, 3, 16))
    assert (task.party, task.other, task.days_left(date(2026, 3, 17))) == (KG1, MS1, -1)


def test_an_agreed_visit_is_prepared_by_both_and_confirmed_by_the_host(district):
    key = district.agreed()
    assert waits(district, KG1) == [("delegation", "2026-03-20")]
    assert waits(district, MS1) == [("logistics", "2026-03-20")]
    district.arrange(key)
    district.visits.set_delegation(key, headcount=5, act=district.by("sec-kg"))
    assert (waits(district, KG1), waits(district, MS1)) == ([], [("confirm", "2026-03-20")])

    district.visits.propose_change(key, reason="忙", slots=(MONDAY,), act=district.by("sec-ms"))

    assert (waits(district, KG1), waits(district, MS1)) == ([("answer_change", "2026-03-19")], [])


def test_from_its_end_on_a_visit_waits_to_be_recorded_by_either(district):
    district.prepared()

    assert waits(district, MS1, "2026-03-20 16:29") == [("confirm", "2026-03-20")]
    assert waits(district, MS1, "2026-03-20 16:30") == waits(district, KG1) == [("record", "2026-03-20")]


def test_a_held_visit_waits_for_its_sheet_its_minutes_and_feedback(district):
    key = district.held()

    both = [("attendance", "2026-03-25"), ("minutes", "2026-03-31"), ("feedback", "2026-04-03")]
    assert waits(district, MS1) == waits(district, KG1) == both
    district.sheet(key)
    district.visits.give_feedback(key, usefulness=5, will_apply=True, act=district.by("sec-kg"))
    district.minute(key)
    assert waits(district, KG1) == [("confirm_minutes", "2026-04-03")]
    assert waits(district, MS1, "2026-04-03 23:00") == [("feedback", "2026-04-03")]
    assert waits(district, MS1, "2026-04-04 00:00") == []


def test_a_record_entered_by_one_side_waits_for_the_other_to_acknowledge_it(district):
    district.wind("2026-03-21 09:00")
    key = district.afterwards(MS1, KG1, "2026-03-01", by="sec-ms")
    expected = [("attendance", "2026-03-25"), ("minutes", "2026-03-31"), ("acknowledge", "2026-04-04")]
    assert waits(district, KG1) == expected

    district.visits.acknowledge_record(key, act=district.by("sec-kg"))

    assert waits(district, KG1) == expected[:2]


def test_a_closed_file_asks_for_nothing_but_an_answer_to_late_minutes(district):
    key = district.held()
    district.wind("2026-04-20 09:00")
    district.hub.deadlines.tick(district.clock())
    assert waits(district, KG1) == []

    district.minute(key)

    assert waits(district, KG1) == [("confirm_minutes", "2026-05-04")]


def test_a_return_waits_for_its_debtor_from_twenty_school_days_before(district):
    district.held()

    assert waits(district, KG1, "2026-08-18 09:00")[-1:] != [("return", "2026-09-16")]
    assert waits(district, KG1, "2026-08-19 09:00")[-1:] == [("return", "2026-09-16")]
    assert waits(district, KG1, "2026-09-17 09:00")[-1:] == [("return", "2026-09-16")]
    assert ("return", "2026-09-16") not in waits(district, MS1)


def test_a_booked_return_waits_no_more(district):
    key = district.held()
    district.wind("2026-08-20 09:00")
    slot = Slot(date(2026, 8, 28), Part.AM)
    back = {"by": "sec-kg", "answers": "sec-ms", "slots": (slot,), "slot": slot, "in_return_for": key}

    district.agreed(KG1, MS1, **back)

    assert [what for what, _ in waits(district, KG1) if what == "return"] == []
