"""A studio is led, mentored and assisted; a secretary belongs to one studio of a programme."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.errors import NotChosen, Several
from domain.model import Prose
from domain.studios import (
    Basis,
    BeforeThisTerm,
    Eligibility,
    ExceptionUnexplained,
    LeadPresent,
    LeavingReason,
    Membership,
    MembershipEnded,
    MentorUnknown,
    NoLead,
    Result,
    SameLead,
    SameUnit,
    Studio,
)
from domain.words import Level

ON = date(2024, 9, 2)


def studio(*, led: bool = True) -> Studio:
    made = Studio.establish("st-ms", programme_id="prog-2024", name="中学书记工作室", level=Level.MIDDLE)
    if led:
        made.appoint_lead("p-0", school_id="s-0", basis=Basis.DEMONSTRATION_POINT, from_on=ON)
    made.collect_events()
    return made


def member() -> Membership:
    made = Membership.admit(
        "p-1",
        programme_id="prog-2024",
        school_id="s-1",
        studio_id="st-ms",
        in_post_since="2023-08",
        eligibility=Eligibility.WITHIN_LIMIT,
        on=ON,
    )
    made.collect_events()
    return made


def test_a_studio_has_a_code_and_a_name():
    with pytest.raises(Several) as refused:
        Studio.establish("", programme_id="prog-2024", name="", level=Level.MIXED)

    assert [fault.field for fault in refused.value.faults] == ["code", "name"]


def test_a_lead_is_appointed_once():
    made = studio(led=False)

    made.appoint_lead("p-0", school_id="s-0", basis=Basis.EXCEPTION, from_on=ON, exception_reason=Prose("区级示范点"))

    assert [type(fact) for fact in made.collect_events()] == [Studio.LeadAppointed]
    with pytest.raises(LeadPresent):
        made.appoint_lead("p-9", school_id="s-9", basis=Basis.DEMONSTRATION_POINT, from_on=ON)


def test_an_exception_is_explained():
    with pytest.raises(ExceptionUnexplained):
        studio(led=False).appoint_lead("p-0", school_id="s-0", basis=Basis.EXCEPTION, from_on=ON)


def test_a_lead_is_replaced_by_somebody_else_for_a_reason():
    made = studio()

    made.replace_lead("p-9", school_id="s-9", reason=Prose("调任"), on=ON)

    (fact,) = made.collect_events()
    assert (fact.from_person_id, fact.to_person_id, made.lead_school) == ("p-0", "p-9", "s-9")


def test_a_lead_is_not_replaced_by_themselves_nor_without_a_reason():
    with pytest.raises(Several) as refused:
        studio().replace_lead("p-0", school_id="s-0", reason=Prose(""), on=ON)

    assert [type(fault) for fault in refused.value.faults] == [SameLead, NotChosen]


def test_where_nobody_leads_nobody_is_replaced():
    with pytest.raises(NoLead):
        studio(led=False).replace_lead("p-9", school_id="s-9", reason=Prose("调任"), on=ON)


def test_mentors_come_once_and_go():
    made = studio()

    made.appoint_mentor("m-1", org="市委党校", duties=("理论指导",), on=ON)
    made.appoint_mentor("m-1", org="市委党校", duties=("理论指导",), on=ON)
    made.release_mentor("m-1", on=ON)

    assert [type(fact) for fact in made.collect_events()] == [Studio.MentorAppointed, Studio.MentorReleased]
    with pytest.raises(MentorUnknown):
        made.release_mentor("m-1", on=ON)


def test_a_new_assistant_takes_the_place_of_the_old_one():
    made = studio()

    for person in ("a-1", "a-1", "a-2"):
        made.appoint_assistant(person, on=ON)

    assert [fact.person_id for fact in made.collect_events()] == ["a-1", "a-2"]


def test_a_membership_is_keyed_by_programme_and_person():
    assert member().key == "prog-2024/p-1"


def test_an_admission_by_exception_is_explained():
    with pytest.raises(ExceptionUnexplained):
        Membership.admit(
            "p-1",
            programme_id="prog-2024",
            school_id="s-1",
            studio_id="st-ms",
            in_post_since="2015-08",
            eligibility=Eligibility.EXCEPTION,
            on=ON,
        )


def test_a_member_moves_between_studios_and_schools():
    made = member()

    made.transfer("st-ps", reason=Prose("学校改制"), on=ON)
    made.change_school("s-2", on=ON)

    assert [type(fact) for fact in made.collect_events()] == [Membership.Transferred, Membership.SchoolChanged]
    assert (made.studio_id, made.school_id) == ("st-ps", "s-2")


def test_a_member_does_not_move_to_where_they_are():
    made = member()

    with pytest.raises(Several) as refused:
        made.transfer("st-ms", reason=Prose(""), on=ON)
    with pytest.raises(SameUnit):
        made.change_school("s-1", on=ON)

    assert [type(fault) for fault in refused.value.faults] == [SameUnit, NotChosen]


@pytest.mark.parametrize(
    "end",
    [
        lambda made: made.leave(reason=LeavingReason.RETIRED, on=ON),
        lambda made: made.complete(result=Result.QUALIFIED, on=ON),
    ],
)
def test_a_membership_that_has_ended_takes_no_more_facts(end):
    made = member()
    end(made)

    for command in (
        lambda: made.transfer("st-ps", reason=Prose("调"), on=ON),
        lambda: made.change_school("s-2", on=ON),
        lambda: made.leave(reason=LeavingReason.REQUEST, on=ON),
        lambda: made.complete(result=Result.EXCELLENT, on=ON),
    ):
        with pytest.raises(MembershipEnded):
            command()


@pytest.mark.parametrize(
    "move",
    [
        lambda made, on: made.transfer("st-ps", reason=Prose("调"), on=on),
        lambda made, on: made.change_school("s-2", on=on),
        lambda made, on: made.leave(reason=LeavingReason.REQUEST, on=on),
        lambda made, on: made.complete(result=Result.EXCELLENT, on=on),
    ],
)
def test_nothing_moves_or_ends_before_the_present_school_began(move):
    made = member()

    with pytest.raises(BeforeThisTerm) as refused:
        move(made, ON - timedelta(days=1))
    move(made, ON)

    assert (refused.value.field, refused.value.facts) == ("on", {"since": ON})
