"""A studio asks what its members need and plans with goals, needs and problems; the plan is returned or approved."""

from __future__ import annotations

import pytest

from domain.errors import NotChosen, TooLong
from domain.model import Prose
from domain.studios import Need, NeedsMethod, PlanItem, PlanState, Studio
from domain.studios.faults import CountUnfit, NeedTwice, OrientationMissing, PlanUnchanged, TooManyLines
from domain.studios.refusals import PlanAnswered, PlanChanged, PlanPending, PlanUnknown
from domain.words import Stage
from tests.programme_stories import PLAN, planned, studio
from tests.stories import happened, refused, replayed, stored, told

NEEDS = (Need("党课设计", 6), Need("党建与教学融合", 7))
SUBMITTED = {"plan_id": "2024-2026", "revision": 1} | PLAN | {"needs": (Prose("专题研修"),)}


# ---- needs


def test_a_survey_says_what_members_need_and_how_many_of_them():
    made = studio()

    facts = happened(made.record_needs, NEEDS, method=NeedsMethod.SURVEY)

    assert facts == [(Studio.NeedsRecorded, {"needs": NEEDS, "method": NeedsMethod.SURVEY})]
    assert happened(made.record_needs, NEEDS, method=NeedsMethod.SURVEY) == []
    assert len(happened(made.record_needs, NEEDS, method=NeedsMethod.MEETING)) == 1


@pytest.mark.parametrize(
    ("needs", "faults"),
    [
        ((), [(NotChosen, "needs", {})]),
        ((*NEEDS, Need("党课设计", 1)), [(NeedTwice, "needs", {"no": 3})]),
        ((Need("", 1), Need("研修", 0)), [(NotChosen, "needs", {}), (CountUnfit, "needs", {"no": 2})]),
        (
            tuple(Need(f"需求{no}", 1) for no in range(31)),
            [(TooManyLines, "needs", {"limit": 30, "count": 31})],
        ),
    ],
)
def test_needs_that_say_nothing_are_refused(needs, faults):
    assert refused(studio().record_needs, needs, method=NeedsMethod.SURVEY) == faults


# ---- plans


def test_a_plan_has_three_orientations_and_its_empty_lines_are_left_out():
    facts = happened(studio().submit_plan, **PLAN)

    assert facts == [(Studio.PlanSubmitted, SUBMITTED)]


@pytest.mark.parametrize("missing", ["goals", "needs", "problems"])
def test_a_plan_without_one_of_the_three_orientations_is_refused_beside_it(missing):
    told = refused(studio().submit_plan, **PLAN | {missing: (Prose(" "),)})

    assert told == [(OrientationMissing, missing, {})]


def test_all_that_is_wrong_with_a_plan_is_told_at_once():
    long = tuple(Prose(f"目标{no}") for no in range(21))

    faults = refused(studio().submit_plan, period="", goals=long, needs=(), problems=PLAN["problems"], items=())

    assert faults == [
        (NotChosen, "period", {}),
        (TooManyLines, "goals", {"limit": 20, "count": 21}),
        (OrientationMissing, "needs", {}),
        (NotChosen, "items", {}),
    ]


def test_the_items_of_a_plan_have_titles_that_can_be_read():
    items = (PlanItem(Stage.STUDY, ""), PlanItem(Stage.STUDY, "研" * 201))

    assert refused(studio().submit_plan, **PLAN | {"items": items}) == [
        (NotChosen, "items", {}),
        (TooLong, "items", {"limit": 200, "length": 201}),
    ]


def test_a_plan_is_returned_mended_and_approved():
    made = planned()

    returned = happened(made.return_plan, "2024-2026", revision=1, comments=Prose("写清分工"))
    again = happened(made.submit_plan, **PLAN)
    approved = happened(made.approve_plan, "2024-2026", revision=2)

    assert returned == [(Studio.PlanReturned, {"plan_id": "2024-2026", "revision": 1, "comments": Prose("写清分工")})]
    assert again == [(Studio.PlanSubmitted, SUBMITTED | {"revision": 2})]
    assert approved == [(Studio.PlanApproved, {"plan_id": "2024-2026", "revision": 2})]
    assert (made.plans["2024-2026"].state, made.plans["2024-2026"].approved) == (PlanState.APPROVED, 2)


def test_a_plan_that_waits_is_not_submitted_over_itself():
    assert refused(planned().submit_plan, **PLAN) == [(PlanPending, "", {"period": "2024-2026"})]


def test_an_approved_plan_is_changed_by_another_submission_and_stays_in_force_until_then():
    made = planned(approved=True)

    same = refused(made.submit_plan, **PLAN)
    made.submit_plan(**PLAN | {"goals": (Prose("每校一个品牌"),)})

    assert same == [(PlanUnchanged, "goals", {})]
    assert (made.plans["2024-2026"].state, made.plans["2024-2026"].approved) == (PlanState.SUBMITTED, 1)


def test_each_period_has_a_plan_of_its_own_under_the_id_it_was_given():
    made = planned(approved=True)

    made.submit_plan(**PLAN | {"period": "2025 秋", "plan_id": "plan-2"})
    made.approve_plan("plan-2", revision=1)
    made.submit_plan(**PLAN | {"period": "2025 秋", "plan_id": "", "goals": (Prose("每校一个品牌"),)})

    assert {key: (plan.period, plan.revision) for key, plan in made.plans.items()} == {
        "2024-2026": ("2024-2026", 1),
        "plan-2": ("2025 秋", 2),
    }


@pytest.mark.parametrize("answer", ["return_plan", "approve_plan"])
def test_an_answer_is_to_the_submission_that_was_read(answer):
    given = {"comments": Prose("写清分工")} if answer == "return_plan" else {}

    assert refused(getattr(planned(), answer), "x", revision=1, **given) == [(PlanUnknown, "", {"plan": "x"})]
    assert refused(getattr(planned(), answer), "2024-2026", revision=2, **given) == [
        (PlanChanged, "", {"seen": 2, "revision": 1})
    ]
    assert refused(getattr(planned(returned=True), answer), "2024-2026", revision=1, **given) == [
        (PlanAnswered, "", {"plan_state": PlanState.RETURNED})
    ]


def test_who_returns_a_plan_says_what_is_missing():
    assert refused(planned().return_plan, "2024-2026", revision=1, comments=Prose("")) == [(NotChosen, "comments", {})]


def test_a_stored_plan_reads_back_with_its_texts():
    made = planned(returned=True)

    assert told(replayed(stored(made))) == told(made)
