"""A school is seen as it is now, in its studio, beside a bystander that stays as it was."""

from __future__ import annotations

from datetime import date

from domain.model import Prose
from domain.schools import Profile, School, Tier
from domain.studios import Basis, Eligibility, LeavingReason, Membership, Studio
from domain.words import Level, Locality, MemberBand, OrgKind, SupportKind
from projections import schools

ON = date(2024, 9, 2)


def school(code: str, level: Level = Level.MIDDLE, **changed) -> School:
    fields = {
        "locality": Locality.URBAN,
        "street": "汀南街道",
        "org_kind": OrgKind.BRANCH,
        "member_band": MemberBand.FROM_20,
    }
    return School.register(code, name=f"学校{code}", level=level, **fields | changed)


def member(person: str, school: str) -> Membership:
    within = Eligibility.WITHIN_LIMIT
    return Membership.admit(
        person,
        programme_id="prog",
        school_id=school,
        studio_id="st-ms",
        in_post_since="2023-08",
        eligibility=within,
        on=ON,
    )


def test_a_revised_profile_is_seen_and_the_next_school_is_untouched(told):
    one = school("s-1")
    one.revise(Profile(name="新名", locality=Locality.RURAL))

    read = told.tell(one, school("s-2")).read()

    rows = [(row.name, row.locality, row.street, row.weak) for row in schools.everywhere(read)]
    assert rows == [("新名", "rural", "汀南街道", True), ("学校s-2", "urban", "汀南街道", False)]


def test_a_small_school_is_weak_wherever_it_lies(told):
    read = told.tell(school("s-1", member_band=MemberBand.LT7)).read()

    assert schools.school(read, "s-1").weak
    assert schools.school(read, "s-2") is None


def test_recognitions_and_needs_come_and_go(told):
    one, other = school("s-1", locality=Locality.RURAL), school("s-2", locality=Locality.RURAL)
    for each in (one, other):
        each.recognise(Tier.MUNICIPAL, year=2024)
        each.recognise(Tier.DISTRICT, year=2023)
    one.revoke_recognition(Tier.MUNICIPAL, reason=Prose("复评"))
    one.clear_need(SupportKind.RURAL, reason=Prose("撤乡设街"))

    read = told.tell(one, other).read()

    assert [schools.demonstration_points(read, code) for code in ("s-1", "s-2")] == [
        [("district", 2023)],
        [("district", 2023), ("municipal", 2024)],
    ]
    assert [schools.support_needs(read, code) for code in ("s-1", "s-2")] == [[], ["rural"]]


def test_the_schools_of_a_studio_begin_with_the_leads(told):
    studio = Studio.establish("st-ms", programme_id="prog", name="中学书记工作室", level=Level.MIDDLE)
    studio.appoint_lead("lead", school_id="s-2", basis=Basis.DEMONSTRATION_POINT, from_on=ON)
    gone = member("p-3", "s-3")
    gone.leave(reason=LeavingReason.REQUEST, on=ON)

    read = told.tell(*(school(f"s-{n}") for n in range(1, 5)), studio, member("p-1", "s-1"), gone).read()

    assert [row.code for row in schools.of_studio(read, "st-ms")] == ["s-2", "s-1"]
    assert [row.studio for row in schools.everywhere(read)] == ["st-ms", "st-ms", "", ""]


def test_schools_are_listed_by_level_and_in_pages(told):
    read = told.tell(school("s-1"), school("s-2", Level.PRIMARY), school("s-3"), school("s-4")).read()

    assert [row.code for row in schools.everywhere(read, level="primary")] == ["s-2"]
    assert [row.code for row in schools.everywhere(read, after="s-1", limit=2)] == ["s-2", "s-3"]
