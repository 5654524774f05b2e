"""Whom a person may look up: members everybody, mentors and partners the people they work with."""

from __future__ import annotations

import pytest

from domain.errors import NotYours, TermEnded
from hub import access, sight
from hub.clock import local_day
from hub.compose import open_hub
from hub.settings import Settings
from hub.watch import sizes
from tests.web import district, lively


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    small = tmp_path_factory.mktemp("small") / "data"
    district.build(small).close()
    hub = open_hub(Settings(data=lively.build(small, tmp_path_factory.mktemp("lively") / "data")), lambda: district.NOW)
    yield hub
    hub.close()


def seen(hub, login):
    with hub.reader() as read:
        found = sight.colleagues(read, access.standing(read, f"p-{login}", local_day(district.NOW)))
    return found if found is None else {key.removeprefix("p-") for key in found}


def test_members_see_everybody_mentors_their_studio_and_partners_whom_they_meet(hub):
    assert [seen(hub, login) for login in ("sec-ms-01", "asst-ms", "observer", "admin")] == [None] * 4
    assert seen(hub, "mentor-ms") == {"mentor-ms", "lead-ms", "asst-ms", "sec-ms-01", "sec-ps-01"}
    assert seen(hub, "partner-01") == {"partner-01", "sec-ms-01"}
    assert seen(hub, "nobody") == {"nobody"}


def test_who_holds_no_role_is_told_why(hub):
    with hub.reader() as read:
        who = {login: access.standing(read, f"p-{login}", local_day(district.NOW)) for login in ("former", "nobody")}

    with pytest.raises(TermEnded):
        sight.enter(who["former"])
    with pytest.raises(NotYours):
        sight.enter(who["nobody"])


def test_a_liaison_opens_the_own_partner_only_and_a_member_any(hub):
    with hub.reader() as read:
        found = {
            login: [
                row.code
                for row in sight.own_partners(read, access.standing(read, f"p-{login}", local_day(district.NOW)))
            ]
            for login in ("partner-01", "sec-ms-01")
        }

    assert found == {"partner-01": ["PA-01"], "sec-ms-01": ["PA-01", "PA-02"]}


def test_the_directory_is_read_in_the_order_of_pinyin_behind_a_person(hub):
    first = hub.private.directory(limit=3)

    rest = hub.private.directory(after=first[-1].id, limit=2)

    assert [person.name for person in (*first, *rest)] == ["安归田", "管云帆", "郝砺川", "何田苒", "简念青"]
    assert [person.name for person in hub.private.people(["p-sec-ms-01", "p-gone", "p-admin"])] == ["管云帆", "郝砺川"]


def test_what_the_files_take_is_told_by_what_they_are_for(hub):
    found = sizes(hub)

    assert set(found) == {"log", "private", "read", "other"}
    assert min(found["log"], found["private"], found["read"]) > 10_000
