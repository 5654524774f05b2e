"""Supervision through the hub's own commands: who looks, who asks, who mends, who closes, and who may read it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Refused
from domain.supervision import Mode, ProblemState
from domain.supervision.refusals import NotOfStudio, VisitedAlready
from domain.words import Role
from hub.supervision import may_see
from projections import matters, supervision
from projections.matters import What
from tests.district import KG1, MS1, STUDIO_MS
from tests.grown import handed_over, level, problem, visited

TODAY = date(2026, 3, 5)


def refused(use_case, *args, **kwargs):
    with pytest.raises(Refused) as found:
        use_case(*args, **kwargs)
    return found.value


def see(district, key):
    return district.ask(supervision.by_key, key)


def test_the_party_school_looks_and_nobody_else(district):
    visited(district, by="officer")

    for person in ("director", "lead-ms", "mentor-ms", "observer"):
        assert refused(visited, district, "ST-KG", by=person).code in ("access.not_yours", "access.read_only")
    assert refused(visited, district, "ST-NO").code == "visit.unknown_unit"
    assert level(district)


def test_a_second_visit_in_a_stage_needs_a_reason(district):
    visited(district)
    visited(district, "ST-KG")

    why = refused(visited, district)
    visited(district, reason="复查整改")

    assert (type(why), why.field, why.facts["count"]) == (VisitedAlready, "reason", 1)
    assert district.ask(supervision.count, studios=["ST-MS"]) == 2
    visited(district, on=date(2025, 10, 1))


def test_each_step_has_its_own_people(district):
    key, say = visited(district), district.hub.supervision
    problem(district, key)

    about = {"problem_no": 1, "to": STUDIO_MS, "due_on": date(2026, 4, 30)}
    assert refused(say.request, key, **about, act=district.by("evaluator")).code == "access.not_yours"
    handed_over(district, key)
    report = {"problem_no": 1, "measures": "交换主持人"}
    assert refused(say.report, key, **report, act=district.by("sec-kg")).code == "not_found"
    assert refused(say.report, key, **report, act=district.by("asst-ms")).code == "access.not_yours"
    say.report(key, **report, act=district.by("lead-ms"))
    assert refused(say.close, key, problem_no=1, act=district.by("officer")).code == "access.not_yours"
    say.close(key, problem_no=1, act=district.by("evaluator"))

    assert see(district, key).problems[0].state is ProblemState.CLOSED
    assert level(district)


def test_a_problem_belongs_to_the_studio_that_was_visited(district):
    key = visited(district)

    assert isinstance(refused(problem, district, key, school="KG-01"), NotOfStudio)
    problem(district, key, school="PS-01")
    assert isinstance(refused(handed_over, district, key, to=KG1), NotOfStudio)


def test_who_is_named_or_asked_may_read_it(district):
    key = visited(district)
    problem(district, key)

    def eyes():
        people = ("lead-ms", "asst-ms", "mentor-ms", "evaluator", "sec-ms", "sec-ps", "sec-kg", "liaison")
        return [may_see(district.hub.core.standing(person), see(district, key)) for person in people]

    assert eyes() == [True] * 4 + [False] * 4
    handed_over(district, key, to=MS1)
    problem(district, key, school="PS-01")
    assert eyes() == [True] * 6 + [False] * 2


def test_what_waits_is_told_to_who_is_asked(district):
    key = visited(district)
    problem(district, key)
    assert [each.what for each in district.ask(matters.of_office, set(Role), TODAY)] == [What.HAND_OVER]

    handed_over(district, key)
    waiting = district.ask(matters.of_units, [STUDIO_MS], TODAY)
    assert [(each.what, str(each.title), each.problem) for each in waiting] == [(What.MEND, "互访少、回访少", 1)]
    assert (waiting[0].overdue(date(2026, 4, 30)), waiting[0].overdue(date(2026, 5, 1))) == (False, True)
    assert district.ask(matters.of_units, [KG1], TODAY) == []
    district.hub.supervision.report(key, problem_no=1, measures="已整改", act=district.by("lead-ms"))

    assert district.ask(matters.of_units, [STUDIO_MS], TODAY) == []
    assert [each.what for each in district.ask(matters.of_office, {Role.EVALUATOR}, TODAY)] == [What.JUDGE]


def test_a_text_is_removed_by_who_wrote_it_or_an_officer(district):
    key = visited(district)
    problem(district, key)
    note = see(district, key).note

    redact = district.hub.supervision.redact
    assert refused(redact, key, of=(note.key,), reason="误", act=district.by("lead-ms")).code == "access.not_yours"
    redact(key, of=(note.key,), reason="个人信息", act=district.by("evaluator"))
    redact(key, of=(see(district, key).problems[0].description.key,), reason="个人信息", act=district.by("officer"))

    row = see(district, key)
    assert (row.note.text, row.problems[0].description.text, row.mode) == (None, None, Mode.FILE)
    assert level(district)
