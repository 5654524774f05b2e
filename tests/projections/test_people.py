"""Appointments are seen wherever in the log they come from, with their first and last day."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.partners import LegalBasis, Partner
from domain.people import ErasedFor, Person
from domain.studios import Basis, Eligibility, LeavingReason, Membership, Result, Studio
from domain.words import Level, PartnerKind, Party, PartyKind, Role, Scope, ScopeKind
from projections import people

SEPTEMBER, MARCH, END = date(2024, 9, 2), date(2025, 3, 1), date(2026, 8, 31)
DISTRICT = Scope(ScopeKind.DISTRICT)


def studio() -> Studio:
    made = Studio.establish("st-ms", programme_id="prog", name="中学书记工作室", level=Level.MIDDLE)
    made.appoint_lead("lead", school_id="s-0", basis=Basis.DEMONSTRATION_POINT, from_on=SEPTEMBER)
    made.appoint_assistant("helper", on=SEPTEMBER)
    made.appoint_mentor("mentor", org="市委党校", duties=(), on=SEPTEMBER)
    return made


def member(person: str, school: str) -> Membership:
    limit = Eligibility.WITHIN_LIMIT
    return Membership.admit(
        person,
        programme_id="prog",
        school_id=school,
        studio_id="st-ms",
        in_post_since="2023-08",
        eligibility=limit,
        on=SEPTEMBER,
    )


def terms(read, person):
    return [(row.role, row.scope_id, row.from_on, row.until_on) for row in people.terms_of(read, person)]


def test_a_granted_role_runs_until_it_is_revoked_and_nobody_elses_ends(told):
    one, other = Person.enrol("p-1"), Person.enrol("p-2")
    for person in (one, other):
        person.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER)
    one.revoke(Role.OFFICER, DISTRICT, on=MARCH, directors=0)

    read = told.tell(one, other).read()

    assert terms(read, "p-1") == [(Role.OFFICER, "", SEPTEMBER, MARCH)]
    assert terms(read, "p-2") == [(Role.OFFICER, "", SEPTEMBER, None)]


def test_a_lead_a_mentor_and_an_assistant_hold_their_role_by_appointment(told):
    read = told.tell(studio()).read()

    assert [terms(read, who) for who in ("lead", "mentor", "helper")] == [
        [(role, "st-ms", SEPTEMBER, None)] for role in (Role.LEAD, Role.MENTOR, Role.ASSISTANT)
    ]


def test_who_is_replaced_ends_the_day_before(told):
    made = studio()
    made.replace_lead("new", school_id="s-9", reason=Prose("调任"), on=MARCH)
    made.appoint_assistant("second", on=MARCH)
    made.release_mentor("mentor", on=MARCH)

    read = told.tell(made).read()

    assert [terms(read, who)[0][2:] for who in ("lead", "new", "helper", "second", "mentor")] == [
        (SEPTEMBER, date(2025, 2, 28)),
        (MARCH, None),
        (SEPTEMBER, date(2025, 2, 28)),
        (MARCH, None),
        (SEPTEMBER, MARCH),
    ]


def test_a_secretary_follows_the_school_and_a_bystander_does_not(told):
    one, other = member("p-1", "s-1"), member("p-2", "s-2")
    one.change_school("s-3", on=MARCH)

    read = told.tell(one, other).read()

    assert terms(read, "p-1") == [
        (Role.SECRETARY, "s-3", MARCH, None),
        (Role.SECRETARY, "s-1", SEPTEMBER, date(2025, 2, 28)),
    ]
    assert terms(read, "p-2") == [(Role.SECRETARY, "s-2", SEPTEMBER, None)]


def test_a_secretary_who_left_or_completed_has_a_last_day(told):
    left, done = member("p-1", "s-1"), member("p-2", "s-2")
    left.leave(reason=LeavingReason.RETIRED, on=MARCH)
    done.complete(result=Result.EXCELLENT, on=END)

    read = told.tell(left, done).read()

    assert [terms(read, who)[0][3] for who in ("p-1", "p-2")] == [MARCH, END]


def test_a_liaison_ends_when_the_next_one_begins(told):
    partner = Partner.register("pa-1", name="街道", kind=PartnerKind.STREET)
    partner.designate_contact("c-1", legal_basis=LegalBasis.AGREEMENT, on=SEPTEMBER)
    partner.designate_contact("c-2", legal_basis=LegalBasis.AGREEMENT, on=MARCH)

    read = told.tell(partner).read()

    assert terms(read, "c-1") == [(Role.PARTNER, "pa-1", SEPTEMBER, date(2025, 2, 28))]
    assert people.holders(read, Role.PARTNER, ScopeKind.PARTNER, "pa-1", MARCH) == ["c-2"]


def test_holders_and_directors_are_those_of_the_day(told):
    one, other = Person.enrol("p-1"), Person.enrol("p-2")
    one.grant(Role.DIRECTOR, DISTRICT, from_on=SEPTEMBER)
    other.grant(Role.DIRECTOR, DISTRICT, from_on=MARCH, until_on=END)

    read = told.tell(one, other).read()

    days = (date(2024, 9, 1), SEPTEMBER, MARCH, date(2026, 9, 1))
    assert [people.directors(read, day) for day in days] == [0, 1, 2, 1]


def test_an_erased_person_is_in_no_list_and_keeps_a_place(told):
    one, other = Person.enrol("p-1", party=Party(PartyKind.SCHOOL, "s-1")), Person.enrol("p-2", org="市委党校")
    one.acknowledge_notice(policy_version="1")
    one.erase(reason=ErasedFor.LEFT, directors=0)

    read = told.tell(one, other).read()

    assert people.everybody(read) == ["p-2"]
    assert read.rows("SELECT id, party_id, notice, erased FROM person ORDER BY id") == [
        ("p-1", "s-1", "1", 1),
        ("p-2", None, "", 0),
    ]


def test_people_are_listed_in_pages(told):
    read = told.tell(*(Person.enrol(f"p-{n}") for n in range(5))).read()

    assert [people.everybody(read, after=after, limit=2) for after in ("", "p-1", "p-3")] == [
        ["p-0", "p-1"],
        ["p-2", "p-3"],
        ["p-4"],
    ]


def test_a_last_day_that_was_set_later_ends_the_term_and_no_other(told):
    lead, other = Person.enrol("lead"), Person.enrol("helper")
    lead.set_term_end(Role.LEAD, Scope(ScopeKind.STUDIO, "st-ms"), END, since=SEPTEMBER, directors=2)

    read = told.tell(studio(), lead, other).read()

    assert terms(read, "lead") == [(Role.LEAD, "st-ms", SEPTEMBER, END)]
    assert terms(read, "helper") == [(Role.ASSISTANT, "st-ms", SEPTEMBER, None)]


def test_a_term_is_open_again_when_its_last_day_is_taken_back(told):
    person = Person.enrol("p-1")
    person.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=MARCH)
    person.set_term_end(Role.OFFICER, DISTRICT, None, since=SEPTEMBER, directors=2)

    assert terms(told.tell(person).read(), "p-1") == [(Role.OFFICER, "", SEPTEMBER, None)]


def test_who_changes_unit_belongs_there_and_nobody_else_moves(told):
    school, other = Party(PartyKind.SCHOOL, "s-1"), Party(PartyKind.SCHOOL, "s-2")
    one, two = Person.enrol("p-1", party=school), Person.enrol("p-2", party=school)
    one.move(other, "第二小学")

    read = told.tell(one, two).read()

    assert people.all_enrolled(read) == {"p-1": other, "p-2": school}
    assert people.enrolled_at(read, school) == ["p-2"]


def test_terms_that_end_soon_are_those_that_do_not_go_on(told):
    soon, later, goes_on = (Person.enrol(key) for key in ("p-1", "p-2", "p-3"))
    soon.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=MARCH)
    later.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=END)
    goes_on.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=MARCH)
    goes_on.grant(Role.OFFICER, DISTRICT, from_on=date(2025, 3, 2))

    read = told.tell(soon, later, goes_on).read()

    assert [row.person for row in people.ending(read, date(2025, 2, 1), date(2025, 4, 1))] == ["p-1"]
    assert people.ending(read, date(2025, 3, 2), date(2025, 4, 1)) == []
    assert [row.person for row in people.ending(read, date(2025, 2, 1), END)] == ["p-1", "p-2"]
