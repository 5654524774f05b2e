"""Rubrics: every line is checked, presence cannot be measured, and an adopted version is the same for ever."""

from __future__ import annotations

from datetime import date

import pytest

from domain.evaluation import Grades, LineKind, Rubric, RubricState, SubjectKind
from domain.evaluation import faults as f
from domain.evaluation.formula import NoFormula, forbidden_in, names_in, value_of
from domain.evaluation.refusals import RubricAlreadyDone, RubricNotInState
from domain.model import Prose
from tests.evaluation_stories import BONUS, COMPUTED, JUDGED, MIXED, RUBRIC, draft, line, rubric
from tests.stories import happened, refused, replayed, stored, told

ON = date(2024, 10, 28)
REST = (JUDGED, MIXED, BONUS)


def with_formula(formula, *, kind=LineKind.AUTO, **more):
    """What is the matter with a rubric whose first line has this formula."""
    first = line("C1", 40, kind, formula, **more)
    return refused(Rubric.draft, "studio-9", rubric(lines=(first, *REST)))


def test_the_weights_sum_to_a_hundred_bonus_lines_apart():
    short = rubric(lines=(COMPUTED, JUDGED, BONUS))

    assert refused(Rubric.draft, "studio-9", short) == [(f.WeightsNotFull, "lines", {"no": 0, "sum": 70})]
    assert draft().state is RubricState.DRAFT


@pytest.mark.parametrize(
    "formula", ["I7", "modes/4", "min(n, 1)", "(I5+2*I5c)/3", "cases/members", "done/agreed", "-I10 + 1", "max(I3, .5)"]
)
def test_a_formula_names_measures_of_the_list(formula):
    assert happened(Rubric.draft, "studio-9", rubric(lines=(line("C1", 40, LineKind.AUTO, formula), *REST)))


@pytest.mark.parametrize(
    ("formula", "fault", "facts"),
    [
        ("I99/2", f.MeasureUnknown, {"name": "I99"}),
        ("foo + I3", f.MeasureUnknown, {"name": "foo"}),
        ("I5b", f.MeasureNeverScored, {"name": "I5b"}),
        ("I12*2", f.MeasureNotAlone, {"name": "I12"}),
        ("I6.person", f.MeasureOfPerson, {"name": "I6.person"}),
        ("logins/30", f.MeasureForbidden, {"word": "logins"}),
        ("I3 + page_views", f.MeasureForbidden, {"word": "views"}),
        ("upload_count", f.MeasureForbidden, {"word": "upload"}),
        ("I3 +", f.FormulaUnfit, {"formula": "I3 +"}),
        ("__import__('os')", f.FormulaUnfit, {"formula": "__import__('os')"}),
        ("I3 ** 9", f.FormulaUnfit, {"formula": "I3 ** 9"}),
        ("42", f.FormulaUnfit, {"formula": "42"}),
        ("(" * 400 + "I3", f.FormulaUnfit, {"formula": "(" * 400 + "I3"}),
    ],
)
def test_what_is_not_on_the_list_does_not_exist(formula, fault, facts):
    assert with_formula(formula) == [(fault, "lines", {"no": 1, "code": "C1"} | facts)]


@pytest.mark.parametrize("zh", ["登录次数", "点赞数", "人均浏览量", "在线时长", "材料上传数", "每日打卡"])
def test_presence_is_not_measured_by_experts_either(zh):
    lines = (COMPUTED, JUDGED, MIXED, line("X1", 5, bonus=True, rule=zh))

    ((fault, _, facts),) = refused(Rubric.draft, "studio-9", rubric(lines=lines))

    assert (fault, facts["no"], facts["code"]) == (f.MeasureForbidden, 4, "X1")


@pytest.mark.parametrize("words", ["评阅等级", "I6", "review of the likely outcome", "visits", "interviewed"])
def test_words_that_only_resemble_a_forbidden_one_pass(words):
    assert forbidden_in(words) is None


def test_everything_that_is_the_matter_is_told_at_once():
    lines = (line("C1", 0), line("C1", 50, LineKind.AUTO, "I3", full_at=0), line("D1", 50, LineKind.EXPERT, "I3"))
    told_of = rubric(title="", grades=Grades(60, 90), lines=lines)

    found = [(fault, facts.get("no")) for fault, _, facts in refused(Rubric.draft, "评价 1", told_of)]

    assert [each for each in found if each[1] is not None] == [
        (f.VersionUnfit, 0),
        (f.GradesUnfit, 0),
        (f.WeightUnfit, 1),
        (f.LineTwice, 2),
        (f.FullIsZero, 2),
        (f.FormulaOfExpert, 3),
    ]


def test_a_rubric_of_no_lines_is_none():
    assert refused(Rubric.draft, "studio-9", rubric(lines=())) == [(f.NoLines, "lines", {"no": 0})]


def test_measures_of_a_person_are_for_persons():
    lines = (line("S1", 100, LineKind.AUTO, "I6.person"),)

    assert happened(Rubric.draft, "secretary-9", rubric(lines=lines, subject_kind=SubjectKind.SECRETARY))


def test_an_adopted_version_is_never_edited():
    version = draft()
    version.adopt(on=ON)

    assert refused(version.redraft, RUBRIC) == [(RubricNotInState, "", {"command": "redraft", "state": "adopted"})]
    assert refused(version.adopt, on=ON) == [(RubricAlreadyDone, "", {"command": "adopt", "state": "adopted"})]


def test_the_fact_of_adoption_says_the_whole_version():
    version = draft(title="草案")
    version.redraft(RUBRIC)

    ((kind, said),) = happened(version.adopt, on=ON)

    assert (kind, said["version"], said["lines"], said["title"]) == (
        Rubric.Adopted,
        "studio-9",
        RUBRIC.lines,
        "工作室评价",
    )


def test_a_draft_that_is_sent_again_unchanged_says_nothing_new():
    assert happened(draft().redraft, RUBRIC) == []


def test_only_an_adopted_version_is_retired_and_then_stays_so():
    version = draft()
    assert refused(version.retire, reason=Prose("改版"), on=ON)[0][0] is RubricNotInState

    version.adopt(on=ON)
    version.retire(reason=Prose("改版"), on=ON)

    assert version.state is RubricState.RETIRED
    assert told(replayed(stored(version))) == told(version)


def test_a_formula_is_computed_without_running_anything():
    assert value_of("(I5 + 2*I5c)/3", {"I5": 0.9, "I5c": 0.6}) == pytest.approx(0.7)
    assert value_of("min(n, 1) - max(I3, .2, -1)", {"n": 3, "I3": 0.1}) == pytest.approx(0.8)
    assert value_of("done/agreed", {"done": 0, "agreed": 0}) is None
    assert names_in("I6.person*on_time") == ("I6.person", "on_time")
    with pytest.raises(NoFormula):
        names_in("I3.__class__.__bases__")
