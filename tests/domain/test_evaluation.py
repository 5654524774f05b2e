"""Evaluations: nobody overwrites what is computed, two persons sign what they have read, and objections are answered."""

from __future__ import annotations

import pytest

from domain.errors import NotChosen
from domain.evaluation import Capacity, Decision, Evaluation, Grade, RubricState, Score, State, Subject, SubjectKind
from domain.evaluation.faults import (
    ComputedLine,
    LineUnknown,
    NothingSaid,
    PointsUnfit,
    SubjectUnfit,
    VetoUnknown,
)
from domain.evaluation.refusals import (
    AlreadyDone,
    EvaluationChanged,
    Incomplete,
    NoObjection,
    NotScored,
    NotSignedYet,
    ObjectionThere,
    RubricNotAdopted,
    SameSigner,
    ScoreModerated,
)
from domain.model import Prose
from tests.evaluation_stories import (
    DIRECTOR,
    EVALUATOR,
    FIGURES,
    IN,
    LEAD,
    MENTOR,
    RUBRIC,
    WHY,
    objected,
    opened,
    opening,
    published,
    scored,
    signed,
    signed_once,
    signing,
)
from tests.stories import happened, refused, replayed, stored, told


def test_an_evaluation_is_called_after_whom_when_and_by_what():
    assert opened().key == "prog-2024/studio:st-ps/cultivation/studio-9"


@pytest.mark.parametrize("state", [RubricState.DRAFT, RubricState.RETIRED])
def test_nobody_is_evaluated_by_a_version_that_is_not_adopted(state):
    faults = refused(Evaluation.open, **opening(rubric_state=state))

    assert faults == [(RubricNotAdopted, "", {"version": "studio-9", "state": state})]


def test_a_rubric_for_studios_fits_no_person():
    person = Subject(SubjectKind.SECRETARY, "p-ps-01")

    assert refused(Evaluation.open, **opening(subject=person)) == [
        (SubjectUnfit, "subject", {"subject": "secretary:p-ps-01"})
    ]


def test_the_same_figures_computed_again_say_nothing_new():
    assert happened(opened().compute, lines=FIGURES, input_digest="ab" * 32) == []


def test_a_computed_line_takes_a_note_and_no_points():
    evaluation = opened()

    assert refused(evaluation.score, rubric=RUBRIC, code="C1", by_person=MENTOR, points=10) == [
        (ComputedLine, "points", {"code": "C1"})
    ]
    evaluation.score(rubric=RUBRIC, code="C1", by_person=MENTOR, comment=Prose("含结对互访"))
    assert evaluation.expert == {}


def test_several_experts_count_by_the_mean_of_their_last_words():
    evaluation = opened()
    for person, points in ((MENTOR, 20), (EVALUATOR, 25), (MENTOR, 22)):
        evaluation.score(rubric=RUBRIC, code="D4", by_person=person, points=points)

    assert evaluation.expert == {"D4": 23.5}


@pytest.mark.parametrize("points", [-1, 30.5])
def test_points_lie_between_nothing_and_the_weight(points):
    faults = refused(opened().score, rubric=RUBRIC, code="D4", by_person=MENTOR, points=points)

    assert faults == [(PointsUnfit, "points", {"code": "D4", "weight": 30, "points": points})]


def test_a_score_names_a_line_of_the_rubric_and_says_something():
    assert refused(opened().score, rubric=RUBRIC, code="Z9", by_person=MENTOR) == [
        (LineUnknown, "code", {"code": "Z9"}),
        (NothingSaid, "points", {}),
    ]


def test_a_self_assessment_may_give_the_total_alone():
    assess = {"rubric": RUBRIC, "statement": Prose("互访不足")}

    assert refused(opened().self_assess, scores=(Score("total", 101),), **assess) == [
        (PointsUnfit, "scores", {"code": "total", "weight": 100, "points": 101})
    ]
    assert happened(opened().self_assess, scores=(Score("total", 85),), **assess)[0][1]["scores"] == (
        Score("total", 85),
    )


def test_the_director_moderates_an_experts_score_with_a_reason_and_nothing_else():
    evaluation = scored()

    assert refused(evaluation.moderate, rubric=RUBRIC, code="C1", points=40, reason=WHY)[0][0] is ComputedLine
    assert refused(evaluation.moderate, rubric=RUBRIC, code="X1", points=4, reason=WHY)[0][0] is NotScored
    assert refused(evaluation.moderate, rubric=RUBRIC, code="D4", points=25, reason=Prose(""))[0][0] is NotChosen
    evaluation.moderate(rubric=RUBRIC, code="D4", points=25, reason=WHY)
    assert evaluation.expert["D4"] == 25


