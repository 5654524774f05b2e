"""Where in the two years we are, and which days schools work on."""

from __future__ import annotations

from datetime import date

import pytest

from domain.programme import BlockedFor, Calendar, Programme
from domain.words import Stage
from projections import programme


def cohort(code: str = "prog-2024", year: int = 2024) -> Programme:
    first, last = date(year, 9, 1), date(year + 2, 8, 31)
    made = Programme.open(code, title=f"{year} 期", operator="区教育党校", starts_on=first, ends_on=last)
    made.schedule_stage(
        Stage.PREPARATION, starts_on=first, ends_on=date(year, 10, 31), focus="组建", primary_modes=("collective",)
    )
    made.schedule_stage(
        Stage.STUDY, starts_on=date(year, 11, 1), ends_on=date(year + 1, 4, 30), focus="理顺", primary_modes=()
    )
    return made


def test_the_current_cohort_is_the_one_that_runs(told):
    read = told.tell(cohort(), cohort("prog-2026", 2026)).read()

    days = (date(2025, 1, 1), date(2027, 1, 1), date(2030, 1, 1))
    assert [programme.current(read, day).code for day in days] == ["prog-2024", "prog-2026", "prog-2026"]
    assert programme.programme(read, "prog-2024").title == "2024 期"
    assert programme.programme(read, "none") is None


def test_an_empty_district_has_no_cohort(told):
    assert programme.current(told.read(), date(2025, 1, 1)) is None


def test_a_stage_has_its_days(told):
    made = cohort()
    made.start_stage(Stage.PREPARATION, on=date(2024, 9, 1))

    read = told.tell(made, cohort("other", 2026)).read()

    assert [row.stage for row in programme.stages(read, "prog-2024")] == [Stage.PREPARATION, Stage.STUDY]
    assert programme.stage_on(read, "prog-2024", date(2024, 11, 1)).focus == "理顺"
    assert programme.stage_on(read, "prog-2024", date(2026, 1, 1)) is None
    assert read.rows("SELECT programme, stage FROM stage WHERE started_on IS NOT NULL") == [
        ("prog-2024", "preparation")
    ]


def test_school_days_leave_out_weekends_and_holidays_and_take_in_make_up_days(told):
    calendar = Calendar.open("district")
    calendar.set_term("2025 秋", starts_on=date(2025, 9, 1), ends_on=date(2026, 1, 23))
    calendar.set_holiday("国庆", from_on=date(2025, 10, 1), to_on=date(2025, 10, 8))
    calendar.set_make_up_day(date(2025, 9, 28), name="国庆调休")

    days = programme.school_days(told.tell(calendar).read())

    week = [date(2025, 9, 26), date(2025, 9, 27), date(2025, 9, 28), date(2025, 10, 1), date(2025, 10, 9)]
    assert [days.is_one(day) for day in week] == [True, False, True, False, True]
    assert days.after(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert days.before(date(2025, 10, 9), 2) == date(2025, 9, 29)
    assert days.between(date(2025, 9, 26), date(2025, 10, 9)) == 4


@pytest.mark.parametrize(
    ("day", "blocked"),
    [(date(2026, 1, 11), False), (date(2026, 1, 12), True), (date(2026, 1, 16), True), (date(2026, 1, 17), False)],
)
def test_a_blocked_day_is_the_schools_own(told, day, blocked):
    one, other = Calendar.open("s-1"), Calendar.open("s-2")
    one.block(from_on=date(2026, 1, 12), to_on=date(2026, 1, 16), reason=BlockedFor.EXAM)
    other.block(from_on=date(2026, 1, 12), to_on=date(2026, 1, 16), reason=BlockedFor.EXAM)
    other.unblock(from_on=date(2026, 1, 12), to_on=date(2026, 1, 16))

    read = told.tell(one, other).read()

    assert (programme.is_blocked(read, "s-1", day), programme.is_blocked(read, "s-2", day)) == (blocked, False)


def test_blocked_days_that_have_passed_are_not_listed(told):
    one = Calendar.open("s-1")
    one.block(from_on=date(2026, 1, 12), to_on=date(2026, 1, 16), reason=BlockedFor.EXAM)
    one.block(from_on=date(2026, 6, 1), to_on=date(2026, 6, 2), reason=BlockedFor.EVENT)

    read = told.tell(one).read()

    assert programme.blocked_days(read, "s-1", after=date(2026, 2, 1)) == [
        (date(2026, 6, 1), date(2026, 6, 2), "event")
    ]
