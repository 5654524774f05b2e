"""What a studio plans and agrees: who may, what the other side says, what the mentors noted and who reads it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotYours, TermEnded
from domain.studios import Basis, Need, NeedsMethod, PlanItem, PlanState, Result, Studio, Turn
from domain.studios.faults import NotAMember
from domain.studios.refusals import PairingThere
from domain.words import Stage
from hub import studios as use
from hub.studios.faults import SchoolElsewhere, VisitUnseen
from hub.visits.basis import UnknownUnit
from projections import studios
from projections.studios import Course
from tests.district import KG1, KG2, MS1, PS1

JUNE, TODAY = date(2026, 6, 30), date(2026, 3, 5)
PLAN = {"period": "2024-2026", "goals": ["形成品牌"], "needs": ["专题研修", ""], "problems": ["两张皮"]}
ITEMS = [PlanItem(Stage.STUDY, "书记论坛", special=True)]


def two_leads(district):
    """The second studio is led from now on by `nobody`, of the kindergarten."""
    lead = {"school_id": "KG-01", "basis": Basis.DEMONSTRATION_POINT, "from_on": date(2024, 9, 1)}
    district.hub.studios.appoint_lead("ST-KG", "nobody", **lead, act=district.by("director"))


def submitted(district, **more):
    district.hub.studios.submit_plan("ST-MS", **PLAN | {"items": ITEMS} | more, act=district.by("lead-ms"))


# ---- needs and plans


def test_the_assistant_records_needs_and_does_not_plan(district):
    found = [Need("活动组织", 2)]
    district.hub.studios.record_needs("ST-MS", found, method=NeedsMethod.SURVEY, act=district.by("asst-ms"))

    assert district.ask(studios.needs, "ST-MS").by == "asst-ms"
    assert district.ask(studios.needs, "ST-KG") is None
    with pytest.raises(NotYours):
        district.hub.studios.submit_plan("ST-MS", **PLAN, items=ITEMS, act=district.by("asst-ms"))
    with pytest.raises(NotYours):
        district.hub.studios.record_needs("ST-KG", found, method=NeedsMethod.SURVEY, act=district.by("asst-ms"))


def test_a_plan_goes_to_the_party_school_and_back(district):
    submitted(district)
    officer = district.by("officer")
    district.hub.studios.return_plan("ST-MS", "2024-2026", revision=1, comments="写清分工", act=officer)
    submitted(district, goals=["形成品牌", "带动薄弱校"])
    district.hub.studios.approve_plan("ST-MS", "2024-2026", revision=2, act=district.by("officer"))

    row = district.ask(studios.plan, "ST-MS", "2024-2026")
    assert (row.state, row.approved, row.submitted_by) == (PlanState.APPROVED, 2, "lead-ms")
    assert district.ask(studios.plans, "ST-KG") == []
    with pytest.raises(NotYours):
        district.hub.studios.approve_plan("ST-MS", "2024-2026", revision=2, act=district.by("lead-ms"))
    assert district.level()


def may_see(district, person, code="ST-MS"):
    who = district.hub.core.standing(person)
    first, last = district.ask(studios.submissions, "ST-MS", "2024-2026")
    with district.hub.reader() as read:
        seen = [use.may_see_submission(read, who, code, each) for each in (first, last)]
        return use.may_see_board(read, who, code), *seen


def test_an_approved_plan_is_for_the_district_a_returned_one_for_its_own_people(district):
    submitted(district)
    act = district.by("officer")
    district.hub.studios.return_plan("ST-MS", "2024-2026", revision=1, comments="写清分工", act=act)
    submitted(district, goals=["再写"])
    district.hub.studios.approve_plan("ST-MS", "2024-2026", revision=2, act=district.by("officer"))

    own = {person: may_see(district, person) for person in ("lead-ms", "sec-ms", "mentor-ms", "officer", "observer")}
    assert set(own.values()) == {(True, True, True)}
    assert may_see(district, "sec-kg") == (False, False, True)
    assert may_see(district, "liaison") == may_see(district, "nobody") == (False, False, False)


# ---- pairings and turns


def test_a_pairing_is_confirmed_by_the_other_lead(district):
    two_leads(district)
    told = district.hub.studios
    told.propose_pairing("ST-MS", "ST-KG", theme="交换主持人", until_on=JUNE, act=district.by("lead-ms"))
    with pytest.raises(NotYours):
        told.confirm_pairing("ST-MS", "ST-KG", act=district.by("lead-ms"))
    with pytest.raises(PairingThere):
        told.propose_pairing("ST-KG", "ST-MS", theme="互访季", until_on=JUNE, act=district.by("nobody"))

    told.confirm_pairing("ST-MS", "ST-KG", act=district.by("nobody"))

    (row,) = district.ask(studios.pairings, "ST-KG")
    assert (row.course, row.proposed_by, row.confirmed_by) == (Course.PAIRED, "lead-ms", "nobody")
    told.end_pairing("ST-MS", "ST-KG", outcome="互换两次", act=district.by("nobody"))
    assert [each.course for each in district.ask(studios.pairings, "ST-MS")] == [Course.ENDED]


def test_a_proposal_is_declined_by_the_other_or_taken_back(district):
    two_leads(district)
    told, words = district.hub.studios, {"theme": "交换主持人", "until_on": JUNE}
    told.propose_pairing("ST-MS", "ST-KG", **words, act=district.by("lead-ms"))
    told.decline_pairing("ST-MS", "ST-KG", reason="今年太满", act=district.by("nobody"))
    told.propose_pairing("ST-MS", "ST-KG", **words, act=district.by("lead-ms"))
    told.withdraw_pairing("ST-MS", "ST-KG", act=district.by("lead-ms"))

    courses = [each.course for each in district.ask(studios.pairings, "ST-KG")]

    assert courses == [Course.WITHDRAWN, Course.DECLINED]


def test_a_pairing_names_a_studio_that_is_there_and_is_not_recorded_by_one_alone(district):
    told, words = district.hub.studios, {"theme": "交换主持人", "until_on": JUNE}
    with pytest.raises(UnknownUnit) as refused:
        told.propose_pairing("ST-MS", "ST-99", **words, act=district.by("lead-ms"))
    with pytest.raises(NotYours):
        told.pair("ST-MS", "ST-KG", **words, confirmed_by="nobody", act=district.by("director"))

    assert refused.value.field == "other_studio_id"
    assert district.ask(studios.pairings, "ST-MS") == []


def test_turns_are_of_schools_of_the_studio(district):
    march = Turn("MS-01", date(2026, 3, 1), date(2026, 3, 31), "组织生活")
    district.hub.studios.set_rotation("ST-MS", [march], act=district.by("asst-ms"))

    elsewhere = Turn("KG-01", date(2026, 4, 1), date(2026, 4, 30))
    with pytest.raises(NotAMember):
        district.hub.studios.set_rotation("ST-MS", [march, elsewhere], act=district.by("lead-ms"))

    assert [row.turn for row in district.ask(studios.rotation, "ST-MS")] == [march]


# ---- mentors


def note(district, topic="看现场", by="mentor-ms", **more):
    given = {"on": TODAY, "minutes": 90, "topic": topic, "content": "先定口径再立制度"}
    district.hub.studios.note_guidance("ST-MS", **given | more, act=district.by(by))


def topics(district, person, code="ST-MS"):
    with district.hub.reader() as read:
        return [row.topic for row in use.notes(read, district.hub.core.standing(person), code)]


def test_notes_are_read_inside_the_studio_and_those_for_the_lead_by_the_lead(district):
    note(district, "大家看")
    note(district, "只给主持人", for_lead=True)

    assert topics(district, "lead-ms") == topics(district, "mentor-ms") == ["只给主持人", "大家看"]
    assert topics(district, "sec-ps") == topics(district, "asst-ms") == ["大家看"]
    outside = ("officer", "director", "sec-kg", "asst-kg", "liaison")
    assert [topics(district, person) for person in outside] == [[]] * len(outside)
    assert [(each.mentor, each.minutes) for each in district.ask(studios.hours, "ST-MS")] == [("mentor-ms", 180)]


def test_guidance_is_for_a_school_of_the_studio_and_from_a_visit_that_was_seen(district):
    visit, hidden = district.afterwards(KG1, MS1, "2026-03-02"), district.afterwards(KG1, KG2, "2026-03-02")
    for wrong, field in ((SchoolElsewhere, {"school_id": "KG-01"}), (VisitUnseen, {"visit_id": "v-99"})):
        with pytest.raises(wrong):
            note(district, **field)

    note(district, school_id="PS-01", visit_id=visit)

    (row,) = district.ask(studios.guidance, "ST-MS")
    assert (row.school, row.visit) == ("PS-01", visit)
    assert hidden != visit


def test_only_a_mentor_of_the_studio_notes_guidance(district):
    for person in ("lead-ms", "officer", "sec-ms"):
        with pytest.raises(NotYours):
            note(district, by=person)


def test_a_mentor_may_remove_the_own_words(district):
    note(district)
    (key,) = district.hub.log.load(Studio, "ST-MS").texts
    with pytest.raises(NotYours):
        district.hub.studios.redact("ST-MS", of=(key,), reason="误记", act=district.by("sec-ms"))

    district.hub.studios.redact("ST-MS", of=(key,), reason="误记", act=district.by("mentor-ms"))

    (row,) = district.ask(studios.guidance, "ST-MS")
    assert (str(row.content), row.topic) == ("（内容已移除）", "看现场")


def test_with_the_studio_the_terms_of_its_people_end(district):
    submitted(district)
    district.hub.studios.conclude("ST-MS", result=Result.EXCELLENT, act=district.by("director"))
    district.wind("2026-03-06 09:00")

    with pytest.raises(TermEnded):
        submitted(district, goals=["再写"])
    assert topics(district, "mentor-ms") == []
    assert district.ask(studios.studio, "ST-MS").result is Result.EXCELLENT
    assert [row.school for row in district.ask(studios.members, "ST-MS")] == [MS1.id, PS1.id]
    assert district.level()
