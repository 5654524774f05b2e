"""What a programme asks for follows from its stages, its studios and their members; the same facts give the same duties."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from domain.obligations import (
    BLOCKING,
    OWNERS,
    Belonging,
    Cycle,
    Kind,
    Owner,
    OwnerKind,
    State,
    blocks,
    key_of,
    missed_on,
    remind_on,
    schedule,
    to_issue,
)
from domain.words import Stage, SummaryCadence
from tests.programme_stories import END, LAST_DAYS, OPENING, PERSON, SCHOOL, STUDIO

CYCLE = Cycle("prog-2024", OPENING, END, LAST_DAYS)
BEGAN, ENTERED = date(2024, 9, 10), date(2024, 9, 20)
EVERYBODY = (Belonging(STUDIO, BEGAN), Belonging(SCHOOL, ENTERED), Belonging(PERSON, ENTERED))


def due(*belongings, cycle=CYCLE):
    return {(duty.kind.value, duty.period): duty.due_on for duty in schedule(cycle, belongings or EVERYBODY)}


def test_a_cohort_of_two_years_has_these_days():
    assert due() == {
        ("learning_plan", "2024-2026"): date(2024, 10, 20),
        ("branch_work_report", "2024"): date(2024, 12, 25),
        ("annual_summary", "study"): date(2025, 4, 25),
        ("outcome_report", "study"): date(2025, 4, 25),
        ("representative_outcome", "2025"): date(2025, 8, 25),
        ("annual_summary", "cultivation"): date(2025, 10, 26),
        ("outcome_report", "cultivation"): date(2025, 10, 26),
        ("branch_work_report", "2025"): date(2025, 12, 25),
        ("process_case", "2024-2026"): date(2026, 3, 31),
        ("experience_meeting", "2024-2026"): date(2026, 4, 25),
        ("annual_summary", "practice"): date(2026, 4, 25),
        ("outcome_report", "practice"): date(2026, 4, 25),
        ("final_report", "summary"): date(2026, 8, 20),
        ("representative_outcome", "2026"): date(2026, 8, 25),
    }


def test_each_kind_is_owed_by_its_owner_and_by_nobody_else():
    owners = {(duty.kind, duty.owner.kind) for duty in schedule(CYCLE, EVERYBODY)}

    assert owners == set(OWNERS.items())


def test_the_key_names_programme_kind_owner_and_period():
    (first, *_) = schedule(CYCLE, EVERYBODY)

    assert first.key == "prog-2024/learning_plan/studio:st-ms/2024-2026"
    assert first.key == key_of("prog-2024", Kind.LEARNING_PLAN, STUDIO, "2024-2026")
    assert len({duty.key for duty in schedule(CYCLE, EVERYBODY)}) == 14


def test_a_stage_that_is_not_scheduled_asks_for_nothing_yet():
    only_first = CYCLE._replace(stages={Stage.PREPARATION: LAST_DAYS[Stage.PREPARATION]})

    assert sorted({kind for kind, _ in due(cycle=only_first)}) == [
        *("branch_work_report", "learning_plan", "representative_outcome"),
    ]
    assert {kind for kind, _ in due(cycle=CYCLE._replace(stages={}))} == {
        "branch_work_report",
        "representative_outcome",
    }


def test_summaries_come_once_a_year_where_the_programme_is_set_so():
    yearly = due(Belonging(STUDIO, BEGAN), cycle=CYCLE._replace(summary_cadence=SummaryCadence.YEAR))

    assert {key: day for key, day in yearly.items() if key[0] in ("annual_summary", "outcome_report")} == {
        ("annual_summary", "2025"): date(2025, 8, 26),
        ("outcome_report", "2025"): date(2025, 8, 26),
        ("annual_summary", "2026"): date(2026, 8, 26),
        ("outcome_report", "2026"): date(2026, 8, 26),
    }


def test_meetings_and_outcomes_are_as_many_as_the_programme_is_set_to():
    more = {duty.kind: duty.required for duty in schedule(CYCLE._replace(meetings=2, outcomes=3), EVERYBODY)}
    none = {duty.kind for duty in schedule(CYCLE._replace(meetings=0, outcomes=0), EVERYBODY)}

    assert (more[Kind.EXPERIENCE_MEETING], more[Kind.REPRESENTATIVE_OUTCOME], more[Kind.PROCESS_CASE]) == (2, 3, 1)
    assert none & {Kind.EXPERIENCE_MEETING, Kind.REPRESENTATIVE_OUTCOME} == set()


def test_who_comes_later_owes_what_is_due_from_then_on():
    later = due(Belonging(SCHOOL, date(2025, 1, 2)))

    assert later == {("branch_work_report", "2025"): date(2025, 12, 25)}


def test_who_has_left_owes_nothing_that_is_due_afterwards():
    gone = due(
        Belonging(PERSON, ENTERED, until=date(2026, 3, 30)), Belonging(SCHOOL, ENTERED, until=date(2024, 12, 25))
    )

    assert gone == {("branch_work_report", "2024"): date(2024, 12, 25)}


def test_a_rest_of_less_than_half_a_year_is_no_year_of_outcomes():
    short = due(Belonging(STUDIO, BEGAN), cycle=CYCLE._replace(ends_on=date(2026, 1, 31)))
    leap = due(Belonging(STUDIO, BEGAN), cycle=CYCLE._replace(starts_on=date(2024, 2, 29), ends_on=date(2026, 2, 27)))

    assert [period for kind, period in short if kind == "representative_outcome"] == ["2025"]
    assert [day for (kind, _), day in leap.items() if kind == "representative_outcome"] == [
        *(date(2025, 2, 21), date(2026, 2, 21)),
    ]


# ---- when


def test_a_duty_is_issued_60_days_before_but_not_before_its_owner_is_there():
    issued = {(duty.kind, duty.period): duty.issued_on for duty in schedule(CYCLE, EVERYBODY)}

    assert issued[Kind.LEARNING_PLAN, "2024-2026"] == BEGAN
    assert issued[Kind.ANNUAL_SUMMARY, "study"] == date(2025, 4, 25) - timedelta(days=60)


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2024, 9, 9), []),
        (date(2024, 9, 10), ["learning_plan"]),
        (date(2024, 10, 20), ["learning_plan"]),
        (date(2024, 10, 21), []),
        (date(2025, 2, 24), ["annual_summary", "outcome_report"]),
        (date(2027, 1, 1), []),
    ],
)
def test_what_is_to_be_issued_can_still_be_met(today, kinds):
    assert [duty.kind for duty in to_issue(schedule(CYCLE, EVERYBODY), today=today)] == kinds


def test_people_are_reminded_a_week_before_and_late_the_day_after():
    day = date(2025, 4, 25)

    assert (remind_on(day), missed_on(day)) == (date(2025, 4, 18), date(2025, 4, 26))


@pytest.mark.parametrize(
    ("returned_on", "missed"),
    [(date(2025, 4, 10), date(2025, 4, 26)), (date(2025, 4, 24), date(2025, 5, 2))],
)
def test_what_was_returned_may_be_mended_for_a_week(returned_on, missed):
    assert missed_on(date(2025, 4, 25), returned_on) == missed


# ---- what a stage waits for

ENDS = LAST_DAYS[Stage.STUDY]


@pytest.mark.parametrize("state", State)
def test_a_stage_waits_for_what_is_still_owed(state):
    waits = blocks(Kind.OUTCOME_REPORT, state, due_on=date(2025, 4, 25), stage_ends_on=ENDS)

    assert waits is (state in (State.ISSUED, State.RETURNED))


def test_a_stage_waits_neither_for_work_reports_nor_for_what_is_due_after_it():
    assert set(Kind) - BLOCKING == {Kind.BRANCH_WORK_REPORT}
    assert not blocks(Kind.BRANCH_WORK_REPORT, State.ISSUED, due_on=date(2024, 12, 25), stage_ends_on=ENDS)
    assert not blocks(Kind.OUTCOME_REPORT, State.ISSUED, due_on=date(2025, 5, 1), stage_ends_on=ENDS)


def test_a_district_of_three_thousand_schools_has_all_its_duties():
    schools = [Belonging(Owner(OwnerKind.SCHOOL, f"s-{no}"), ENTERED) for no in range(3000)]
    members = [Belonging(Owner(OwnerKind.PERSON, f"p-{no}"), ENTERED) for no in range(3000)]
    studios = [Belonging(Owner(OwnerKind.STUDIO, f"st-{no}"), BEGAN) for no in range(300)]

    found = Counter(duty.kind for duty in schedule(CYCLE, [*schools, *members, *studios]))

    assert (found[Kind.BRANCH_WORK_REPORT], found[Kind.PROCESS_CASE], found[Kind.ANNUAL_SUMMARY]) == (6000, 3000, 900)
