"""A cohort as people see it: its settings, what is aimed at, stages that move and close, and where in it a day lies."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.model import Prose
from domain.programme import Calendar, EligibilityFrom, Figure, Programme, Settings, State, Target
from domain.words import Stage, SummaryCadence
from projections import programme
from tests.programme_stories import CULTIVATION, END, LAST_DAYS, PRACTICE, PREPARATION, STUDY
from tests.programme_stories import programme as cohort


def bystander():
    other = Programme.open(
        "prog-2026", title="第二期", operator="区教育党校", starts_on=date(2026, 9, 1), ends_on=date(2028, 8, 31)
    )
    other.schedule_stage(
        PREPARATION, starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 31), focus="", primary_modes=()
    )
    return other


def test_a_cohort_shows_how_it_reads_the_source(told):
    settings = Settings(summary_cadence=SummaryCadence.YEAR, eligibility_from=EligibilityFrom.ADMISSION)
    words = {"title": "第二期", "operator": "区教育党校", "aims": ("一校一品",), "policy_basis": ("市委文件",)}
    made = Programme.open("p", **words, starts_on=date(2024, 9, 1), ends_on=END, settings=settings)

    row = programme.programme(told.tell(made, cohort()).read(), "p")

    assert (row.settings, row.period_months, row.eligibility_years) == (settings, 24, 3)
    assert (row.aims, row.policy_basis, row.state) == (("一校一品",), ("市委文件",), State.RUNNING)


def test_a_stage_that_moves_takes_its_neighbour_along(told):
    made = cohort(stages=5, started=2, closed=1)
    made.reschedule_stage(STUDY, starts_on=date(2024, 11, 1), ends_on=date(2025, 5, 31), reason=Prose("疫情"))

    read = told.tell(made, bystander()).read()

    found = {row.stage: (row.starts_on, row.ends_on) for row in programme.stages(read, "prog-2024")}
    assert (found[STUDY][1], found[CULTIVATION][0]) == (date(2025, 5, 31), date(2025, 6, 1))
    assert [(move.stage, str(move.reason), move.by) for move in programme.moves(read, "prog-2024")] == [
        (STUDY, "疫情", "p-officer"),
        (CULTIVATION, "疫情", "p-officer"),
    ]
    assert programme.moves(read, "prog-2026") == []


def test_a_closed_stage_says_when_and_what(told):
    made = cohort(stages=5, started=2)
    made.close_stage(PREPARATION, on=date(2024, 11, 4), note=Prose("已全部到位"))

    rows = programme.stages(told.tell(made, bystander()).read(), "prog-2024")

    assert [(row.stage, row.started_on is not None, row.closed_on) for row in rows[:3]] == [
        (PREPARATION, True, date(2024, 11, 4)),
        (STUDY, True, None),
        (CULTIVATION, False, None),
    ]
    assert str(rows[0].note) == "已全部到位"


def test_targets_are_versions_of_which_the_last_holds(told):
    made = cohort()
    first = (Target(Figure.COVERAGE, 0.8), Target(Figure.OUTCOMES_PER_STUDIO_YEAR, 1, 2))
    made.set_targets(first, base_version=0)
    made.set_targets((Target(Figure.COVERAGE, 0.9),), base_version=1)

    read = told.tell(made, bystander()).read()

    assert [(each.version, each.targets) for each in programme.targets(read, "prog-2024")] == [
        (1, first),
        (2, (Target(Figure.COVERAGE, 0.9),)),
    ]
    assert programme.target(read, "prog-2024", Figure.COVERAGE).least == 0.9
    assert programme.target(read, "prog-2024", Figure.RETURN_RATE) is None
    assert programme.target(read, "prog-2026", Figure.COVERAGE) is None
    assert [row.target_version for row in programme.programmes(read)] == [0, 2]


def test_a_cohort_ends_and_is_sealed(told):
    made = cohort(stages=5, started=5, closed=5)
    made.close(on=END, final_report_id="o-1")
    made.archive(on=date(2026, 9, 30), digest="5f2c")

    row = programme.programme(told.tell(made, bystander()).read(), "prog-2024")

    assert (row.state, row.closed_on, row.final_report) == (State.ARCHIVED, END, "o-1")
    assert (row.archived_on, row.digest) == (date(2026, 9, 30), "5f2c")


def test_of_two_cohorts_on_a_day_the_one_that_is_not_closed_is_current(told):
    ended = Programme.open(
        "p", title="试点", operator="区教育党校", starts_on=date(2024, 12, 1), ends_on=date(2026, 10, 31)
    )
    first = ended.starts_on
    for stage, month in zip(Stage, (1, 2, 3, 4, 5), strict=True):
        last = date(2025, month, 28)
        ended.schedule_stage(stage, starts_on=first, ends_on=last, focus="", primary_modes=())
        ended.start_stage(stage, on=first)
        ended.close_stage(stage, on=last)
        first = date(2025, month, 28) + timedelta(days=1)
    ended.close(on=date(2025, 6, 1))

    read = told.tell(ended, cohort(stages=1)).read()

    assert programme.current(read, date(2026, 1, 15)).code == "prog-2024"
    assert programme.current(read, date(2026, 10, 1)).code == "p"


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (date(2024, 9, 1), (PREPARATION, 1, 2)),
        (date(2024, 10, 31), (PREPARATION, 2, 2)),
        (date(2025, 2, 1), (STUDY, 4, 6)),
        (date(2025, 2, 28), (STUDY, 4, 6)),
        (date(2026, 4, 30), (PRACTICE, 6, 6)),
        (date(2026, 9, 1), None),
        (date(2024, 8, 31), None),
    ],
)
def test_a_day_lies_in_a_month_of_a_stage(told, day, where):
    read = told.tell(cohort(stages=5), bystander()).read()

    assert programme.stage_context(read, "prog-2024", day) == where


def test_months_of_a_stage_that_begins_within_one_are_counted_from_its_day(told):
    made = cohort(stages=2)
    made.reschedule_stage(STUDY, starts_on=date(2024, 11, 15), ends_on=date(2025, 4, 30), reason=Prose("推迟"))

    read = told.tell(made, bystander()).read()

    days = (date(2024, 12, 14), date(2024, 12, 15))
    assert [programme.stage_context(read, "prog-2024", day).month for day in days] == [1, 2]


def test_a_stage_waits_to_be_closed_ten_school_days_before_it_ends(told):
    calendar = Calendar.open("district")
    calendar.set_holiday("国庆", from_on=date(2024, 10, 28), to_on=date(2024, 10, 29))

    read = told.tell(cohort(stages=5, started=1), bystander(), calendar).read()

    assert programme.to_close(read, date(2024, 10, 14)) == []
    near = programme.to_close(read, date(2024, 10, 15))
    assert [(each.programme, each.stage.stage, each.stage.ends_on) for each in near] == [
        ("prog-2024", PREPARATION, LAST_DAYS[Stage.PREPARATION])
    ]
    assert len(programme.to_close(read, date(2025, 1, 1))) == 1


def test_the_calendar_is_listed(told):
    calendar = Calendar.open("district")
    calendar.set_term("2025 秋", starts_on=date(2025, 9, 1), ends_on=date(2026, 1, 23))
    calendar.set_holiday("国庆", from_on=date(2025, 10, 1), to_on=date(2025, 10, 8))
    calendar.set_make_up_day(date(2025, 9, 28), name="国庆调休")

    read = told.tell(calendar).read()

    assert programme.terms(read) == [("2025 秋", date(2025, 9, 1), date(2026, 1, 23))]
    assert programme.holidays(read) == [("国庆", date(2025, 10, 1), date(2025, 10, 8))]
    assert programme.make_up_days(read) == [(date(2025, 9, 28), "国庆调休")]


def test_the_earliest_day_leaves_no_more_school_days_than_said(told):
    days = programme.school_days(told.tell(Calendar.open("district")).read())

    first = days.earliest(date(2026, 3, 20), 3)

    assert (first, days.between(first, date(2026, 3, 20))) == (date(2026, 3, 17), 3)
    assert days.between(date(2026, 3, 16), date(2026, 3, 20)) == 4