def test_after_moderation_experts_add_notes_only():
    evaluation = scored()
    evaluation.moderate(rubric=RUBRIC, code="D4", points=25, reason=WHY)

    again = refused(evaluation.score, rubric=RUBRIC, code="D4", by_person=MENTOR, points=30)

    assert again == [(ScoreModerated, "", {"code": "D4"})]
    evaluation.score(rubric=RUBRIC, code="D4", by_person=MENTOR, comment=Prose("已说明"))
    assert evaluation.expert["D4"] == 25


def test_a_veto_is_one_of_the_rubric_and_written_down():
    evaluation = scored()

    assert refused(evaluation.veto, rubric=RUBRIC, no=3, reason=WHY) == [(VetoUnknown, "no", {"no": 3})]
    evaluation.veto(rubric=RUBRIC, no=2, reason=WHY)
    assert happened(evaluation.veto, rubric=RUBRIC, no=2, reason=WHY) == []
    evaluation.lift_veto(no=2, reason=WHY)
    assert evaluation.vetoed == set()


# ---- signing


def test_the_director_does_not_sign_first():
    evaluation = scored()

    assert refused(evaluation.sign, **signing(evaluation, Capacity.DIRECTOR, DIRECTOR)) == [(NotSignedYet, "", {})]


def test_nobody_signs_twice():
    evaluation = signed_once()

    assert refused(evaluation.sign, **signing(evaluation, Capacity.DIRECTOR, EVALUATOR)) == [(SameSigner, "", {})]
    assert refused(evaluation.sign, **signing(evaluation, Capacity.EVALUATOR, "p-other"))[0][0] is AlreadyDone


def test_a_second_click_on_the_same_signature_says_nothing_new():
    evaluation = signed_once()

    assert happened(evaluation.sign, **signing(evaluation, Capacity.EVALUATOR, EVALUATOR)) == []


def test_what_has_changed_since_it_was_read_is_not_signed():
    evaluation = scored()
    read = signing(evaluation, Capacity.EVALUATOR, EVALUATOR)
    evaluation.score(rubric=RUBRIC, code="D4", by_person=MENTOR, points=12)

    faults = refused(evaluation.sign, **read)

    assert faults == [(EvaluationChanged, "", {"seen": read["seen"], "version": evaluation.version})]


def test_what_is_not_scored_is_not_signed():
    evaluation = opened()
    incomplete = signing(evaluation, Capacity.EVALUATOR, EVALUATOR, missing=("D4", "D3"))

    assert refused(evaluation.sign, **incomplete) == [(Incomplete, "", {"codes": ("D4", "D3")})]


def test_total_and_grade_are_frozen_with_the_second_signature():
    evaluation = signed()

    assert (evaluation.total, evaluation.grade) == (86.0, Grade.QUALIFIED)
    assert evaluation.signers == {Capacity.EVALUATOR: EVALUATOR, Capacity.DIRECTOR: DIRECTOR}


def test_reopening_needs_a_reason_and_the_signatures_fall():
    evaluation = published()

    assert refused(evaluation.reopen, reason=Prose(" ")) == [(NotChosen, "reason", {})]
    evaluation.reopen(reason=WHY)
    assert (evaluation.signers, evaluation.total, evaluation.expert) == ({}, None, {"D4": 27, "D3": 24})


# ---- objections


def test_one_objection_at_a_time_to_the_same_line():
    evaluation = objected()
    once_more = {"rubric": RUBRIC, "statement": Prose("再次说明"), "by_person": LEAD}

    assert refused(evaluation.object_, code="D4", **once_more) == [(ObjectionThere, "", {"code": "D4"})]
    assert refused(evaluation.object_, code="Z9", **once_more) == [(LineUnknown, "code", {"code": "Z9"})]


def test_the_last_answer_ends_the_objections():
    evaluation = objected()
    evaluation.object_(rubric=RUBRIC, code="total", statement=Prose("总分有误"), by_person=LEAD)
    assert refused(evaluation.resolve, code="C1", decision=Decision.UPHELD, reason=WHY)[0][0] is NoObjection

    evaluation.resolve(code="D4", decision=Decision.UPHELD, reason=WHY)
    assert evaluation.state is State.OBJECTED
    evaluation.resolve(code="total", decision=Decision.REJECTED, reason=WHY)

    assert evaluation.state is State.SIGNED


@pytest.mark.parametrize("state", State)
def test_what_is_stored_tells_the_same_evaluation(state):
    evaluation = IN[state]()

    assert told(replayed(stored(evaluation))) == told(evaluation)
