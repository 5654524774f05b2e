"""A command that is rehearsed refuses what it would refuse and stores nothing, whatever it stores in."""

from __future__ import annotations

import pytest

from domain.errors import AlreadyThere
from domain.words import Level, Locality, MemberBand, OrgKind
from hub.rehearsal import rehearsal, rehearsed

PROFILE = {
    "name": "麦田庄中学",
    "level": Level.MIDDLE,
    "locality": Locality.TOWNSHIP,
    "street": "麦田庄",
    "org_kind": OrgKind.BRANCH,
    "member_band": MemberBand.LT7,
}


def test_a_rehearsed_command_leaves_the_log_the_names_and_the_drafts_as_they_are(district):
    hub, before = district.hub, district.hub.position()

    rehearsed(hub.people.enrol)("p-new", name="白鹭洲", act=district.by("officer"))
    rehearsed(hub.private.save_draft)("p-officer", "visits.invite", "", {"topic": ["党课"]}, 0)

    assert (hub.position(), hub.private.person("p-new"), hub.private.drafts("p-officer")) == (before, None, [])


def test_a_code_that_is_taken_is_refused_at_the_rehearsal(district):
    register = rehearsed(district.hub.schools.register)

    with pytest.raises(AlreadyThere):
        register("MS-01", **PROFILE, act=district.by("officer"))
    register("MS-09", **PROFILE, act=district.by("officer"))


def test_after_a_rehearsal_everything_is_stored_again(district):
    before = district.hub.position()

    with rehearsal():
        district.hub.schools.register("MS-09", **PROFILE, act=district.by("officer"))
        pytest.fail("a rehearsal goes no further than to what would be stored")
    district.hub.schools.register("MS-09", **PROFILE, act=district.by("officer"))

    assert district.hub.position() == before + 2
