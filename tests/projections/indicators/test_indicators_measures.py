"""What a rubric's formulas may name is measured, each name on a district one can count by hand."""

from __future__ import annotations

import pytest

from domain.evaluation.formula import MEASURES as NAMES
from domain.evaluation.formula import QUALITY
from domain.words import Party, PartyKind
from projections.indicators import Days, District, Scope, Subject, Window, measure
from projections.indicators.collaborating import FIGURES
from projections.indicators.facts import BrandFacts, DutyFacts, OutcomeFacts
from projections.indicators.measures import MEASURES
from tests.indicator_stories import ABSENT, LATE, LEAVE, PRESENT, PROGRAMME, facts, held, met, on, sheet

YEAR_END = on("12-31")


def subject(told, *, person="", **scope):
    """A studio or school over the year 2025."""
    whose = Scope(District(told, YEAR_END), **scope)
    return Subject(whose, Window(whose, Days(on("01-01"), YEAR_END)), person)


def test_every_name_of_the_list_is_measured_and_no_other():
    assert set(MEASURES) | set(FIGURES) - {"proposed", "held", "exchanges", "I5b"} == NAMES - {QUALITY}


@pytest.mark.parametrize("name", sorted(NAMES - {QUALITY}))
def test_a_district_without_a_past_gives_no_measure_or_nothing(name):
    found = measure(name, subject(facts(), studio="st-a", person="p-a2"))

    assert found.v in (None, 0, 0.0, 3, 6) or found.low


def test_distinct_learning_modes_and_experience_meetings_are_counted():
    told = facts()
    for mode in ("dialogue", "dialogue", "offsite", "collective", "none"):
        met(told, on("03-01"), "a1", mode=mode)
    meeting = met(told, on("03-02"), "a1", kind="experience_meeting")

    assert measure("modes", subject(told, studio="st-a")).v == 2
    assert measure("n", subject(told, studio="st-a")).hits == (meeting.stream,)
    assert measure("modes", subject(told, studio="st-b")).v == 0


def test_outcomes_count_in_the_year_in_which_they_were_accepted():
    told = facts()
    days = {"1": on("05-01"), "2": on("05-01").replace(year=2024), "3": None}
    for key, day in days.items():
        told.outcomes[key] = OutcomeFacts(key, Party(PartyKind.STUDIO, "st-a"), accepted_on=day)
    told.outcomes["4"] = OutcomeFacts("4", Party(PartyKind.SCHOOL, "b1"), accepted_on=on("05-01"))

    assert measure("accepted", subject(told, studio="st-a")).hits == ("outcome:1",)


def test_the_wider_of_promotion_and_takeover_counts_and_never_more_than_all():
    told = facts()
    told.outcomes["1"] = OutcomeFacts("1", Party(PartyKind.STUDIO, "st-a"), reached=2)
    told.brands["1"] = BrandFacts("1", "a1", replicated_by={"b1", "b2", "b3"})

    assert measure("reached_schools", subject(told, studio="st-a")).v == 3
    told.outcomes["1"].reached = 40
    assert measure("reached_schools", subject(told, studio="st-a")).v == 6
    assert measure("all_schools", subject(told, studio="st-a")).v == 6


def test_absence_costs_three_points_of_twenty_lateness_one_and_leave_nothing():
    told = facts()
    for day, status in enumerate((PRESENT, ABSENT, LATE, LEAVE), 1):
        held(told, "b1", "b2", on(f"03-0{day}"), entries=sheet(("p-a2", "a2", status), ("p-b2", "b2", ABSENT)))

    found = measure("I6.person", subject(told, school="a2", person="p-a2"))

    assert (found.v, found.n, len(found.hits)) == (0.8, 4, 2)
    assert measure("I6.person", subject(told, school="a3", person="p-a3")).v is None


def test_reports_of_a_person_are_the_own_and_those_of_the_school():
    told = facts()
    owners = {"1": ("person", "p-a2", on("01-10")), "2": ("school", "a2", on("01-12")), "3": ("school", "a3", None)}
    for key, (kind, owner, came) in owners.items():
        told.duties[key] = DutyFacts(key, PROGRAMME, kind, owner, on("01-11"), submitted_on=came)

    found = measure("on_time", subject(told, school="a2", person="p-a2"))

    assert (found.v, found.hits, found.among) == (0.5, ("obligation:1",), ("obligation:1", "obligation:2"))
