"""How invitations are answered, how far visits reach and whether they are returned: each indicator on a history one can count by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.words import Party, PartyKind
from projections.indicators import collaborating as the
from tests.indicator_stories import BOTH, STREET, facts, held, met, on, proposed, school, window


def test_the_reply_time_is_the_middle_one_of_those_that_were_answered():
    told = facts()
    for days in (1, 2, 4, 10, 30):
        proposed(told, "a1", "b1", on("01-10"), after=days)
    proposed(told, "a2", "b2", on("01-10"))

    found = the.reply_time(window(told))

    assert found.plain() == {"n": 5, "v": 4.0, "low": False}


def test_of_an_even_number_of_replies_the_two_middle_ones_are_halved():
    told = facts()
    for days in (1, 2, 5, 7):
        proposed(told, "a1", "b1", on("01-10"), after=days)

    found = the.reply_time(window(told))

    assert found.plain() == {"n": 4, "v": 3.5, "low": True}


def test_what_expired_is_counted_beside_what_was_accepted():
    told = facts()
    proposed(told, "a1", "b1", on("01-10"), expired=True)
    for _ in range(3):
        proposed(told, "a1", "b2", on("01-11"), after=2, accepted=True)
    proposed(told, "a1", "b3", on("01-12"), after=2)

    assert the.unanswered(window(told)).plain() == {"n": 1, "d": 5, "v": 0.2, "low": False}
    assert the.acceptance(window(told)).plain() == {"n": 3, "d": 5, "v": 0.6, "low": False}


def test_a_proposal_counts_in_the_stage_in_which_it_was_made():
    told = facts()
    proposed(told, "a1", "b1", on("05-02"))
    inside = proposed(told, "a1", "b1", on("04-30"))

    assert the.proposed(window(told)).among == (inside.stream,)


def test_what_was_not_held_or_voided_is_in_no_indicator():
    told = facts()
    proposed(told, "a1", "b1", on("01-10"), gone=True)
    held(told, "a1", "b1", on("01-20"), held=False, gone=True)
    kept = held(told, "a2", "b2", on("01-21"))

    assert the.proposed(window(told)).plain() == 0
    assert the.held(window(told)).among == (kept.stream,)


def test_the_levels_of_both_sides_and_of_who_came_make_an_event_cross_level():
    told = facts()
    across = held(told, "a1", "b1", on("01-10"))
    held(told, "a1", "a2", on("01-11"))
    held(told, "a1", STREET, on("01-12"))
    mixed = met(told, on("01-13"), "a1", "b2")
    met(told, on("01-14"), "a1", "a2")

    found = the.cross_level(window(told))

    assert (found.n, found.d) == (2, 5)
    assert found.hits == (across.stream, mixed.stream)


def test_only_who_was_there_in_person_makes_an_exchange_cross_levels():
    told = facts()
    exchange = met(told, on("01-13"), "a1")
    exchange.entries["p-b1"] = (school("b1"), "deputy")

    assert the.cross_level(window(told)).plain()["n"] == 0


def test_visits_inside_a_studio_are_told_from_those_outside():
    told = facts()
    outside = [held(told, "a1", other, on("01-10")) for other in ("b1", "b2", STREET)]
    held(told, "a1", "a2", on("01-11"))
    held(told, "b1", "b2", on("01-12"))

    found = the.outward(window(told))

    assert found.plain() == {"e": 3, "i": 2, "v": 0.2, "low": False}
    assert found.hits == tuple(visit.stream for visit in outside)


def test_a_side_that_is_a_studio_stands_for_the_school_of_its_lead():
    told = facts()
    held(told, Party(PartyKind.STUDIO, "st-a"), "b2", on("01-10"))

    assert the.coverage(window(told)).hits == ("school:a1", "school:b2")


def test_a_visit_that_may_still_be_returned_is_no_failure():
    told = facts()
    first = held(told, "a1", "b1", on("01-10"))
    held(told, "b1", "a1", on("02-10"), in_return_for=first.key)
    held(told, "a2", "b2", on("04-01"))

    assert the.return_rate(window(told)).plain() == {"n": 1, "d": 1, "v": 1.0, "low": True}


@pytest.mark.parametrize(("days", "ripe"), [(179, 0), (180, 1)])
def test_after_half_a_year_a_visit_should_have_been_returned(days, ripe):
    told = facts()
    visit = held(told, "a1", "b1", on("01-10"))

    found = the.return_rate(window(told, visit.held_on + timedelta(days=days)))

    assert (found.n, found.d) == (0, ripe)


def test_a_return_has_its_roles_swapped_comes_later_and_counts_once():
    told = facts()
    first = held(told, "a1", "b1", on("01-10"))
    held(told, "a1", "b1", on("01-20"), in_return_for=first.key)
    held(told, "b1", "a1", on("01-05"), in_return_for=first.key)

    assert the.return_rate(window(told, on("12-31"))).plain()["n"] == 0


def test_two_visits_that_name_the_same_one_return_it_once():
    told = facts()
    first = held(told, "a1", "b1", on("01-10"))
    for day in ("02-10", "02-20"):
        held(told, "b1", "a1", on(day), in_return_for=first.key)

    found = the.return_rate(window(told, on("12-31")))

    assert (found.n, found.d, found.hits) == (1, 1, (first.stream,))


def test_one_external_visit_reaches_two_schools():
    told = facts()
    held(told, "a3", "b2", on("01-10"))
    held(told, "a1", "a2", on("01-10"))

    assert the.coverage(window(told)).plain() == {"n": 2, "d": 6, "v": 0.333, "low": False}
    assert the.coverage_of_weak(window(told)).hits == ("school:a3",)


def test_exchanges_of_several_organisers_cover_too_but_not_those_of_the_whole_district():
    told = facts()
    met(told, on("01-10"), "a2", organisers=("st-a", "st-b"))
    met(told, on("01-11"), "a3", organisers=("st-a", "st-b"), breadth="district")
    met(told, on("01-12"), "b3", organisers=("st-a",))

    assert the.coverage_with_exchanges(window(told)).hits == ("school:a2",)


def test_silence_is_no_confirmation_and_a_partner_present_is_counted():
    told = facts()
    agreed = held(told, "a1", "b1", on("01-10"), confirmed=set(BOTH), partners=("street",))
    held(told, "a1", "b1", on("01-11"), confirmed={"host"})

    assert the.both_confirmed(window(told)).hits == (agreed.stream,)
    assert the.with_partners(window(told)).hits == (agreed.stream,)
