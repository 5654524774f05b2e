"""A school keeps its profile true, and its support needs follow from it."""

from __future__ import annotations

import pytest

from domain.errors import NotChosen, PersonalNumber, Several
from domain.model import Prose
from domain.schools import NeedNotFlagged, NoSchoolLevel, NothingChanged, Profile, School, Tier, TierUnknown
from domain.words import Level, Locality, MemberBand, OrgKind, SupportKind


def school(**changed) -> School:
    fields = {
        "name": "柳岸中学",
        "level": Level.MIDDLE,
        "locality": Locality.URBAN,
        "street": "柳岸街道",
        "org_kind": OrgKind.BRANCH,
        "member_band": MemberBand.FROM_20,
    }
    return School.register("s-1", **fields | changed)


def needs_flagged(school: School) -> list[SupportKind]:
    return [fact.kind for fact in school.collect_events() if isinstance(fact, School.SupportNeedFlagged)]


def known(**changed) -> School:
    made = school(**changed)
    made.collect_events()
    return made


def test_a_large_school_in_town_needs_no_support():
    assert needs_flagged(school()) == []


@pytest.mark.parametrize(
    ("changed", "needs"),
    [
        ({"member_band": MemberBand.LT7}, [SupportKind.FEW_MEMBERS]),
        ({"org_kind": OrgKind.JOINT_BRANCH}, [SupportKind.FEW_MEMBERS]),
        ({"locality": Locality.RURAL}, [SupportKind.RURAL]),
        ({"locality": Locality.RURAL, "member_band": MemberBand.LT7}, [SupportKind.FEW_MEMBERS, SupportKind.RURAL]),
    ],
)
def test_few_members_and_a_rural_place_flag_their_need_at_once(changed, needs):
    assert needs_flagged(school(**changed)) == needs


def test_a_school_that_becomes_small_is_flagged_then():
    made = known()

    made.revise(Profile(member_band=MemberBand.LT7, name="柳岸实验中学"))

    assert needs_flagged(made) == [SupportKind.FEW_MEMBERS]
    assert (made.name, made.street) == ("柳岸实验中学", "柳岸街道")


def test_a_revision_that_changes_nothing_is_refused():
    with pytest.raises(NothingChanged):
        known().revise(Profile(name="柳岸中学"))


def test_a_school_has_a_code_a_name_and_a_school_level():
    with pytest.raises(Several) as refused:
        School.register(
            "",
            name="",
            level=Level.MIXED,
            locality=Locality.URBAN,
            street="",
            org_kind=OrgKind.BRANCH,
            member_band=MemberBand.GE50,
        )

    assert [type(fault) for fault in refused.value.faults] == [NotChosen, NotChosen, NoSchoolLevel]


def test_a_recognition_is_given_once_and_can_be_revoked_with_a_reason():
    made = known()

    made.recognise(Tier.MUNICIPAL, year=2024)
    made.recognise(Tier.MUNICIPAL, year=2025)
    with pytest.raises(NotChosen):
        made.revoke_recognition(Tier.MUNICIPAL, reason=Prose(""))
    made.revoke_recognition(Tier.MUNICIPAL, reason=Prose("复评未通过"))

    facts = [type(fact) for fact in made.collect_events()]
    assert facts == [School.DemonstrationPointRecognised, School.DemonstrationPointRevoked]
    with pytest.raises(TierUnknown):
        made.revoke_recognition(Tier.MUNICIPAL, reason=Prose("再次"))


def test_a_support_need_is_flagged_once_and_cleared_with_a_reason():
    made = known()

    made.flag_need(SupportKind.OTHER, note=Prose("缺会议室"))
    made.flag_need(SupportKind.OTHER)
    with pytest.raises(NotChosen):
        made.clear_need(SupportKind.OTHER, reason=Prose(""))
    made.clear_need(SupportKind.OTHER, reason=Prose("已解决"))

    assert [type(fact) for fact in made.collect_events()] == [School.SupportNeedFlagged, School.SupportNeedCleared]
    with pytest.raises(NeedNotFlagged):
        made.clear_need(SupportKind.OTHER, reason=Prose("已解决"))


@pytest.mark.parametrize(
    ("does", "field"),
    [
        (lambda of, words: of.flag_need(SupportKind.RURAL, note=words), "note"),
        (lambda of, words: of.clear_need(SupportKind.FEW_MEMBERS, reason=words), "reason"),
        (lambda of, words: of.revoke_recognition(Tier.DISTRICT, reason=words), "reason"),
    ],
)
def test_a_mobile_number_stays_out_of_what_is_said_about_a_school(does, field):
    of = known(member_band=MemberBand.LT7)
    of.recognise(Tier.DISTRICT, year=2025)
    before = of.version

    with pytest.raises(PersonalNumber) as refused:
        does(of, Prose("请电13812345678"))

    assert (refused.value.field, refused.value.facts["at"], of.version) == (field, 3, before)
