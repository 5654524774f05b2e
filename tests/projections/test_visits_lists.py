"""Visits in lists, in pages and by filters; what a unit has done and has ahead of it; each question in a fixed number of looks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.visits import State
from domain.words import Part, Side, Slot
from projections import ledger, visits, waiting
from tests.district import KG1, KG2, MS1, MS2, PS1, STREET, STUDIO_MS, at

BACK = Slot(date(2026, 4, 10), Part.AM)
LATER = date(2026, 5, 5)


def topics(district, **narrowed):
    return [card.topic for card in district.ask(visits.cards, **narrowed)]


@pytest.fixture
def some(district):
    """A middle school invites a kindergarten, which comes; it visits a primary school; others meet without it."""
    district.invite(topic="邀请幼儿园")
    district.held(topic="请幼儿园来过")
    district.afterwards(PS1, MS1, "2026-03-19")
    district.afterwards(PS1, KG2, "2026-03-18")
    return district


def test_visits_of_a_unit_are_those_that_come_and_those_that_go_out(some):
    assert topics(some) == ["2026-03-18 走访", "2026-03-19 走访", "请幼儿园来过", "邀请幼儿园"]
    assert topics(some, parties=[MS1]) == ["2026-03-19 走访", "请幼儿园来过", "邀请幼儿园"]
    assert topics(some, parties=[MS1], box="in") == ["请幼儿园来过", "邀请幼儿园"]
    assert topics(some, parties=[MS1], box="out") == ["2026-03-19 走访"]
    assert topics(some, parties=[KG1, KG2]) == ["2026-03-18 走访", "请幼儿园来过", "邀请幼儿园"]
    assert topics(some, parties=[]) == []


def test_lists_are_narrowed_by_level_state_and_words(some):
    assert topics(some, parties=[MS1], level="primary") == ["2026-03-19 走访"]
    assert topics(some, level="middle", states=[State.PROPOSED]) == ["邀请幼儿园"]
    assert topics(some, text="幼儿园来") == ["请幼儿园来过"]
    assert topics(some, text="%") == topics(some, text="_") == []


def test_a_card_tells_sides_and_whether_a_record_stayed_one_sided(some):
    card = some.ask(visits.cards, parties=[KG2])[0]

    assert (card.sides, card.sides_of([KG2, MS1])) == ({Side.HOST: PS1, Side.GUEST: KG2}, {Side.GUEST})
    assert [card.one_sided(date(2026, 4, day)) for day in (3, 4)] == [False, True]


def test_pages_follow_one_another_without_a_gap(some):
    first = some.ask(visits.cards, limit=3)

    following = some.ask(visits.cards, limit=3, after=first[-1].no)

    assert [card.no for card in first + following] == [4, 3, 2, 1]


def test_coverage_counts_held_visits_by_the_level_of_the_other_side(some):
    some.afterwards(MS1, STREET, "2026-03-17")

    counted = [(row.level, row.out, row.back) for row in some.ask(visits.coverage, [MS1])]

    assert counted == [("middle", 0, 0), ("primary", 1, 0), ("kindergarten", 0, 1), ("partner", 0, 1)]


def test_a_unit_remembers_whom_it_has_met_there_and_here(some):
    rows = some.ask(visits.met, [MS1])

    assert [tuple(row) for row in rows] == [(KG1, 0, 1, date(2026, 3, 20)), (PS1, 1, 0, date(2026, 3, 19))]
    assert some.ask(visits.counts, [MS1, MS2]) == {MS1: (1, 1, 0), MS2: (0, 0, 0)}
    assert some.ask(visits.counts, [KG1])[KG1].waiting == 1


def test_the_next_visits_are_agreed_ones_that_are_not_over(district):
    late, soon, _open = (
        district.agreed(topic="晚", slots=(BACK,), slot=BACK),
        district.agreed(topic="早"),
        district.invite(),
    )

    def ahead(moment):
        return [card.key for card in district.ask(visits.upcoming, [KG1], moment)]

    assert ahead(at("2026-03-20 18:00")) == [soon, late]
    assert ahead(at("2026-03-20 19:01")) == [late]
    assert district.ask(visits.upcoming, [PS1], at("2026-03-05 09:00")) == []


def test_the_load_of_a_host_is_what_it_received_and_agreed_to_by_month(district):
    district.agreed(topic="四月", slots=(BACK,), slot=BACK)
    district.held(topic="三月")
    district.afterwards(MS1, PS1, "2026-03-10")
    district.afterwards(PS1, MS1, "2026-03-11")

    load = district.ask(visits.host_load, MS1, date(2026, 3, 1), date(2026, 5, 1))

    assert load == {date(2026, 3, 1): 2, date(2026, 4, 1): 1}
    assert district.ask(visits.host_load, MS1, date(2026, 3, 1), date(2026, 3, 10)) == {}


def test_returns_are_found_from_the_visit_that_they_return(district):
    key = district.held()
    back = district.agreed(KG1, MS1, by="sec-kg", answers="sec-ms", slots=(BACK,), slot=BACK, in_return_for=key)

    assert [card.key for card in district.ask(visits.returns_of, key)] == [back]
    assert set(district.ask(visits.by_keys, [key, back, "none"])) == {key, back}
    assert (district.ask(visits.original, key).held, district.ask(visits.original, back).held) == (True, False)


QUESTIONS = [
    (visits.cards, (), {"parties": [MS1, KG1], "level": "middle"}),
    (visits.coverage, ([MS1],), {}),
    (visits.met, ([MS1],), {}),
    (visits.counts, ([MS1, KG1],), {}),
    (visits.upcoming, ([KG1], at("2026-03-05 09:00")), {}),
    (visits.suggestion, ([MS1], date(2026, 3, 5)), {}),
    (waiting.turn_of, ([MS1, KG1], at("2026-09-20 09:00")), {}),
    (ledger.of_unit, ([MS1], date(2026, 9, 5)), {}),
    (ledger.everything, (date(2026, 9, 5),), {}),
]


@pytest.mark.parametrize(("question", "args", "named"), QUESTIONS, ids=lambda given: getattr(given, "__name__", ""))
def test_a_list_takes_as_many_statements_for_three_rows_as_for_one(district, question, args, named):
    district.agreed(topic="一")
    district.held(topic="往")
    one = district.statements(question, *args, **named)
    for day in ("2026-03-10", "2026-03-11"):
        district.afterwards(KG1, MS1, day)
        district.afterwards(MS1, KG1, day)

    assert district.statements(question, *args, **named) == one


def test_a_suggestion_goes_to_an_uncovered_level_first_and_stays_for_the_day(some):
    named = some.ask(visits.suggestion, [MS2, STUDIO_MS], LATER)

    assert named == some.ask(visits.suggestion, [MS2, STUDIO_MS], LATER)
    assert (named.because, named.as_side) == (("level_uncovered", "never_met", "weak"), Side.GUEST)
    assert named.party in (KG2, PS1)
    others = some.ask(visits.suggestion, [MS2, STUDIO_MS], LATER, skip=["KG-02", "PS-01"])
    assert (others.party, others.because) == (KG1, ("level_uncovered", "never_met"))


def test_who_is_owed_a_visit_is_suggested_before_who_was_never_met(some):
    named = some.ask(visits.suggestion, [PS1], LATER, owing=[MS1], skip=["MS-02", "KG-01", "KG-02"])

    assert (named.party, named.because, named.as_side) == (MS1, ("owed",), Side.HOST)


def test_nobody_is_suggested_with_whom_a_visit_is_under_way(some):
    skip = ["MS-02", "PS-01", "KG-02"]

    assert some.ask(visits.suggestion, [MS1], LATER, skip=skip) is None
    assert some.ask(visits.suggestion, [MS2], LATER, skip=skip).party == KG1


def test_an_open_proposal_of_the_same_sides_and_topic_is_found(some):
    key = some.ask(visits.open_duplicate, MS1, KG1, "邀请幼儿园")

    assert some.see(key).no == 1
    assert some.ask(visits.open_duplicate, MS1, KG1, "邀请幼儿园", but=key) is None
    assert some.ask(visits.open_duplicate, KG1, MS1, "邀请幼儿园") is None
    assert some.ask(visits.open_duplicate, MS1, KG1, "请幼儿园来过") is None


def test_another_confirmed_visit_at_the_same_time_is_found(district):
    key = district.prepared()
    district.visits.confirm(key, act=district.by("sec-ms"))

    def clash(start, end, host=MS1, but=""):
        return district.ask(visits.overlapping, host, at(f"2026-03-20 {start}"), at(f"2026-03-20 {end}"), but=but)

    assert clash("16:00", "17:00").key == key
    assert clash("16:30", "17:00") is clash("16:00", "17:00", KG1) is clash("16:00", "17:00", but=key) is None


def test_who_has_just_said_no_is_not_suggested_again_for_a_month(some):
    soon = Slot(some.hub.core.today() + timedelta(days=9), Part.AM)
    key = some.invite(MS1, KG2, slots=(soon,))
    some.visits.withdraw(key, reason="改天", act=some.by("sec-ms"))
    said, skip = some.hub.core.today(), ["MS-02", "PS-01", "KG-01"]

    asked = [some.ask(visits.suggestion, [MS1], said + timedelta(days=days), skip=skip) for days in (0, 30, 31)]

    assert [each and each.party for each in asked] == [None, None, KG2]
