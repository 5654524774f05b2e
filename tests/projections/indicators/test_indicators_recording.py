"""Attendance, action items, usefulness, evenness, and what a studio's or a school's own numbers leave out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.words import Side
from projections.indicators import TOTAL, District, Scope, Window, block, document
from projections.indicators import collaborating as the
from projections.indicators.numbers import Ratio, gini, mean_of
from tests.indicator_stories import (
    ABSENT,
    DEPUTY,
    LATE,
    LEAVE,
    PRESENT,
    facts,
    held,
    met,
    on,
    proposed,
    sheet,
    window,
)


def test_whoever_came_late_or_sent_a_deputy_came():
    told = facts()
    lines = [("p1", PRESENT), ("p2", LATE), ("p3", DEPUTY), ("p4", LEAVE), ("p5", ABSENT)]
    held(told, "a1", "b1", on("01-10"), entries=sheet(*((who, "a1", status) for who, status in lines)))

    assert the.attendance(window(told)).plain() == {"n": 3, "d": 5, "v": 0.6, "low": False}


def test_without_a_sheet_the_responsible_person_was_not_there():
    told = facts()
    there = held(told, "a1", "b1", on("01-10"), responsible=True)
    held(told, "a1", "b2", on("01-11"))
    met(told, on("01-12"), "a1")

    found = the.responsible_present(window(told))

    assert (found.hits, found.d) == ((there.stream,), 3)


def test_action_items_are_those_of_the_latest_minutes_each_done_once():
    told = facts()
    held(told, "a1", "b1", on("01-10"), items=frozenset({1, 2, 3}), done={1, 3, 9})
    held(told, "a1", "b2", on("01-11"), items=frozenset({1, 2}), done=set())
    held(told, "a1", "b3", on("01-12"))

    assert the.actions_done(window(told)).plain() == {"n": 2, "d": 5, "v": 0.4, "low": False}


def test_feedback_of_both_sides_is_in_the_mean():
    told = facts()
    held(told, "a1", "b1", on("01-10"), feedback={Side.HOST: 5, Side.GUEST: 4})
    held(told, "a1", "b2", on("01-11"), feedback={Side.GUEST: 2})

    assert the.usefulness(window(told)).plain() == {"n": 3, "v": 3.67, "low": True}


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([3], None), ([0, 0, 0], 0.0), ([2, 2, 2], 0.0), ([0, 0, 9], 1.0), ([1, 2, 3, 4], 1 / 3)],
)
def test_the_gini_runs_from_all_alike_to_one_has_everything(values, expected):
    found = gini(values)

    assert found == (None if expected is None else pytest.approx(expected))


def test_schools_without_a_visit_are_in_the_evenness_with_nothing():
    told = facts()
    held(told, "a1", "b1", on("01-10"))

    found = the.among_schools(window(told))

    assert found.counts == {"a1": 1, "a2": 0, "a3": 0, "b1": 1, "b2": 0, "b3": 0}
    assert found.plain() == {"n": 1, "v": 0.8, "low": True}


def test_a_studio_counts_visits_with_a_side_in_it_and_proposals_that_it_received():
    told = facts()
    own = held(told, "b1", "a1", on("01-10"))
    held(told, "b1", "b2", on("01-11"))
    received = proposed(told, "b1", "a2", on("01-12"), expired=True)
    sent = proposed(told, "a2", "b1", on("01-13"))

    of_a = window(told, studio="st-a")

    assert the.held(of_a).among == (own.stream,)
    assert the.proposed(of_a).among == (received.stream, sent.stream)
    assert the.unanswered(of_a).among == (received.stream,)
    assert the.among_studios(of_a) is None


def test_a_studio_counts_the_attendance_of_its_own_people():
    told = facts()
    held(told, "a1", "b1", on("01-10"), entries=sheet(("p1", "a1", PRESENT), ("p2", "b1", ABSENT)))

    assert the.attendance(window(told, studio="st-a")).plain()["d"] == 1


def test_a_studio_holds_the_exchanges_it_organises_a_school_those_it_came_to():
    told = facts()
    met(told, on("01-10"), "b1", organisers=("st-b",))
    joint = met(told, on("01-11"), "a2", organisers=("st-b", "st-a"))

    assert the.exchanges(window(told, studio="st-a")).among == (joint.stream,)
    assert the.exchanges(window(told, school="a2")).among == (joint.stream,)


def test_nothing_of_nothing_is_no_number():
    assert (Ratio(0, 0).v, mean_of([]).v) == (None, None)
    assert all(figure is None or figure.v in (None, 0, 0.0) for figure in block(window(facts())).values())


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_ratio_of_fewer_than_five_is_low(n, d):
    assert Ratio(n, d).low == (d < 5)


@given(
    st.lists(st.tuples(st.sampled_from(["a1", "a2", "a3"]), st.sampled_from(["b1", "b2", "b3"])), max_size=12),
    st.randoms(),
)
def test_the_order_in_which_facts_are_told_changes_no_number(pairs, random):
    told = facts()
    for no, (host, guest) in enumerate(pairs):
        held(told, host, guest, on(f"01-{no + 1:02}"))
        proposed(told, host, guest, on("02-01"), after=no)
    shuffled = facts()
    shuffled.visits = dict(random.sample(list(told.visits.items()), len(told.visits)))

    assert document(shuffled, on("12-31")) == document(told, on("12-31"))


def test_the_whole_period_is_counted_by_itself():
    told = facts()
    for day in ("01-10", "06-10"):
        held(told, "a1", "b1", on(day))
    district = District(told, on("12-31"))

    found = {name: the.coverage(Window(Scope(district), days)).n for name, days in district.blocks.items()}

    assert found == {"study": 2, "cultivation": 2, TOTAL: 2}
