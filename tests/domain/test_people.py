"""A person is enrolled, appointed for a term, and can be forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import NotChosen, Several
from domain.people import (
    AlreadyAppointed,
    ErasedFor,
    LastDirector,
    NotAppointed,
    Person,
    PersonErased,
    ScopeMismatch,
    TermReversed,
)
from domain.words import Role, Scope, ScopeKind

SEPTEMBER = date(2025, 9, 1)
DISTRICT = Scope(ScopeKind.DISTRICT)
STUDIO = Scope(ScopeKind.STUDIO, "st-ms")


def someone(*roles: tuple[Role, Scope]) -> Person:
    person = Person.enrol("p-1")
    for role, scope in roles:
        person.grant(role, scope, from_on=SEPTEMBER)
    person.collect_events()
    return person


def test_a_person_is_enrolled_under_their_own_key():
    person = Person.enrol("p-1", org="市委党校")

    assert [(type(e), e.key, e.org) for e in person.collect_events()] == [(Person.Enrolled, "p-1", "市委党校")]


def test_a_person_without_a_key_gets_one_nobody_else_has():
    assert Person.enrol().key != Person.enrol().key


def test_a_role_is_granted_for_a_scope_and_a_term():
    person = someone()

    person.grant(Role.LEAD, STUDIO, from_on=SEPTEMBER, until_on=date(2027, 8, 31))

    (fact,) = person.collect_events()
    assert (fact.role, fact.scope, fact.from_on, fact.until_on) == (Role.LEAD, STUDIO, SEPTEMBER, date(2027, 8, 31))


def test_the_same_role_for_the_same_scope_is_not_granted_twice():
    person = someone((Role.LEAD, STUDIO))

    with pytest.raises(AlreadyAppointed) as refused:
        person.grant(Role.LEAD, STUDIO, from_on=date(2026, 1, 1))

    assert refused.value.facts == {"role": Role.LEAD, "from_on": SEPTEMBER}
    assert person.pending_events == []


def test_a_role_needs_the_kind_of_scope_it_is_for():
    with pytest.raises(ScopeMismatch):
        someone().grant(Role.DIRECTOR, STUDIO, from_on=SEPTEMBER)


def test_all_that_is_wrong_with_a_grant_is_told_at_once():
    with pytest.raises(Several) as refused:
        someone().grant(Role.LEAD, Scope(ScopeKind.STUDIO), from_on=SEPTEMBER, until_on=date(2025, 8, 31))

    assert [type(fault) for fault in refused.value.faults] == [NotChosen, TermReversed]


def test_a_role_is_revoked_and_may_be_granted_again():
    person = someone((Role.LEAD, STUDIO))

    person.revoke(Role.LEAD, STUDIO, on=date(2026, 1, 31), directors=1)
    person.grant(Role.LEAD, STUDIO, from_on=date(2026, 3, 1))

    assert [type(fact) for fact in person.collect_events()] == [Person.RoleRevoked, Person.RoleGranted]


def test_a_role_that_was_never_granted_cannot_be_revoked():
    with pytest.raises(NotAppointed):
        someone().revoke(Role.LEAD, STUDIO, on=SEPTEMBER, directors=1)


@pytest.mark.parametrize("directors", [0, 1])
def test_the_last_director_stays(directors):
    person = someone((Role.DIRECTOR, DISTRICT))

    with pytest.raises(LastDirector):
        person.revoke(Role.DIRECTOR, DISTRICT, on=SEPTEMBER, directors=directors)
    with pytest.raises(LastDirector):
        person.erase(reason=ErasedFor.LEFT, directors=directors)


def test_one_of_two_directors_may_go():
    person = someone((Role.DIRECTOR, DISTRICT))

    person.revoke(Role.DIRECTOR, DISTRICT, on=SEPTEMBER, directors=2)

    assert [type(fact) for fact in person.collect_events()] == [Person.RoleRevoked]


def test_an_erased_person_takes_no_more_facts():
    person = someone()
    person.erase(reason=ErasedFor.WITHDRAWN, directors=0)

    for command in (
        lambda: person.grant(Role.LEAD, STUDIO, from_on=SEPTEMBER),
        lambda: person.acknowledge_notice(policy_version="1"),
        lambda: person.erase(reason=ErasedFor.LEFT, directors=0),
    ):
        with pytest.raises(PersonErased):
            command()


def test_a_notice_is_acknowledged_once_per_version():
    person = someone()

    for version in ("1", "1", "2"):
        person.acknowledge_notice(policy_version=version)

    assert [fact.policy_version for fact in person.collect_events()] == ["1", "2"]


def test_a_role_may_be_given_again_once_its_term_is_over():
    person = Person.enrol("p-1")
    person.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=date(2026, 1, 31))

    person.grant(Role.OFFICER, DISTRICT, from_on=date(2026, 2, 1))

    assert [(fact.from_on, fact.until_on) for fact in person.collect_events()[1:]] == [
        (SEPTEMBER, date(2026, 1, 31)),
        (date(2026, 2, 1), None),
    ]


def test_two_terms_of_one_role_do_not_overlap_by_a_single_day():
    person = Person.enrol("p-1")
    person.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=date(2026, 1, 31))

    with pytest.raises(AlreadyAppointed) as refused:
        person.grant(Role.OFFICER, DISTRICT, from_on=date(2026, 1, 31))

    assert refused.value.facts == {"role": Role.OFFICER, "from_on": SEPTEMBER}


def test_a_term_gets_its_last_day_later_whoever_gave_it():
    person = someone()

    person.set_term_end(Role.LEAD, STUDIO, date(2026, 8, 31), since=SEPTEMBER, directors=2)

    (fact,) = person.collect_events()
    assert (type(fact), fact.role, fact.scope, fact.until_on) == (
        Person.TermEndSet,
        Role.LEAD,
        STUDIO,
        date(2026, 8, 31),
    )


def test_an_appointment_that_nobody_holds_has_no_last_day():
    with pytest.raises(NotAppointed):
        someone().set_term_end(Role.LEAD, STUDIO, date(2026, 8, 31), since=None, directors=2)


def test_a_term_cannot_end_before_it_began():
    with pytest.raises(TermReversed):
        someone().set_term_end(Role.LEAD, STUDIO, date(2025, 8, 31), since=SEPTEMBER, directors=2)
    with pytest.raises(TermReversed):
        someone((Role.OFFICER, DISTRICT)).revoke(Role.OFFICER, DISTRICT, on=date(2025, 8, 31), directors=2)


def test_the_last_director_gets_no_last_day():
    director = someone((Role.DIRECTOR, DISTRICT))

    with pytest.raises(LastDirector):
        director.set_term_end(Role.DIRECTOR, DISTRICT, date(2026, 8, 31), since=SEPTEMBER, directors=1)

    director.set_term_end(Role.DIRECTOR, DISTRICT, None, since=SEPTEMBER, directors=1)
    assert [fact.until_on for fact in director.collect_events()] == [None]


def test_a_term_is_not_reopened_into_the_next_one():
    person = someone()
    person.grant(Role.OFFICER, DISTRICT, from_on=SEPTEMBER, until_on=date(2026, 1, 31))
    person.grant(Role.OFFICER, DISTRICT, from_on=date(2026, 3, 1))

    with pytest.raises(AlreadyAppointed):
        person.set_term_end(Role.OFFICER, DISTRICT, None, since=SEPTEMBER, directors=2)


def test_a_person_who_changes_unit_says_so_once():
    person = Person.enrol("p-1", org="市委党校")
    person.collect_events()

    person.move(None, "区教育局")
    person.move(None, "区教育局")

    assert [(type(fact), fact.org) for fact in person.collect_events()] == [(Person.UnitChanged, "区教育局")]
