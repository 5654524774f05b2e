"""A cohort has five stages in order and without gaps; schools have days on which nobody should come."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen, Several
from domain.programme import (
    BlockedFor,
    Calendar,
    OutsidePeriod,
    PeriodReversed,
    Programme,
    StageGap,
    StageOrder,
    StageUnknown,
)
from domain.words import Stage

OPENING, END = date(2024, 9, 1), date(2026, 8, 31)


def programme(*, stages: int = 0) -> Programme:
    made = Programme.open("prog-2024", title="第一期", operator="区教育党校", starts_on=OPENING, ends_on=END)
    days = [OPENING, date(2024, 11, 1), date(2025, 5, 1), date(2025, 11, 1), date(2026, 5, 1), date(2026, 9, 1)]
    for stage, first, after in list(zip(Stage, days, days[1:], strict=False))[:stages]:
        last = after.fromordinal(after.toordinal() - 1)
        made.schedule_stage(stage, starts_on=first, ends_on=last, focus="", primary_modes=())
    made.collect_events()
    return made


def test_a_programme_lasts_two_years_unless_set_otherwise():
    (fact,) = Programme.open("p", title="一", operator="校", starts_on=OPENING, ends_on=END).collect_events()

    assert (fact.period_months, fact.eligibility_years, fact.aims) == (24, 3, ())


def test_all_that_is_wrong_with_a_new_programme_is_told_at_once():
    with pytest.raises(Several) as refused:
        Programme.open("", title="", operator="校", starts_on=END, ends_on=OPENING)

    assert [type(fault) for fault in refused.value.faults] == [NotChosen, NotChosen, PeriodReversed]


def test_five_stages_fit_into_the_two_years():
    assert list(programme(stages=5).stages) == list(Stage)


def test_stages_come_in_their_order():
    with pytest.raises(StageOrder) as refused:
        programme().schedule_stage(Stage.STUDY, starts_on=OPENING, ends_on=END, focus="", primary_modes=())

    assert refused.value.facts == {"due": Stage.PREPARATION}


def test_there_is_no_sixth_stage():
    with pytest.raises(StageOrder) as refused:
        programme(stages=5).schedule_stage(
            Stage.SUMMARY, starts_on=END, ends_on=date(2026, 12, 1), focus="", primary_modes=()
        )

    assert refused.value.facts == {"due": None}


@pytest.mark.parametrize(
    ("first", "last", "faults"),
    [
        (date(2024, 11, 2), date(2025, 4, 30), [StageGap]),
        (date(2024, 10, 31), date(2025, 4, 30), [StageGap]),
        (date(2024, 11, 1), date(2024, 10, 1), [PeriodReversed]),
        (date(2024, 11, 1), date(2026, 9, 1), [OutsidePeriod]),
        (date(2024, 8, 1), date(2024, 8, 1), [PeriodReversed, OutsidePeriod, StageGap]),
    ],
)
def test_a_stage_follows_the_one_before_and_stays_inside(first, last, faults):
    with pytest.raises((Several, *faults)) as refused:
        programme(stages=1).schedule_stage(Stage.STUDY, starts_on=first, ends_on=last, focus="", primary_modes=())

    assert [type(fault) for fault in getattr(refused.value, "faults", (refused.value,))] == faults


def test_a_stage_starts_once_and_only_when_scheduled():
    made = programme(stages=1)

    made.start_stage(Stage.PREPARATION, on=OPENING)
    made.start_stage(Stage.PREPARATION, on=OPENING)

    assert [type(fact) for fact in made.collect_events()] == [Programme.StageStarted]
    with pytest.raises(StageUnknown):
        made.start_stage(Stage.STUDY, on=OPENING)


def test_the_district_keeps_terms_holidays_and_make_up_days():
    calendar = Calendar.open("district")

    calendar.set_term("2025 秋", starts_on=date(2025, 9, 1), ends_on=date(2026, 1, 23))
    calendar.set_holiday("国庆", from_on=date(2025, 10, 1), to_on=date(2025, 10, 8))
    calendar.set_make_up_day(date(2025, 9, 28), name="国庆调休")

    facts = [type(fact) for fact in calendar.collect_events()]
    assert facts == [Calendar.Opened, Calendar.TermSet, Calendar.HolidaySet, Calendar.MakeUpDaySet]


@pytest.mark.parametrize(
    "command",
    [
        lambda calendar: calendar.set_term("秋", starts_on=END, ends_on=OPENING),
        lambda calendar: calendar.set_holiday("国庆", from_on=END, to_on=OPENING),
        lambda calendar: calendar.block(from_on=END, to_on=OPENING, reason=BlockedFor.EXAM),
    ],
)
def test_nothing_ends_before_it_begins(command):
    with pytest.raises(PeriodReversed):
        command(Calendar.open("s-1"))


def test_days_are_blocked_once_and_freed_once():
    calendar = Calendar.open("s-1")
    days = {"from_on": date(2026, 1, 12), "to_on": date(2026, 1, 16)}

    calendar.block(**days, reason=BlockedFor.EXAM)
    calendar.block(**days, reason=BlockedFor.EXAM)
    calendar.unblock(**days)
    calendar.unblock(**days)

    facts = [(type(fact), getattr(fact, "school_id", "")) for fact in calendar.collect_events()]
    assert facts == [(Calendar.Opened, ""), (Calendar.DayBlocked, "s-1"), (Calendar.DayUnblocked, "s-1")]
