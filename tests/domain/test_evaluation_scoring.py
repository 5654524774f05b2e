"""Points, sums and grades: worked through by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation import Grade, Grades, Input, LineKind, SubjectKind
from domain.evaluation.scoring import compute, grade, points, sheet
from tests.evaluation_stories import FIGURES, RUBRIC, line, rubric

BY_CODE = {each.code: each for each in FIGURES}
REPLY = line("C4", 3, LineKind.AUTO, "I1", full_at=3, zero_at=12)


@pytest.mark.parametrize(("x", "expected"), [(3.0, 3.0), (2.0, 3.0), (12.0, 0.0), (20.0, 0.0), (7.5, 1.5), (4.8, 2.4)])
def test_full_marks_may_lie_below_none(x, expected):
    assert points(REPLY, x) == expected


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_points_never_leave_their_line(x, full_at):
    of = line("C1", 7, LineKind.AUTO, "I3", full_at=full_at or 1)

    assert 0 <= points(of, x) <= 7


@pytest.mark.parametrize("missing", [Input("I3", None), Input("I3", 0.4, low=True)])
def test_what_is_missing_or_rests_on_too_little_is_not_assessed(missing):
    found = compute(RUBRIC.lines[0], (missing,))

    assert (found.x, found.points) == (None, None)


def test_one_missing_measure_makes_the_whole_formula_unassessable():
    of = line("C3", 6, LineKind.AUTO, "(I5+2*I5c)/3")

    assert compute(of, (Input("I5", 1.0), Input("I5c", 1.0, low=True))).points is None
    assert compute(of, (Input("I5", 0.9), Input("I5c", 0.6))).x == pytest.approx(0.7)


def test_a_quotient_of_counts_is_rounded_as_every_ratio_is():
    of = line("D1", 6, LineKind.AUTO, "cases/members")

    assert compute(of, (Input("cases", 2), Input("members", 3))).x == 0.667


def test_a_mixed_line_is_half_computed_and_half_the_experts():
    found = sheet(RUBRIC, BY_CODE, {"D4": 27, "D3": 24})

    assert [row.points for row in found.rows] == [32.0, 27, 27.0, None]
    assert (found.points, found.weights, found.bonus, found.total) == (86.0, 100, 0, 86.0)
    assert (found.grade, found.missing) == (Grade.QUALIFIED, ())


def test_what_cannot_be_assessed_leaves_the_denominator():
    without = BY_CODE | {"C1": compute(RUBRIC.lines[0], (Input("I3", None),))}

    found = sheet(RUBRIC, without, {"D4": 27, "D3": 24})

    assert (found.points, found.weights, found.total) == (54.0, 60, 90.0)
    assert found.grade is Grade.EXCELLENT


def test_the_bonus_is_added_on_top_and_the_total_ends_at_a_hundred():
    assert sheet(RUBRIC, BY_CODE, {"D4": 27, "D3": 24, "X1": 4}).total == 90.0
    full = BY_CODE | {"C1": compute(RUBRIC.lines[0], (Input("I3", 0.9),))}
    assert sheet(RUBRIC, full, {"D4": 30, "D3": 30, "X1": 5}).total == 100.0


def test_lines_that_wait_for_an_expert_are_named():
    found = sheet(RUBRIC, BY_CODE, {"D3": 24})

    assert (found.missing, found.weights) == (("D4",), 70)


def test_without_any_assessed_line_there_is_no_total():
    found = sheet(RUBRIC, {}, {})

    assert (found.total, found.grade) == (None, None)


@pytest.mark.parametrize(
    ("total", "expected"),
    [(100.0, "excellent"), (90.0, "excellent"), (89.9, "qualified"), (60.0, "qualified"), (59.9, "unqualified")],
)
def test_grades_begin_at_their_points(total, expected):
    assert grade(Grades(), total, vetoed=False) == expected


def test_a_veto_caps_the_grade_and_leaves_the_points():
    found = sheet(RUBRIC, BY_CODE, {"D4": 30, "D3": 30}, vetoed={1})

    assert (found.total, found.grade) == (92.0, Grade.UNQUALIFIED)


def test_an_automatic_line_without_a_formula_is_judged():
    by_hand = rubric(lines=(line("S4", 100, LineKind.AUTO),), subject_kind=SubjectKind.SECRETARY)

    assert sheet(by_hand, {}, {}).missing == ("S4",)
    assert sheet(by_hand, {}, {"S4": 80}).total == 80.0


def test_the_experts_part_of_a_formula_is_its_share_of_the_weight():
    reports = line("S2", 20, LineKind.MIXED, "on_time*quality")
    of = rubric(lines=(reports, line("S6", 80)), subject_kind=SubjectKind.SECRETARY)
    known = {"S2": compute(reports, (Input("on_time", 0.8),))}

    waiting, scored = sheet(of, known, {"S6": 80}), sheet(of, known, {"S6": 80, "S2": 15})

    assert (known["S2"].points, waiting.missing) == (None, ("S2",))
    assert scored.rows[0].points == round((20 * 0.8 * 0.75 + 15) / 2, 1)
