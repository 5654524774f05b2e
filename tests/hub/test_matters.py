"""轮到我, beside visits: plans, pairings, turns, problems and stages wait for those who can do something about them."""

from __future__ import annotations

from datetime import date

from domain.studios import Turn
from domain.words import Stage
from hub import matters
from projections.matters import What
from tests.hub.test_problems import agreed, diagnosed, raised
from tests.hub.test_studios import submitted, two_leads

JUNE = date(2026, 6, 30)


def waiting(district, person):
    who, today = district.hub.core.standing(person), district.hub.core.today()
    return [(each.what, each.key, each.due_on) for each in district.ask(matters.waiting, who, today)]


def kinds(district, *people):
    return [{what for what, *_ in waiting(district, person)} for person in people]


def test_a_plan_waits_for_the_officer_then_for_its_lead(district):
    submitted(district)
    before = kinds(district, "officer", "director", "lead-ms")
    act = district.by("officer")
    district.hub.studios.return_plan("ST-MS", "2024-2026", revision=1, comments="写清分工", act=act)

    assert before == [{What.APPROVE_PLAN}, set(), set()]
    assert waiting(district, "lead-ms") == [(What.CORRECT_PLAN, "ST-MS/2024-2026", None)]
    assert kinds(district, "officer", "asst-ms", "mentor-ms", "sec-ms") == [set()] * 4


def test_a_pairing_waits_for_the_other_lead_and_when_it_is_over_for_both(district):
    two_leads(district)
    told = district.hub.studios
    told.propose_pairing("ST-MS", "ST-KG", theme="交换主持人", until_on=JUNE, act=district.by("lead-ms"))
    asked = kinds(district, "nobody", "asst-kg", "lead-ms")
    told.confirm_pairing("ST-MS", "ST-KG", act=district.by("nobody"))
    district.wind("2026-07-01 09:00")

    assert asked == [{What.CONFIRM_PAIRING}, set(), set()]
    assert waiting(district, "nobody") == waiting(district, "lead-ms") == [(What.END_PAIRING, "ST-MS/ST-KG", JUNE)]
    assert kinds(district, "asst-ms") == [set()]


def test_a_turn_waits_for_its_school_from_ten_school_days_before_until_it_is_over(district):
    turns = [Turn("MS-01", date(2026, 3, 20), date(2026, 3, 31)), Turn("PS-01", date(2026, 5, 1), date(2026, 5, 31))]
    district.hub.studios.set_rotation("ST-MS", turns, act=district.by("lead-ms"))
    before = waiting(district, "sec-ms")
    district.wind("2026-03-06 09:00")
    near = waiting(district, "sec-ms")
    district.wind("2026-04-01 09:00")

    assert (before, near) == ([], [(What.HOST, "ST-MS", date(2026, 3, 20))])
    assert kinds(district, "sec-ms", "sec-ps") == [set(), set()]


def test_a_problem_waits_for_the_mentor_then_for_the_school(district):
    key = raised(district, "PS-01", "sec-ps")

    assert waiting(district, "mentor-ms") == waiting(district, "lead-ms") == [(What.DIAGNOSE, key, None)]
    assert kinds(district, "sec-ps", "asst-ms", "sec-kg", "officer") == [set()] * 4
    district.hub.problems.diagnose(key, diagnosis="没有固定时间", act=district.by("mentor-ms"))
    assert waiting(district, "sec-ps") == [(What.AGREE_MEASURE, key, None)]
    assert kinds(district, "mentor-ms", "sec-ms") == [set(), set()]


def test_a_measure_waits_when_it_is_nearly_due(district):
    key, other = agreed(district), diagnosed(district, title="另一个")
    early = [each for each in waiting(district, "sec-ms") if each[1] == key]
    district.wind("2026-04-16 09:00")

    assert early == []
    assert waiting(district, "sec-ms") == [
        (What.SOLVE, key, date(2026, 4, 30)),
        (What.AGREE_MEASURE, other, None),
    ]


def test_a_stage_that_ends_waits_for_the_officer(district):
    district.hub.deadlines.tick(district.clock())
    for stage in list(Stage)[:3]:
        district.hub.programme.close_stage("P1", stage, act=district.by("officer"))
    quiet = kinds(district, "officer")
    district.wind("2026-04-16 09:00")

    assert quiet == [set()]
    assert waiting(district, "officer") == [(What.CLOSE_STAGE, "P1/practice", date(2026, 4, 30))]
    assert kinds(district, "director", "lead-ms", "evaluator") == [set()] * 3
