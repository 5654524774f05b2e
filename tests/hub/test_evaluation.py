"""Rubrics and evaluations through the hub's own commands: who may, what is frozen, and that two persons sign what they have read."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Refused
from domain.evaluation import Capacity, Decision, Evaluation, Grade, Score, State, Subject, SubjectKind
from domain.evaluation.refusals import NotReproduced
from domain.words import Stage
from hub.evaluation import sheet_of
from projections import evaluation as lists
from tests.evaluation_stories import RUBRIC, rubric
from tests.grown import level

TODAY = date(2026, 3, 5)
STUDIO = Subject(SubjectKind.STUDIO, "ST-MS")
SECRETARY = Subject(SubjectKind.SECRETARY, "sec-ms")


def refused(use_case, *args, **kwargs):
    """The code of the refusal."""
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value.code


def adopted(district, version="studio-9", definition=RUBRIC):
    district.hub.rubrics.draft(version, definition, act=district.by("officer"))
    district.hub.rubrics.adopt(version, act=district.by("director"))
    return version


def opened(district, subject=STUDIO, by="evaluator", **more):
    version = more.pop("rubric", None) or adopted(district)
    say = {"subject": subject, "stage": Stage.PRACTICE, "rubric": version} | more
    receipt = district.hub.evaluation.open(**say, act=district.by(by))
    return district.ask(lists.evaluation, district.ask(lists.created_at, receipt.first)).key


def scored(district):
    key, say = opened(district), district.hub.evaluation
    say.score(key, code="D4", points=27, act=district.by("mentor-ms"))
    say.score(key, code="D3", points=24, comment="佐证齐全", act=district.by("evaluator"))
    return key


def see(district, key):
    return district.ask(lists.by_key, key)


def sign(district, key, by, capacity, seen=None):
    version = see(district, key).version if seen is None else seen
    district.hub.evaluation.sign(key, capacity=capacity, seen=version, act=district.by(by))


def signed(district):
    key = scored(district)
    sign(district, key, "evaluator", Capacity.EVALUATOR)
    sign(district, key, "director", Capacity.DIRECTOR)
    return key


def test_a_rubric_is_adopted_by_the_director_and_nobody_else(district):
    rubrics = district.hub.rubrics
    rubrics.draft("studio-9", RUBRIC, act=district.by("evaluator"))

    for person in ("officer", "evaluator", "lead-ms"):
        assert refused(rubrics.adopt, "studio-9", act=district.by(person)) == "access.not_yours"
    assert refused(rubrics.draft, "studio-8", RUBRIC, act=district.by("lead-ms")) == "access.not_yours"
    rubrics.adopt("studio-9", act=district.by("director"))

    (row,) = district.ask(lists.rubrics)
    assert (row.key, row.state, row.adopted_on, row.adopted_by) == ("studio-9", "adopted", TODAY, "director")
    assert level(district)


def test_a_file_is_imported_whole_or_not_at_all(district):
    good = "studio-9:\n  title: 甲\n  indicators:\n    - {code: C1, weight: 100, kind: auto, zh: 跨学段, formula: I3}\n"
    bad = "brand-9:\n  title: 乙\n  indicators:\n    - {code: C1, weight: 100, kind: auto, zh: 登录, formula: logins}\n"
    rubrics = district.hub.rubrics

    assert refused(rubrics.import_, good + bad, act=district.by("officer")) == "rubric.measure_forbidden"
    assert district.ask(lists.rubrics) == []
    rubrics.import_(good, act=district.by("officer"))
    rubrics.import_(good.replace("甲", "丙"), act=district.by("officer"))
    assert [row.title for row in district.ask(lists.rubrics)] == ["丙"]


def test_an_adopted_version_is_passed_over_where_a_file_says_the_same_and_refused_where_not(district):
    adopted(district)

    district.hub.rubrics.draft("studio-9", RUBRIC, act=district.by("officer"))
    changed = rubric(title="改动")
    assert refused(district.hub.rubrics.draft, "studio-9", changed, act=district.by("officer")) == "rubric.not_in_state"


def test_what_is_opened_is_frozen_and_computed_at_once(district):
    before = district.hub.log.head().position + 2

    row = see(district, opened(district))

    assert (row.subject, row.as_of, row.frozen_at, row.formula) == (STUDIO, TODAY, before, "1")
    assert [each.code for each in row.computed] == ["C1", "D3"]
    assert len(row.input_digest) == 64


def test_only_an_evaluator_opens_one_and_only_for_somebody_there(district):
    version = adopted(district)

    for person in ("director", "officer", "lead-ms", "observer"):
        assert refused(opened, district, by=person, rubric=version).startswith("access.")
    nobody = Subject(SubjectKind.STUDIO, "ST-NO")
    assert refused(opened, district, nobody, rubric=version) == "evaluation.subject_unfit"
    assert refused(opened, district, rubric=version, as_of=date(2027, 1, 1)) == "evaluation.as_of_ahead"
    assert refused(opened, district, rubric=version, as_of=date(2020, 1, 1)) == "evaluation.as_of_too_early"
    assert refused(opened, district, rubric=version, stage=Stage.SUMMARY) == "evaluation.stage_not_begun"
    assert refused(opened, district, rubric="studio-7") == "not_found"


def test_the_same_subject_is_evaluated_once_by_a_version_in_a_stage(district):
    key = opened(district)

    assert refused(opened, district, rubric="studio-9") == "already_there"
    assert district.ask(lists.count) == 1
    assert key == "P1/studio:ST-MS/practice/studio-9"


def test_the_lead_assesses_the_own_studio_and_no_other(district):
    key, say = opened(district), district.hub.evaluation
    own = {"scores": (Score("total", 88),), "statement": "互访有进步"}

    for person in ("sec-ms", "mentor-ms", "evaluator", "director"):
        assert refused(say.self_assess, key, **own, act=district.by(person)) == "access.not_yours"
    say.self_assess(key, **own, act=district.by("lead-ms"))

    row = see(district, key)
    assert (str(row.statement), row.own) == ("互访有进步", (Score("total", 88),))


def test_a_secretary_is_assessed_by_the_person_in_question(district):
    lines = (rubric().lines[1],)
    personal = rubric(lines=(type(lines[0])("S6", 100, "expert", "评语"),), subject_kind=SubjectKind.SECRETARY, veto=())
    version = adopted(district, "secretary-9", personal)
    key, say = opened(district, SECRETARY, rubric=version), district.hub.evaluation

    assert refused(say.self_assess, key, statement="甲", act=district.by("sec-ps")) == "access.not_yours"
    say.self_assess(key, statement="甲", act=district.by("sec-ms"))
    say.score(key, code="S6", points=80, act=district.by("mentor-ms"))

    assert see(district, key).expert == {"S6": 80}


def test_mentors_score_their_own_studios_and_nobody_scores_the_own_unit(district):
    key, say = opened(district, Subject(SubjectKind.STUDIO, "ST-KG")), district.hub.evaluation

    assert refused(say.score, key, code="D4", points=20, act=district.by("mentor-ms")) == "access.not_yours"
    assert refused(say.score, key, code="D4", points=20, act=district.by("officer")) == "access.not_yours"
    assert refused(say.score, key, code="C1", points=20, act=district.by("evaluator")) == "evaluation.computed_line"
    other = opened(district, rubric="studio-9")
    assert refused(say.score, other, code="D4", points=20, act=district.by("lead-ms")) == "evaluation.not_your_score"


def test_two_persons_sign_and_the_total_is_that_of_the_sheet(district):
    key = scored(district)

    assert refused(sign, district, key, "evaluator", Capacity.DIRECTOR) == "access.not_yours"
    assert refused(sign, district, key, "director", Capacity.DIRECTOR) == "evaluation.not_signed_yet"
    sign(district, key, "evaluator", Capacity.EVALUATOR)
    sign(district, key, "director", Capacity.DIRECTOR)

    row = see(district, key)
    found = sheet_of(row, RUBRIC)
    assert (row.state, row.total, row.grade) == (State.SIGNED, found.total, found.grade)
    assert [each.by for each in row.signatures] == ["evaluator", "director"]
    assert level(district)


def test_what_is_not_scored_or_changed_since_is_not_signed(district):
    key = opened(district)
    read = see(district, key).version

    assert refused(sign, district, key, "evaluator", Capacity.EVALUATOR) == "evaluation.incomplete"
    district.hub.evaluation.score(key, code="D4", points=27, act=district.by("mentor-ms"))
    assert refused(sign, district, key, "evaluator", Capacity.EVALUATOR, seen=read) == "evaluation.changed"


def test_figures_that_the_log_does_not_give_are_not_signed(district):
    key = scored(district)
    forged = district.hub.log.load(Evaluation, key)
    forged.compute(lines=tuple(forged.computed.values()), input_digest="0" * 64)
    district.hub.core.commit(forged, act=district.by("evaluator"))

    with pytest.raises(NotReproduced):
        sign(district, key, "evaluator", Capacity.EVALUATOR)

    assert [each.what for each in district.hub.evaluation.reproduce(key).differences] == ["digest"]


def test_an_evaluation_is_the_same_after_more_has_happened(district):
    key = signed(district)

    district.held()

    assert district.hub.evaluation.reproduce(key).equal


def test_a_veto_caps_the_grade(district):
    key = scored(district)
    district.hub.evaluation.veto(key, no=1, reason="数据造假", act=district.by("director"))

    sign(district, key, "evaluator", Capacity.EVALUATOR)

    assert see(district, key).grade is Grade.UNQUALIFIED


def test_the_subject_objects_and_the_director_answers_and_reopens(district):
    key, say = signed(district), district.hub.evaluation
    say.publish(key, act=district.by("director"))
    assert refused(say.object_, key, code="D4", statement="x", act=district.by("sec-ms")) == "access.not_yours"
    say.object_(key, code="D4", statement="佐证未计入", act=district.by("lead-ms"))

    assert see(district, key).state is State.OBJECTED
    say.resolve(key, code="D4", decision=Decision.UPHELD, reason="属实", act=district.by("director"))
    say.reopen(key, reason="按异议更正", act=district.by("director"))

    row = see(district, key)
    assert (row.state, row.signatures, row.total) == (State.OPENED, (), None)
    assert [(each.code, each.decision, str(each.answer)) for each in row.objections] == [("D4", "upheld", "属实")]
    assert level(district)


def test_a_removed_text_is_gone_from_the_sheet(district):
    key = scored(district)
    (text,) = district.hub.log.load(Evaluation, key).texts

    district.hub.evaluation.redact(key, of=(text,), reason="含个人信息", act=district.by("officer"))

    assert [str(note.comment) for note in see(district, key).notes if note.comment] == ["（内容已移除）"]
