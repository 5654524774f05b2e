"""Who is in charge where, who works in a place of this name, which schools need support, what was set aside."""

from __future__ import annotations

from datetime import date

from domain.people import Person
from domain.schools import School
from domain.studios import Basis, Eligibility, Membership, Studio
from domain.words import Level, Locality, MemberBand, OrgKind, Role, Scope, ScopeKind
from projections import people, schools, state, studios

ON, LATER = date(2024, 9, 2), date(2026, 3, 5)


def school(code, name, band=MemberBand.FROM_20):
    fields = {"locality": Locality.URBAN, "street": "汀南街道", "org_kind": OrgKind.BRANCH, "member_band": band}
    return School.register(code, name=name, level=Level.MIDDLE, **fields)


def admitted(person, code):
    terms = {"in_post_since": "2023-08", "eligibility": Eligibility.WITHIN_LIMIT, "on": ON}
    return Membership.admit(person, programme_id="prog", school_id=code, studio_id="st", **terms)


def studio():
    found = Studio.establish("st", programme_id="prog", name="中学书记工作室", level=Level.MIDDLE)
    found.appoint_lead("p-lead", school_id="s-1", basis=Basis.DEMONSTRATION_POINT, from_on=ON)
    return found


def test_a_school_is_in_the_hands_of_its_secretary_and_of_the_lead(told):
    read = told.tell(school("s-1", "柳岸中学"), school("s-2", "远帆中学"), studio(), admitted("p-1", "s-2")).read()

    assert studios.in_charge(read, LATER) == {"s-1": ["p-lead"], "s-2": ["p-1"]}
    assert studios.in_charge(read, date(2024, 9, 1)) == {}


def test_people_are_found_by_their_school_the_lead_also_by_the_own_one(told):
    read = told.tell(school("s-1", "柳岸中学"), school("s-2", "远帆中学"), studio(), admitted("p-1", "s-2")).read()

    found = {text: people.at_units_named(read, text, LATER) for text in ("柳岸", "远帆", "书记工作室", "小学")}

    assert found == {"柳岸": ["p-lead"], "远帆": ["p-1"], "书记工作室": ["p-lead"], "小学": []}


def test_running_appointments_are_those_of_the_day_and_of_the_people_asked_for(told):
    person, other = Person.enrol("p-1"), Person.enrol("p-2")
    scope = Scope(ScopeKind.DISTRICT)
    person.grant(Role.OFFICER, scope, from_on=ON, until_on=date(2025, 8, 31))
    person.grant(Role.EVALUATOR, scope, from_on=date(2026, 1, 1))
    other.grant(Role.OBSERVER, scope, from_on=ON)
    read = told.tell(person, other).read()

    found = people.running(read, ["p-1", "p-3"], LATER)

    assert {key: [term.role for term in terms] for key, terms in found.items()} == {"p-1": [Role.EVALUATOR], "p-3": []}


def test_a_person_shows_whether_the_notice_has_been_read_and_a_bystander_does_not(told):
    person = Person.enrol("p-1")
    person.acknowledge_notice(policy_version="2026-03")
    read = told.tell(person, Person.enrol("p-2")).read()

    assert [people.person(read, key).notice for key in ("p-1", "p-2")] == ["2026-03", ""]
    assert people.person(read, "p-3") is None


def test_schools_are_found_by_a_part_of_the_name_and_by_what_they_need(told):
    read = told.tell(school("s-1", "柳岸中学"), school("s-2", "远帆中学", MemberBand.LT7)).read()

    assert [row.code for row in schools.everywhere(read, named="岸")] == ["s-1"]
    assert schools.everywhere(read, named="%") == []
    assert schools.in_need(read) == {"s-2"}


def test_what_was_set_aside_is_named_in_the_order_of_the_log(told):
    read = told.tell(school("s-1", "柳岸中学")).read()

    assert (state.parked(read), state.parked_count(read)) == ([], 0)
