"""The problem list of a school: who raises, diagnoses, agrees and solves, and who may read it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotFound, NotYours, Several
from domain.problems import Problem, State
from domain.problems.refusals import NotOfStudio, OwnProblem
from hub.access import Act
from hub.problems import may_see
from hub.problems.faults import OwnerUnknown, ThingUnseen
from projections import problems
from tests.district import KG1, MS1

DUE = date(2026, 4, 30)


def raised(district, school="MS-01", by="sec-ms", title="组织生活常被冲掉"):
    """Its key."""
    receipt = district.hub.problems.raise_problem(school, title=title, description="排课冲突", act=district.by(by))
    return see(district, district.ask(problems.created_at, receipt.first)).key


def see(district, no):
    return district.ask(problems.problem, no)


def diagnosed(district, by="mentor-ms", **more):
    key = raised(district, **more)
    district.hub.problems.diagnose(key, diagnosis="没有固定时间", act=district.by(by))
    return key


def agreed(district, by="sec-ms"):
    key = diagnosed(district)
    measure = {"measure": "每月一次主题党日", "owner": "sec-ms", "due_on": DUE}
    district.hub.problems.agree_measure(key, **measure, act=district.by(by))
    return key


def test_a_problem_goes_from_the_school_to_the_mentor_and_back(district):
    bystander, key = raised(district, title="另一个"), agreed(district)
    shown = district.afterwards(KG1, MS1, "2026-03-02")
    district.hub.problems.solve(key, result="三个月未再冲突", refs=[f"visit:{shown}"], act=district.by("sec-ms"))
    district.hub.problems.reopen(key, reason="又冲突", act=district.by("mentor-ms"))

    story = [(stamp.kind, stamp.actor, stamp.role) for stamp, _ in district.ask(problems.timeline, key)]
    assert story == [
        ("raised", "sec-ms", "secretary"),
        ("diagnosed", "mentor-ms", "mentor"),
        ("measure_agreed", "sec-ms", "secretary"),
        ("solved", "sec-ms", "secretary"),
        ("reopened", "mentor-ms", "mentor"),
    ]
    assert district.ask(problems.by_key, bystander).state is State.RAISED
    assert district.level()


def test_lead_and_mentor_act_for_every_school_of_their_studio(district):
    rows = [district.ask(problems.by_key, raised(district, "PS-01", by)) for by in ("sec-ps", "lead-ms", "mentor-ms")]
    district.hub.problems.withdraw(rows[0].key, reason="已不存在", act=district.by("lead-ms"))

    assert {(row.school, row.studio, row.programme) for row in rows} == {("PS-01", "ST-MS", "P1")}
    for person in ("sec-ms", "sec-kg", "asst-ms", "officer"):
        with pytest.raises(NotYours):
            raised(district, "PS-01", person)


def test_nobody_diagnoses_the_own_problem(district):
    key = raised(district, by="mentor-ms")

    with pytest.raises(NotYours):
        district.hub.problems.diagnose(key, diagnosis="没有固定时间", act=district.by("sec-ms"))
    with pytest.raises(OwnProblem):
        district.hub.problems.diagnose(key, diagnosis="没有固定时间", act=district.by("mentor-ms"))


def test_a_problem_is_of_a_school_of_a_studio(district):
    operator = Act(person="officer", source="cli", command_id="c-cli")

    with pytest.raises(NotOfStudio):
        district.hub.problems.raise_problem("KG-01", title="没有场地", studio="ST-MS", act=operator)


def test_owner_and_what_shows_it_are_known(district):
    key = diagnosed(district)
    measure = {"measure": "主题党日", "owner": "p-99", "due_on": DUE}
    with pytest.raises(OwnerUnknown) as refused:
        district.hub.problems.agree_measure(key, **measure, act=district.by("sec-ms"))
    assert refused.value.field == "owner"

    key = agreed(district)
    with pytest.raises(Several) as unseen:
        district.hub.problems.solve(key, result="好了", refs=["visit:v-9", "case:c-9"], act=district.by("sec-ms"))
    assert [(type(each), each.field, each.facts["thing"]) for each in unseen.value.faults] == [
        (ThingUnseen, "refs", "visit:v-9"),
        (ThingUnseen, "refs", "case:c-9"),
    ]


def test_a_problem_is_read_in_its_studio_and_by_the_party_school(district):
    key = raised(district)
    row = district.ask(problems.by_key, key)

    def reads(person):
        with district.hub.reader() as read:
            return may_see(read, district.hub.core.standing(person), row)

    people = ("sec-ms", "sec-ps", "lead-ms", "mentor-ms", "asst-ms", "officer", "evaluator")
    assert [person for person in people if not reads(person)] == []
    assert [person for person in ("sec-kg", "asst-kg", "liaison", "nobody", "admin") if reads(person)] == []
    with pytest.raises(NotFound):
        district.hub.problems.withdraw(key, reason="无", act=district.by("sec-kg"))


def test_who_wrote_a_text_may_remove_it(district):
    key = diagnosed(district)
    first, second = (entry for entry in district.hub.log.stream(Problem, key))
    words = first[1].description.key
    with pytest.raises(NotYours):
        district.hub.problems.redact(key, of=(words,), reason="个人信息", act=district.by("mentor-ms"))

    district.hub.problems.redact(key, of=(words,), reason="个人信息", act=district.by("sec-ms"))

    row = district.ask(problems.by_key, key)
    assert (str(row.description), str(row.diagnosis)) == ("（内容已移除）", str(second[1].diagnosis))
