"""Supervision as people see it: open problems, whose turn it is, and a hint where the responsible person was absent."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.supervision import ProblemState
from domain.visits import Deputy, SheetSource
from domain.words import Stage
from projections import programme, supervision
from tests.district import KG1, MS1, SHEET, STUDIO_MS
from tests.grown import handed_over, level, problem, visited


def see(district, key):
    return district.ask(supervision.by_key, key)


def states(row):
    return [each.state for each in row.problems]


def test_a_problem_goes_from_the_finding_to_its_end_and_no_other_does(district):
    key, other = visited(district), visited(district, "ST-KG")
    for each in (key, key, other):
        problem(district, each)
    handed_over(district, key)
    say = district.hub.supervision
    say.report(key, problem_no=1, measures="交换主持人", act=district.by("lead-ms"))
    say.return_(key, problem_no=1, comments="尚无回访", act=district.by("evaluator"))
    assert str(see(district, key).problems[0].comments) == "尚无回访"
    say.report(key, problem_no=1, measures="已回访两次", act=district.by("lead-ms"))
    say.close(key, problem_no=1, act=district.by("evaluator"))

    row = see(district, key)

    assert (states(row), row.open) == ([ProblemState.CLOSED, ProblemState.OPEN], 1)
    done = row.problems[0]
    assert (str(done.measures), done.comments, done.to) == ("已回访两次", None, STUDIO_MS)
    assert done.closed_on == date(2026, 3, 5)
    assert states(see(district, other)) == [ProblemState.OPEN]
    kinds = [stamp.kind for stamp, _ in district.ask(supervision.timeline, key)]
    assert kinds[:4] == ["visit_made", "problem_found", "problem_found", "rectification_requested"]
    assert level(district)


def test_it_is_told_whose_turn_it_is(district):
    key = visited(district)
    for school in (None, "MS-01"):
        problem(district, key, school=school)
    assert [each.problem.no for each in district.ask(supervision.to_hand_over)] == [1, 2]

    handed_over(district, key, to=MS1, no=2, due_on=date(2026, 3, 31))
    handed_over(district, key)

    assert [each.problem.no for each in district.ask(supervision.to_mend, [MS1, STUDIO_MS])] == [2, 1]
    assert district.ask(supervision.to_mend, [KG1]) == []
    district.hub.supervision.report(key, problem_no=2, measures="已整改", act=district.by("sec-ms"))
    assert [each.problem.no for each in district.ask(supervision.to_judge)] == [2]
    assert [each.problem.no for each in district.ask(supervision.open_problems, "ST-MS")] == [1, 2]
    late = see(district, key).problems[0]
    assert (late.overdue(date(2026, 4, 30)), late.overdue(date(2026, 5, 1))) == (False, True)


def test_the_list_shows_studios_with_open_problems(district):
    key, other = visited(district), visited(district, "ST-KG")
    problem(district, key)

    def found(**chosen):
        rows = district.ask(supervision.everywhere, **chosen)
        assert district.ask(supervision.count, **chosen) == len(rows)
        return [row.key for row in rows]

    assert (found(), found(unfinished=True), found(studios=["ST-KG"])) == ([other, key], [key], [other])
    assert found(studios=[]) == []


def test_visits_of_a_stage_are_counted(district):
    visited(district)
    stage = district.ask(programme.stage_on, "P1", date(2026, 3, 5))

    counted = [
        district.ask(supervision.made_between, studio, stage.starts_on, stage.ends_on) for studio in ("ST-MS", "ST-KG")
    ]

    assert (stage.stage, counted) == (Stage.PRACTICE, [1, 0])


def test_a_visit_without_the_responsible_person_is_hinted_at(district):
    why = {"override_reason": "一天三组"}
    absent, deputised, there = (district.prepared(topic=topic, **why) for topic in ("一", "二", "三"))
    for key in (absent, deputised, there):
        district.visits.confirm(key, act=district.by("sec-ms"))
        district.hold(key)
    sheet = {"entries": SHEET, "source": SheetSource.PAPER}
    file = district.visits.file_attendance
    file(absent, **sheet, responsible_present=False, act=district.by("asst-ms"))
    deputy = Deputy("lead-ms", Prose("外出开会"))
    file(deputised, **sheet, responsible_present=False, deputy=deputy, act=district.by("asst-ms"))
    file(there, **sheet, responsible_present=True, act=district.by("asst-ms"))

    found = district.ask(supervision.absences, "ST-MS", date(2026, 3, 1))

    assert [(each.key, each.title, each.party, each.responsible) for each in found] == [(absent, "一", MS1, "sec-ms")]
    assert district.ask(supervision.absences, "ST-KG", date(2026, 3, 1)) == []
    assert district.ask(supervision.absences, "ST-MS", date(2026, 3, 21)) == []
