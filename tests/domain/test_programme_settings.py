"""What the source leaves open is a setting, with the source's own values unless set; targets are versions; a programme ends."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen
from domain.model import Prose, decode
from domain.programme import EligibilityFrom, Figure, PeriodReversed, Programme, Settings, Target, earliest_post
from domain.programme.faults import NumberOutside, PeriodTooLong, TargetTwice, TargetUnfit
from domain.programme.refusals import StagesOpen, TargetsChanged
from domain.texts import TextUnknown
from domain.words import Stage, SummaryCadence
from tests.programme_stories import END, FIRST_DAYS, LAST_DAYS, OPENING, STUDY, WHY, programme, programme_in
from tests.stories import happened, refused, replayed, stored, told

ABOUT = {"title": "第一期", "operator": "区教育党校", "starts_on": OPENING, "ends_on": END}
FIRST, SECOND = (Target(Figure.RETURN_RATE, 0.6),), (Target(Figure.EXPERIENCE_MEETINGS_PER_STUDIO, 1, 2),)


def test_the_open_points_of_the_source_have_its_values_unless_set():
    settings = programme().settings

    assert settings == Settings(
        summary_cadence=SummaryCadence.STAGE,
        meetings_least=1,
        meetings_most=2,
        outcomes_required=1,
        outcomes_target=2,
        eligibility_from=EligibilityFrom.PROGRAMME_START,
    )


def test_a_programme_reads_them_as_it_is_set_to():
    other = Settings(summary_cadence=SummaryCadence.YEAR, outcomes_required=2, outcomes_target=3)

    assert replayed(stored(Programme.open("p", **ABOUT, settings=other))).settings == other


def test_a_programme_opened_before_there_were_settings_reads_the_source_as_it_stands():
    old = (
        b'{"originator_id":"programme:p","originator_version":1,"originator_topic":"programme","code":"p","title":"x",'
    )
    old += b'"operator":"x","starts_on":"2024-09-01","ends_on":"2026-08-31","period_months":24,"eligibility_years":3}'

    assert decode("programme.opened", old).settings == Settings()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"ends_on": date(2026, 9, 1)}, (PeriodTooLong, "ends_on", {"months": 24, "until": END})),
        ({"starts_on": END, "ends_on": OPENING}, (PeriodReversed, "ends_on", {"starts_on": END, "ends_on": OPENING})),
        ({"period_months": 61}, (NumberOutside, "period_months", {"least": 1, "most": 60})),
        ({"eligibility_years": 0}, (NumberOutside, "eligibility_years", {"least": 1, "most": 10})),
        ({"settings": Settings(meetings_least=-1)}, (NumberOutside, "meetings_least", {"least": 0, "most": 99})),
        (
            {"settings": Settings(outcomes_required=3, outcomes_target=2)},
            (NumberOutside, "outcomes_target", {"least": 3, "most": 99}),
        ),
    ],
)
def test_settings_that_make_no_sense_are_refused_beside_their_field(given, fault):
    assert refused(Programme.open, "p", **ABOUT | given) == [fault]


def test_a_longer_cycle_makes_room_for_a_longer_programme():
    made = Programme.open("p", **ABOUT | {"ends_on": date(2027, 8, 31), "period_months": 36})

    assert (made.period_months, made.ends_on) == (36, date(2027, 8, 31))


def test_a_cycle_that_begins_on_a_last_day_ends_on_one():
    about = ABOUT | {"starts_on": date(2024, 8, 31), "period_months": 6, "ends_on": date(2025, 2, 28)}

    assert refused(Programme.open, "p", **about) == [
        (PeriodTooLong, "ends_on", {"months": 6, "until": date(2025, 2, 27)})
    ]


def test_the_first_month_in_post_follows_from_the_years_and_the_day_they_are_counted_from():
    assert (earliest_post(OPENING, 3), earliest_post(date(2025, 2, 20), 3)) == ("2021-09", "2022-02")


# ---- targets


def test_targets_are_set_as_versions():
    made = programme()

    first = happened(made.set_targets, FIRST, base_version=0)
    second = happened(made.set_targets, SECOND, base_version=1)

    assert first == [(Programme.TargetsSet, {"version": 1, "targets": FIRST})]
    assert second == [(Programme.TargetsSet, {"version": 2, "targets": SECOND})]
    assert (made.target_version, made.targets) == (2, SECOND)


def test_the_same_targets_again_are_no_new_version_and_an_older_reading_is_refused():
    made = programme()
    made.set_targets(FIRST, base_version=0)

    assert happened(made.set_targets, FIRST, base_version=1) == []
    assert refused(made.set_targets, SECOND, base_version=0) == [(TargetsChanged, "", {"seen": 0, "version": 1})]


@pytest.mark.parametrize(
    "target",
    [
        Target(Figure.RETURN_RATE, 1.1),
        Target(Figure.COVERAGE, 0.5, 1.5),
        Target(Figure.CASE_PER_SECRETARY, -1),
        Target(Figure.EXPERIENCE_MEETINGS_PER_STUDIO, 2, 1),
    ],
)
def test_a_target_that_cannot_be_reached_is_refused(target):
    assert refused(programme().set_targets, (*FIRST, target), base_version=0) == [
        (TargetUnfit, "targets", {"no": 2}),
        *([(TargetTwice, "targets", {"no": 2})] if target.figure is Figure.RETURN_RATE else []),
    ]


def test_no_target_at_all_is_no_version():
    made = programme()
    made.set_targets(FIRST, base_version=0)

    assert refused(made.set_targets, (), base_version=1) == [(NotChosen, "targets", {})]


# ---- the end


def test_a_programme_ends_after_its_stages_and_is_put_away_after_its_end():
    made = programme(stages=5, started=5, closed=5)

    closing = happened(made.close, on=END, final_report_id="r-1")
    archiving = happened(made.archive, on=END, digest="5f2c")

    assert closing == [(Programme.Closed, {"on": END, "final_report_id": "r-1"})]
    assert archiving == [(Programme.Archived, {"on": END, "digest": "5f2c"})]


def test_a_programme_with_open_stages_does_not_end():
    made = programme(stages=5, started=5, closed=4)

    assert refused(made.close, on=END) == [(StagesOpen, "", {"stages": (Stage.SUMMARY,)})]


def test_the_reason_of_a_move_can_be_destroyed_and_nothing_else_of_it():
    made = programme(stages=5)
    made.reschedule_stage(STUDY, starts_on=FIRST_DAYS[STUDY], ends_on=date(2025, 4, 29), reason=WHY)
    read = replayed(stored(made))

    facts = happened(read.redact, of=("k1",), reason="写了姓名")

    assert facts == [(Programme.Redacted, {"of": ("k1",), "reason": "写了姓名"})]
    assert happened(read.redact, of=("k1",), reason="写了姓名") == []
    assert refused(read.redact, of=("k9",), reason="写了姓名") == [(TextUnknown, "of", {"key": "k9"})]
    assert read.stages[STUDY].ends_on == date(2025, 4, 29)


def test_a_stored_programme_reads_back_as_it_was():
    made = programme(stages=5, started=2)
    made.set_targets(FIRST, base_version=0)
    made.close_stage(Stage.PREPARATION, on=LAST_DAYS[Stage.PREPARATION], note=Prose("齐备"))

    assert told(replayed(stored(made))) == told(made)
    assert told(replayed(stored(programme_in(state := made.state)))) == told(programme_in(state))
